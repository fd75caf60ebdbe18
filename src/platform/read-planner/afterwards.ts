import {
  execute,
  GraphQLList,
  GraphQLObjectType,
  GraphQLSchema,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import type { PlannedSchema } from './planned-schema.js';
import type { AfterwardsPart, ReadTree } from './read-tree.js';

type JsonObject = Record<string, unknown>;

/** The request whose answer is completed. */
interface CompletedRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A field's resolver failed after the statement had answered. The ordinary path tells the error where it belongs. */
export class AfterwardsFailed extends Error {}

/**
 * Runs resolvers for the fields that a statement cannot answer, on the rows that it brought for them: once for all rows
 * that have the same fields, so that their own reads are gathered as usual.
 */
export class Afterwards {
  readonly #schema: GraphQLSchema;

  constructor({ schema, storedTypes }: PlannedSchema) {
    const query = new GraphQLObjectType({
      name: 'Afterwards',
      fields: Object.fromEntries(storedTypes.map((type) => [type.name, { type: new GraphQLList(type) }])),
    });
    this.#schema = new GraphQLSchema({ ...schema.toConfig(), query, mutation: null, subscription: null });
  }

  /** Completes the answer in place. Throws AfterwardsFailed when a resolver did. */
  async complete(
    answer: unknown,
    { afterwards }: ReadTree,
    request: CompletedRequest,
    contextValue: unknown,
  ): Promise<void> {
    const groups = Map.groupBy(afterwards.entries(), ([, part]) => `${part.typeName} ${part.path.join(' ')}`);
    await Promise.all([...groups.values()].map((group) => this.#completeGroup(answer, group, request, contextValue)));
  }

  async #completeGroup(
    answer: unknown,
    group: readonly (readonly [index: number, part: AfterwardsPart])[],
    { document, operation, variables }: CompletedRequest,
    contextValue: unknown,
  ): Promise<void> {
    const [, { typeName, path }] = group[0]!;
    const owners = ownersAt(answer, path).filter((owner) =>
      group.every(([index, { key }]) => rowIn(owner, key, index)),
    );
    if (owners.length === 0) return;
    const rows = owners.map(
      (owner) => Object.assign({}, ...group.map(([index, { key }]) => rowIn(owner, key, index))) as unknown,
    );
    const field = {
      kind: Kind.FIELD,
      name: { kind: Kind.NAME, value: typeName },
      selectionSet: { kind: Kind.SELECTION_SET, selections: group.flatMap(([, { fields }]) => fields) },
    } as const;
    const result = await execute({
      schema: this.#schema,
      document: {
        kind: Kind.DOCUMENT,
        definitions: [
          {
            ...operation,
            operation: OperationTypeNode.QUERY,
            selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
          },
          ...document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION),
        ],
      },
      rootValue: { [typeName]: rows },
      contextValue,
      variableValues: variables,
    });
    const completed = result.data?.[typeName] as readonly (JsonObject | null)[] | null | undefined;
    if (result.errors || !completed) throw new AfterwardsFailed();
    owners.forEach((owner, index) => Object.assign(owner, completed[index]));
  }
}

/** The objects of the answer that stand at this path, looking into lists. */
function ownersAt(answer: unknown, path: readonly string[]): readonly JsonObject[] {
  const here = (Array.isArray(answer) ? answer : [answer]) as readonly unknown[];
  const objects = here.flat(Infinity).filter((each): each is JsonObject => typeof each === 'object' && each !== null);
  const [key, ...rest] = path;
  return key === undefined ? objects : objects.flatMap((object) => ownersAt(object[key], rest));
}

/** The row that the statement left under a key, or undefined where the object has something else there. */
function rowIn(owner: JsonObject, key: string, index: number): unknown {
  const left = owner[key];
  return typeof left === 'object' && left !== null ? (left as JsonObject)[`@${index}`] : undefined;
}
