import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';

/** The most fields that an operation may have at its root, aliases and `__typename` counted. */
const ROOT_FIELDS = 30;
/** The most fields that may stand inside one another. */
const DEPTH = 30;
/** The most fields that an operation may come to once its fragments are spelled out. */
const FIELDS = 2000;

/** What a selection comes to when its fragments are spelled out. */
interface Extent {
  readonly own: number;
  readonly all: number;
  readonly depth: number;
}

const NOTHING: Extent = { own: 0, all: 0, depth: 0 };

/**
 * Refuses documents that are wider or deeper than any honest one. Fragments are measured once each: spelled out, a chain
 * of thirty that each name the next twice would come to a thousand million fields, and everything behind this rule does
 * spell them out.
 */
export const documentLimits: ValidationRule = (context) => {
  const problem = problemOf(context.getDocument());
  if (problem) context.reportError(new GraphQLError(problem));
  return {};
};

function problemOf(document: DocumentNode): string | null {
  const extentOf = measure(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { own, all, depth } = extentOf(definition.selectionSet);
    if (own > ROOT_FIELDS)
      return `An operation has at most ${ROOT_FIELDS} fields at its root: ask in several requests.`;
    if (depth > DEPTH) return `At most ${DEPTH} fields may stand inside one another: ask in several requests.`;
    if (all > FIELDS)
      return `An operation has at most ${FIELDS} fields, fragments spelled out: ask in several requests.`;
  }
  return null;
}

function measure(document: DocumentNode): (selectionSet: SelectionSetNode) => Extent {
  const fragments = new Map(
    document.definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const known = new Map<string, Extent>();
  const ofFragment = (name: string): Extent => {
    const fragment = fragments.get(name);
    if (!fragment) return NOTHING;
    let extent = known.get(name);
    if (!extent) {
      // A fragment that leads to itself is refused by another rule; here it must merely come to an end.
      known.set(name, NOTHING);
      known.set(name, (extent = extentOf(fragment.selectionSet)));
    }
    return extent;
  };
  const extentOf = ({ selections }: SelectionSetNode): Extent =>
    selections
      .map((selection): Extent => {
        // Spreads count as well: going through them is work, even where they come to nothing.
        if (selection.kind === Kind.FRAGMENT_SPREAD) return spread(ofFragment(selection.name.value));
        if (selection.kind === Kind.INLINE_FRAGMENT) return spread(extentOf(selection.selectionSet));
        const below = selection.selectionSet ? extentOf(selection.selectionSet) : NOTHING;
        return { own: 1, all: 1 + below.all, depth: 1 + below.depth };
      })
      .reduce(
        (sum, part) => ({
          own: sum.own + part.own,
          all: sum.all + part.all,
          depth: Math.max(sum.depth, part.depth),
        }),
        NOTHING,
      );
  return extentOf;
}

function spread({ own, all, depth }: Extent): Extent {
  return { own, all: all + 1, depth };
}
