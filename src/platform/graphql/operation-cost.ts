import { getComplexity, type ComplexityEstimator, type ComplexityEstimatorArgs } from 'graphql-query-complexity';
import {
  getNullableType,
  getVariableValues,
  isListType,
  isObjectType,
  Kind,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';
import { DomainError } from '../errors.js';
import { DEFAULT_PAGE_SIZE, MAXIMUM_PAGE_SIZE } from '../reads/page.js';

/** How long a list is taken to be when its field takes no page size. */
const ASSUMED_LIST_LENGTH = 10;

/** How many costs are remembered of one document: its operations with different page sizes. */
const KEPT_COSTS = 200;

/** Refuses operations whose answers could hold more records than the limit: the product of the page sizes counts. */
export class OperationCosts {
  readonly #schema: GraphQLSchema;
  readonly #limit: number;
  readonly #known = new WeakMap<
    DocumentNode,
    { readonly sizing: readonly string[]; readonly costs: Map<string, number> }
  >();

  constructor(schema: GraphQLSchema, limit: number) {
    this.#schema = schema;
    this.#limit = limit;
  }

  /** Throws QUERY_TOO_COSTLY. Variables that do not fit their types are left to the execution, which tells their place. */
  require(document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>): void {
    const cost = this.#costOf(document, operation, variables);
    const limit = this.#limit;
    if (cost === null || cost <= limit) return;

    throw new DomainError(
      'QUERY_TOO_COSTLY',
      `The operation could give ${Math.round(cost)} records, and ${limit} is the most. Ask for smaller pages, or for less depth.`,
      { ...(Number.isFinite(cost) && { cost: Math.round(cost) }), limit },
    );
  }

  #costOf(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
  ): number | null {
    let known = this.#known.get(document);
    if (!known) this.#known.set(document, (known = { sizing: sizingVariables(document), costs: new Map() }));
    const { coerced, errors } = getVariableValues(this.#schema, operation.variableDefinitions ?? [], variables);
    if (errors) return null;
    // Coerced, because a variable that is missing has its default, and one that is null has none. A tuple of texts tells them apart.
    const key = JSON.stringify([operation.name?.value, ...known.sizing.map((name) => String(coerced[name]))]);
    const remembered = known.costs.get(key);
    if (remembered !== undefined) return remembered;
    const cost = costOf(this.#schema, document, operation, variables);
    // What cannot be reckoned may lie in other variables, and is no property of the document.
    if (Number.isFinite(cost) && known.costs.size < KEPT_COSTS) known.costs.set(key, cost);
    return cost;
  }
}

/** The variables that an operation's cost depends on: page sizes, and what `@skip` and `@include` leave in. */
function sizingVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  const noteVariable = ({ value }: { readonly value: ValueNode }): void => {
    if (value.kind === Kind.VARIABLE) names.add(value.name.value);
  };
  visit(document, {
    Argument: (argument) => {
      if (['first', 'last', 'if'].includes(argument.name.value)) noteVariable(argument);
    },
  });
  return [...names];
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
