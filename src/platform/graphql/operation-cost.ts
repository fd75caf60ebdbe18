import { getComplexity, type ComplexityEstimator, type ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { getNullableType, isListType, isObjectType, type DocumentNode, type GraphQLSchema } from 'graphql';
import { DomainError } from '../errors.js';
import { DEFAULT_PAGE_SIZE } from '../reads/page.js';

/** How long a list is taken to be when its field takes no page size. */
const ASSUMED_LIST_LENGTH = 10;

/** Refuses an operation whose answer could hold more records than the limit: the product of the page sizes counts. */
export function requireAffordable(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Record<string, unknown>,
  limit: number,
): void {
  let cost: number;
  try {
    cost = getComplexity({
      schema,
      query: document,
      variables,
      ...(operationName && { operationName }),
      estimators: [recordsOf],
    });
  } catch {
    // Bad variables: execution reports them with code and place.
    return;
  }
  if (cost > limit) {
    throw new DomainError(
      'QUERY_TOO_COSTLY',
      `The operation could give ${Math.round(cost)} records, and ${limit} is the most. Ask for smaller pages, or for less depth.`,
      { cost: Math.round(cost), limit },
    );
  }
}

/** A connection costs its page times what each record costs; a scalar costs nothing. */
const recordsOf: ComplexityEstimator = ({ field, args, childComplexity, type }: ComplexityEstimatorArgs) => {
  const nullable = getNullableType(field.type);
  if (field.args.some(({ name }) => name === 'first')) {
    const size = Number(args.first ?? args.last ?? DEFAULT_PAGE_SIZE);
    // `edges` and `nodes` below are lists of this page: they pass their children's cost on (see below).
    return 1 + Math.max(1, size) * Math.max(1, childComplexity);
  }
  if (isListType(nullable)) {
    const isOfPage = isObjectType(type) && type.name.endsWith('Connection');
    if (isOfPage) return childComplexity;
    return childComplexity === 0 ? 0 : ASSUMED_LIST_LENGTH * childComplexity;
  }
  return isObjectType(nullable) ? Math.max(1, childComplexity) : childComplexity;
};
