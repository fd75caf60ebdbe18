import { getComplexity, type ComplexityEstimator, type ComplexityEstimatorArgs } from 'graphql-query-complexity';
import {
  getNullableType,
  getVariableValues,
  isListType,
  isObjectType,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { DomainError } from '../errors.js';
import { DEFAULT_PAGE_SIZE, MAXIMUM_PAGE_SIZE } from '../reads/page.js';

/** How long a list is taken to be when its field takes no page size. */
const ASSUMED_LIST_LENGTH = 10;

/** Refuses an operation whose answer could hold more records than the limit: the product of the page sizes counts. */
export function requireAffordable(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  limit: number,
): void {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  // Execution reports them with code and place.
  if (errors) return;
  const cost = costOf(schema, document, operation, variables);
  if (cost > limit) {
    throw new DomainError(
      'QUERY_TOO_COSTLY',
      `The operation could give ${Math.round(cost)} records, and ${limit} is the most. Ask for smaller pages, or for less depth.`,
      { ...(Number.isFinite(cost) && { cost: Math.round(cost) }), limit },
    );
  }
}

/** The records that the answer could hold; infinite for what cannot be reckoned, such as a million fields spelled out. */
function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number {
  const operationName = operation.name?.value;
  try {
    return getComplexity({
      schema,
      query: document,
      variables,
      ...(operationName && { operationName }),
      estimators: [recordsOf],
    });
  } catch {
    return Infinity;
  }
}

/** A connection costs its page times what each record costs; a scalar costs nothing. */
const recordsOf: ComplexityEstimator = ({ field, args, childComplexity, type }: ComplexityEstimatorArgs) => {
  const nullable = getNullableType(field.type);
  const { cost: own = 0 } = field.extensions as { readonly cost?: number };
  if (own > 0) return own + childComplexity;
  if (field.args.some(({ name }) => name === 'first')) {
    const size = Number(args.first ?? args.last ?? DEFAULT_PAGE_SIZE);
    // `edges` and `nodes` below are lists of this page: they pass their children's cost on.
    // A larger page is refused by its own name when it is read.
    return 1 + Math.min(Math.max(1, size), MAXIMUM_PAGE_SIZE) * Math.max(1, childComplexity);
  }
  if (isListType(nullable)) {
    const isOfPage = isObjectType(type) && type.name.endsWith('Connection');
    if (isOfPage) return childComplexity;
    return childComplexity === 0 ? 0 : ASSUMED_LIST_LENGTH * childComplexity;
  }
  return isObjectType(nullable) ? Math.max(1, childComplexity) : childComplexity;
};
