import { execute, type ExecutionArgs, type ExecutionResult, type OperationDefinitionNode } from 'graphql';
import type { Principal } from '../auth/principal.js';
import type { Database } from '../database/database.js';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { OperationState } from './operation-state.js';
import { takeBackPayloads } from './take-back-payloads.js';

/** Builds what resolvers receive, for one operation inside its transaction. */
export type ContextFactory = (em: SqlEntityManager, principal: Principal, operation: OperationState) => unknown;

/** Thrown to roll a transaction back although the operation has an answer. */
class RolledBack extends Error {
  readonly result: ExecutionResult;
  constructor(result: ExecutionResult) {
    super('rolled back');
    this.result = result;
  }
}

/**
 * Runs an operation in one transaction and gives its answer. Any error, and any refused mutation, rolls back the whole
 * operation; a commit that fails is thrown, never answered as a success.
 */
export async function runOperation(
  database: Database,
  createContext: ContextFactory,
  principal: Principal,
  args: Omit<ExecutionArgs, 'contextValue'>,
  operation: OperationDefinitionNode,
): Promise<ExecutionResult> {
  const access = operation.operation === 'mutation' ? 'WRITE' : 'READ';
  try {
    return await database.transaction(principal, access, async (em) => {
      const state = new OperationState();
      const result = await execute({ ...args, contextValue: createContext(em, principal, state) });
      if (state.isRefused) throw new RolledBack(takeBackPayloads(result, args.document, operation));
      if (access === 'WRITE' && result.errors) throw new RolledBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result;
    throw error;
  }
}
