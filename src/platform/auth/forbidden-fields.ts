import {
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { REQUIRES } from './requires.js';

/**
 * The fields (`Type.field`, sorted) that the operation uses and the capabilities do not allow. Empty: it may run.
 *
 * Looks at what the operation selects, through fragments, and at the input fields that it may fill. What `@include`
 * leaves out counts as selected: a verdict holds for the document, whatever its variables.
 */
export function forbiddenFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  capabilities: ReadonlySet<string>,
): readonly string[] {
  const forbidden = new Set<string>();
  const fragments = new Map(
    document.definitions.filter((d): d is FragmentDefinitionNode => d.kind === 'FragmentDefinition').map((f) => [f.name.value, f]),
  );
  const visited = new Set<string>();
  const walk = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    const typeInfo = new TypeInfo(schema);
    visit(
      node,
      visitWithTypeInfo(typeInfo, {
        Field() {
          const parent = typeInfo.getParentType();
          const field = typeInfo.getFieldDef();
          if (!parent || !field || field.name.startsWith('__') || isIntrospectionType(parent)) return;
          const needed = requirementsOf(parent, field.name);
          if (needed.some((capability) => !capabilities.has(capability))) forbidden.add(`${parent.name}.${field.name}`);
        },
        ObjectField(input) {
          const parent = getNamedType(typeInfo.getParentInputType());
          if (!isInputObjectType(parent)) return;
          const needed = parent.getFields()[input.name.value]?.extensions[REQUIRES];
          if (typeof needed === 'string' && !capabilities.has(needed)) forbidden.add(`${parent.name}.${input.name.value}`);
        },
        FragmentSpread({ name }) {
          const fragment = fragments.get(name.value);
          if (!fragment || visited.has(name.value)) return;
          visited.add(name.value);
          walk(fragment);
        },
      }),
    );
  };
  walk(operation);
  return [...forbidden].sort();
}

/** What selecting a field of a type needs: the field's own requirement, and its type's. */
function requirementsOf(parent: GraphQLNamedType, fieldName: string): readonly string[] {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return [];
  const field = parent.getFields()[fieldName];
  const own = [field?.extensions[REQUIRES], parent.extensions[REQUIRES]];
  return own.filter((requirement): requirement is string => typeof requirement === 'string');
}
