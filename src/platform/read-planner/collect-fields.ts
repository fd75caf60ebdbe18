import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** The fields that an operation selects on a type: merged by response key, in the order of the answer. */
export type Selection = ReadonlyMap<string, readonly FieldNode[]>;

/** Reads selections as graphql-js executes them: fragments looked through, `@skip` and `@include` decided. */
export class FieldCollector {
  readonly #schema: GraphQLSchema;
  readonly #variables: Variables;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Variables) {
    this.#schema = schema;
    this.#variables = variables;
    this.#fragments = new Map(
      document.definitions
        .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    );
  }

  /** What is selected on objects of this type, by one selection set or by those of merged fields. */
  collect(type: GraphQLObjectType, selectionSets: readonly SelectionSetNode[]): Selection {
    const fields = new Map<string, FieldNode[]>();
    const seen = new Set<string>();
    for (const { selections } of selectionSets) this.#collectInto(fields, seen, type, selections);
    return fields;
  }

  /** What is selected below merged fields of this type. */
  below(type: GraphQLObjectType, fields: readonly FieldNode[]): Selection {
    return this.collect(
      type,
      fields.flatMap(({ selectionSet }) => selectionSet ?? []),
    );
  }

  #collectInto(
    fields: Map<string, FieldNode[]>,
    seen: Set<string>,
    type: GraphQLObjectType,
    selections: readonly SelectionNode[],
  ): void {
    for (const selection of selections) {
      if (!this.#isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const merged = fields.get(key);
        if (merged) merged.push(selection);
        else fields.set(key, [selection]);
        continue;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (this.#applies(selection.typeCondition?.name.value, type)) {
          this.#collectInto(fields, seen, type, selection.selectionSet.selections);
        }
        continue;
      }
      const name = selection.name.value;
      const fragment = this.#fragments.get(name);
      if (!fragment || seen.has(name)) continue;
      seen.add(name);
      if (!this.#applies(fragment.typeCondition.name.value, type)) continue;
      this.#collectInto(fields, seen, type, fragment.selectionSet.selections);
    }
  }

  #isIncluded(selection: SelectionNode): boolean {
    const skip = getDirectiveValues(GraphQLSkipDirective, selection, this.#variables);
    if (skip?.if === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, selection, this.#variables)?.if !== false;
  }

  #applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const conditional = this.#schema.getType(condition);
    return isAbstractType(conditional) && this.#schema.isSubType(conditional, type);
  }
}

/** The variables that decide which fields are selected at all: those in `@skip` and `@include`. */
export function decidingVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ arguments: values }) {
      for (const { value } of values ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
