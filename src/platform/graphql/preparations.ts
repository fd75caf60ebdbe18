import {
  getArgumentValues,
  getVariableValues,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { Extensions } from 'type-graphql';
import { DomainError } from '../errors.js';
import { FieldCollector } from '../read-planner/collect-fields.js';

/** The key under which a mutation keeps what it does before its transaction begins. */
const PREPARES = 'prepares';

type Prepare = (args: Readonly<Record<string, unknown>>, means: unknown) => Promise<unknown>;

/**
 * States what a mutation does before the operation's transaction begins, such as asking somebody over the network: a
 * transaction must not be held open meanwhile. The resolver finds what came of it in `operation.prepared`.
 */
export function PreparedBy<A extends object, M>(prepare: (args: A, means: M) => Promise<unknown>): MethodDecorator {
  return Extensions({ [PREPARES]: prepare }) as MethodDecorator;
}

/** What is to be done before a mutation's transaction, by the response key that it is done for. */
export function preparationsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, (means: unknown) => Promise<unknown>> {
  const preparations = new Map<string, (means: unknown) => Promise<unknown>>();
  const mutation = schema.getMutationType();
  if (operation.operation !== 'mutation' || !mutation) return preparations;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  // Values that do not fit are told by the execution itself.
  if (!coerced) return preparations;
  const selection = new FieldCollector(schema, document, coerced).collect(mutation, [operation.selectionSet]);
  for (const [key, [node]] of selection) {
    const field = node && mutation.getFields()[node.name.value];
    const prepare = field?.extensions[PREPARES] as Prepare | undefined;
    if (!field || !prepare) continue;
    preparations.set(key, async (means) => {
      try {
        return await prepare(getArgumentValues(field, node, coerced), means);
      } catch (error) {
        // What the caller did wrong is told by the resolver, where it belongs in the answer.
        if (error instanceof DomainError) return null;
        throw error;
      }
    });
  }
  return preparations;
}
