import { GraphQLError, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { OperationVerdicts } from '../auth/operation-verdicts.js';
import type { Principal } from '../auth/principal.js';
import { unauthenticated } from '../auth/unauthenticated.js';
import { isIntrospectionOnly } from './introspection-only.js';
import { OperationCosts } from './operation-cost.js';
import { requireStorableText } from './storable-text.js';

/** The most tokens that a document may have: parsing and validating more would cost before any limit is known. */
export const TOKEN_LIMIT = 1000;

/** A valid operation with its variables, and who asks it. */
export interface AskedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly principal: Principal | null;
}

/** Decides before anything runs whether an operation may: who asks, what it selects, what it could cost. */
export class Admission {
  readonly #verdicts: OperationVerdicts;
  readonly #costs: OperationCosts;

  constructor(schema: GraphQLSchema, costLimit: number) {
    this.#verdicts = new OperationVerdicts(schema);
    this.#costs = new OperationCosts(schema, costLimit);
  }

  /** Throws unless the operation may run. */
  require({ document, operation, variables, principal }: AskedOperation): void {
    if (isIntrospectionOnly(document, operation)) return;
    if (!principal) throw unauthenticated();
    this.#verdicts.require(document, operation, principal.capabilities);
    requireStorableText(document, variables);
    this.#costs.require(document, operation, { ...variables });
  }
}

/** A request that cannot be run as it came; the sentence says what to send instead. */
export function wrongOperation(sentence: string): GraphQLError {
  return new GraphQLError(sentence, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } } });
}
