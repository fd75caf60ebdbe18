import type { SqlEntityManager } from '@mikro-orm/sql';
import {
  execute,
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { sql } from 'kysely';
import type { KeyCheck } from '../auth/key-check.js';
import type { Principal } from '../auth/principal.js';
import { unauthenticated } from '../auth/unauthenticated.js';
import type { Database } from '../database/database.js';
import { runStatement } from '../database/one-trip.js';
import { Afterwards, AfterwardsFailed } from '../read-planner/afterwards.js';
import { FinishedJson } from '../read-planner/finished-json.js';
import type { BoundStatement, ReadPlanner } from '../read-planner/read-planner.js';
import { EventWithheld } from '../live/live-record.js';
import type { LiveEvent } from '../live/live-event.js';
import { OperationState } from './operation-state.js';
import { preparationsOf } from './preparations.js';
import { takeBackPayloads } from './take-back-payloads.js';

/** Builds what resolvers receive, for one operation inside its transaction. */
export type ContextFactory = (em: SqlEntityManager, principal: Principal, operation: OperationState) => unknown;

/** An operation that admission has let pass. */
export interface AdmittedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly principal: Principal;
}

/** Who made an answer: one statement alone, a statement and resolvers for the rest, or resolvers. */
export type AnsweredBy = 'STATEMENT' | 'STATEMENT_AND_RESOLVERS' | 'RESOLVERS';

export interface RunnerParts {
  readonly schema: GraphQLSchema;
  readonly database: Database;
  readonly createContext: ContextFactory;
  readonly keyCheck: KeyCheck;
  /** What mutations work with that do something before their transaction begins. */
  readonly preparationMeans: (principal: Principal) => unknown;
  /** Left out where resolvers shall answer everything. */
  readonly planner: ReadPlanner | null;
  readonly afterwards: Afterwards;
  /** Told of a defect of the planner; the operation is answered by resolvers all the same. */
  readonly onPlanningFailure: (error: unknown) => void;
}

interface StatementRow {
  readonly isKeyValid: boolean;
  readonly answer: string;
}

/** Thrown to roll a transaction back although the operation has an answer. */
class RolledBack extends Error {
  readonly result: ExecutionResult;
  constructor(result: ExecutionResult) {
    super('rolled back');
    this.result = result;
  }
}

/** Runs operations, each in one transaction that begins with the question whether the caller's key still works. */
export class OperationRunner {
  readonly #parts: RunnerParts;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
  }

  /** The answer to an operation, and who made it. Throws when the transaction cannot be begun or committed. */
  async run(asked: AdmittedOperation): Promise<readonly [result: ExecutionResult, by: AnsweredBy]> {
    const statement = asked.operation.operation === 'query' ? this.#plan(asked) : null;
    if (statement) {
      try {
        return await this.#byStatement(asked, statement);
      } catch (error) {
        if (!isForResolvers(error)) throw error;
      }
    }
    return [await this.#byResolvers(asked), 'RESOLVERS'];
  }

  /** A subscription's answer to one event; null when the event is not for this caller. Throws when the key works no longer. */
  runEvent(asked: AdmittedOperation, event: LiveEvent): Promise<ExecutionResult | null> {
    const { database, createContext } = this.#parts;
    return database.transaction(asked.principal, 'READ', async (em) => {
      await this.#requireWorkingKey(em, asked.principal);
      const context = createContext(em, asked.principal, new OperationState());
      const result = await this.#execute(asked, context, { event });
      return result.errors?.some(({ originalError }) => originalError instanceof EventWithheld) ? null : result;
    });
  }

  /** Throws when the caller's key works no longer. */
  requireWorkingKey(principal: Principal): Promise<void> {
    return this.#parts.database.transaction(principal, 'READ', (em) => this.#requireWorkingKey(em, principal));
  }

  #plan(asked: AdmittedOperation): BoundStatement | null {
    try {
      return this.#parts.planner?.plan(asked) ?? null;
    } catch (error) {
      this.#parts.onPlanningFailure(error);
      return null;
    }
  }

  async #byStatement(
    asked: AdmittedOperation,
    statement: BoundStatement,
  ): Promise<readonly [result: ExecutionResult, by: AnsweredBy]> {
    const { database } = this.#parts;
    const { afterwards, others } = statement.tree;
    if (afterwards.length === 0 && others.length === 0) {
      const answer = answerOf(await database.read<StatementRow>(asked.principal, statement));
      return [{ data: new FinishedJson(answer) as never }, 'STATEMENT'];
    }
    const result = await database.transaction(asked.principal, 'READ', (em) => this.#completed(em, asked, statement));
    return [result, 'STATEMENT_AND_RESOLVERS'];
  }

  /** The statement's answer with what resolvers add to it: fields of its records, and root fields of their own. */
  async #completed(
    em: SqlEntityManager,
    asked: AdmittedOperation,
    statement: BoundStatement,
  ): Promise<ExecutionResult> {
    const { tree } = statement;
    const answer = JSON.parse(answerOf(await runStatement<StatementRow>(em, statement))) as Record<string, unknown>;
    const context = this.#parts.createContext(em, asked.principal, new OperationState());
    await this.#parts.afterwards.complete(answer, tree, asked, context);
    if (tree.others.length === 0) return { data: answer };
    const { data, errors } = await this.#execute(asked, context, { only: tree.others });
    const merged = data && Object.fromEntries(tree.keys.map((key) => [key, key in data ? data[key] : answer[key]]));
    return { data: merged ?? null, ...(errors && { errors }) };
  }

  /**
   * Any error, and any refused mutation, rolls back the whole operation; a commit that fails is thrown, never answered as a
   * success.
   */
  async #byResolvers(asked: AdmittedOperation): Promise<ExecutionResult> {
    const { operation, document, principal } = asked;
    const access = operation.operation === 'mutation' ? 'WRITE' : 'READ';
    const prepared = await this.#prepare(asked);
    try {
      return await this.#parts.database.transaction(principal, access, async (em) => {
        // Travels with the operation's first statements; nothing is answered or committed before it is known.
        const isKeyKnown = this.#requireWorkingKey(em, principal);
        isKeyKnown.catch(() => undefined);
        const state = new OperationState(prepared);
        const result = await this.#execute(asked, this.#parts.createContext(em, principal, state));
        await isKeyKnown;
        if (state.isRefused) throw new RolledBack(takeBackPayloads(result, document, operation));
        if (access === 'WRITE' && result.errors) throw new RolledBack(result);
        return result;
      });
    } catch (error) {
      if (error instanceof RolledBack) return error.result;
      throw error;
    }
  }

  /** One after the other: they may ask the same source, which has a limit. */
  async #prepare(asked: AdmittedOperation): Promise<ReadonlyMap<string, unknown>> {
    const { schema, preparationMeans } = this.#parts;
    const preparations = preparationsOf(schema, asked.document, asked.operation, asked.variables);
    if (preparations.size === 0) return new Map();
    await this.requireWorkingKey(asked.principal);
    const means = preparationMeans(asked.principal);
    const prepared = new Map<string, unknown>();
    for (const [key, prepare] of preparations) prepared.set(key, await prepare(means));
    return prepared;
  }

  async #execute(
    { document, operation, operationName, variables }: AdmittedOperation,
    contextValue: unknown,
    { only, event }: { readonly only?: readonly FieldNode[]; readonly event?: LiveEvent } = {},
  ): Promise<ExecutionResult> {
    return execute({
      schema: this.#parts.schema,
      document: only ? selectingOnly(document, operation, only) : document,
      variableValues: variables,
      operationName,
      contextValue,
      rootValue: event,
    });
  }

  async #requireWorkingKey(em: SqlEntityManager, { organizationId, keyId }: Principal): Promise<void> {
    if (keyId === null) return;
    const check = this.#parts.keyCheck(sql`${organizationId}::uuid`, sql`${keyId}::uuid`);
    const { rows } = await sql<{ isKeyValid: boolean }>`select ${check} as "isKeyValid"`.execute(
      em.getKysely<Record<string, never>>(),
    );
    if (!rows[0]?.isKeyValid) throw unauthenticated();
  }
}

/** The document with nothing but these fields at the operation's root. */
function selectingOnly(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  fields: readonly FieldNode[],
): DocumentNode {
  const narrowed = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: fields } as const };
  return { ...document, definitions: document.definitions.map((each) => (each === operation ? narrowed : each)) };
}

function answerOf(rows: readonly StatementRow[]): string {
  const { isKeyValid, answer } = rows[0]!;
  if (!isKeyValid) throw unauthenticated();
  return answer;
}

/**
 * True for what a statement refuses because of a value or a missing record (PostgreSQL's class 22, and P0002 of our own
 * `missing_row`), and for failed resolvers: the ordinary path tells such errors where in the answer they belong.
 */
function isForResolvers(error: unknown): boolean {
  if (error instanceof AfterwardsFailed) return true;
  const code = error instanceof Error ? (error as Error & { readonly code?: unknown }).code : undefined;
  return typeof code === 'string' && (code === 'P0002' || code.startsWith('22'));
}
