import {
  getNamedType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';

/** The arguments to ask a field with, as GraphQL text with its brackets; several, where one is not enough. */
export type ArgumentsOf = (parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>) => readonly string[];

/** Types that stand between a list and its records: going through them is no step. */
const isWrapper = ({ name }: GraphQLNamedType) => /(Connection|Edge|PageInfo)$/.test(name);

/**
 * One selection for every way through the schema from the given fields of a type, of at most `steps` records in a row and without
 * meeting a type twice. Each selects all leaves at its end. Edges lead where nodes lead: they are not followed further.
 */
export function waysThrough(
  origin: GraphQLObjectType,
  roots: readonly GraphQLField<unknown, unknown>[],
  argumentsOf: ArgumentsOf,
  steps: number,
): readonly string[] {
  const selections: string[] = [];
  const follow = (
    parent: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    path: readonly string[],
    met: readonly string[],
  ): void => {
    const type = getNamedType(field.type);
    if (!isObjectType(type)) return;
    const count = met.length + (isWrapper(type) ? 0 : 1);
    if (met.includes(type.name) || count > steps) return;
    for (const args of argumentsOf(parent, field)) {
      const here = [...path, `${field.name}${args}`];
      const leaves = leavesOf(type, argumentsOf);
      selections.push(`${here.join(' { __typename ')} { ${leaves.join(' ')} ${'} '.repeat(here.length)}`);
      const nowMet = isWrapper(type) ? met : [...met, type.name];
      if (path.at(-1) === 'edges') continue;
      for (const next of Object.values(type.getFields())) follow(type, next, here, nowMet);
    }
  };
  for (const root of roots) follow(origin, root, [], []);
  return selections;
}

/** Selections put together into as few queries as the token limit takes, each under an alias of its own. */
export function packed(selections: readonly string[], tokens = 900): readonly string[] {
  const queries: string[] = [];
  let open: string[] = [];
  const size = (text: string) => text.match(/[\w"-]+|[{}()[\]:]/g)?.length ?? 0;
  const close = () => {
    if (open.length > 0) queries.push(`{ ${open.join(' ')} }`);
    open = [];
  };
  for (const selection of selections) {
    const aliased = `way${open.length}: ${selection}`;
    if (size(open.join(' ')) + size(aliased) > tokens || open.length === 25) close();
    open.push(`way${open.length}: ${selection}`);
  }
  close();
  return queries;
}

/** What can be selected of a type without going further, aliased where arguments make several of one field. */
export function leavesOf(type: GraphQLObjectType, argumentsOf: ArgumentsOf): readonly string[] {
  const leaves = Object.values(type.getFields()).filter((field) => isLeafType(getNamedType(field.type)));
  return ['__typename', ...leaves.map((field) => `${field.name}${argumentsOf(type, field)[0]}`)];
}

/** True for a field that cannot be asked without arguments. */
export function needsArguments(field: GraphQLField<unknown, unknown>): boolean {
  return field.args.some(isRequiredArgument);
}

/** Every `Type.field` that an answer shows, read off its `__typename`s. */
export function shownFields(answer: unknown, shown = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(answer)) for (const item of answer) shownFields(item, shown);
  else if (typeof answer === 'object' && answer !== null) {
    const { __typename: type, ...fields } = answer as Record<string, unknown>;
    for (const [name, value] of Object.entries(fields)) {
      if (typeof type === 'string') shown.add(`${type}.${name}`);
      shownFields(value, shown);
    }
  }
  return shown;
}

/** The places below an input at which an id stands, as in `cocktail.0.substanceId`. */
export function idPlaces(type: GraphQLInputType): readonly string[] {
  const named = getNamedType(type);
  const isList = type.toString().includes('[');
  const below = named.name === 'ID' ? [''] : isInputObjectType(named) ? fieldsBelow(named) : [];
  return below.map((place) => [isList ? '0' : '', place].filter(Boolean).join('.'));

  function fieldsBelow(input: { getFields(): Record<string, { name: string; type: GraphQLInputType }> }): string[] {
    return Object.values(input.getFields()).flatMap((field) =>
      idPlaces(field.type).map((place) => [field.name, place].filter(Boolean).join('.')),
    );
  }
}

/** A copy of an input with another value at a place. */
export function withValueAt(input: unknown, place: string, value: unknown): unknown {
  const [step, ...rest] = place.split('.');
  if (step === undefined || step === '') return value;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(input)
    ? [...(input as unknown[])]
    : { ...(input as object) };
  (copy as Record<string, unknown>)[step] = withValueAt(
    (input as Record<string, unknown>)[step],
    rest.join('.'),
    value,
  );
  return copy;
}

/** The value of an input at a place. */
export function valueAt(input: unknown, place: string): unknown {
  return place
    .split('.')
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], input);
}

/** The required fields of an input type: what a smallest input holds. */
export function requiredFields(type: GraphQLInputType): readonly string[] {
  const named = getNamedType(type);
  return isInputObjectType(named)
    ? Object.values(named.getFields())
        .filter(isRequiredInputField)
        .map(({ name }) => name)
    : [];
}
