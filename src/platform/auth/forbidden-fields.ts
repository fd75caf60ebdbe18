import {
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type NamedTypeNode,
  type OperationDefinitionNode,
} from 'graphql';
import { REQUIRES } from './requires.js';

/**
 * The fields (`Type.field`, sorted) that the operation uses and the capabilities do not allow. Empty: it may run.
 *
 * Looks at what the operation selects, through fragments, and at the input fields that it fills or that its variables may
 * fill. What `@include` leaves out counts as selected: a verdict holds for the document, whatever its variables.
 */
export function forbiddenFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  capabilities: ReadonlySet<string>,
): readonly string[] {
  const forbidden = new Set<string>();
  const fragments = new Map(
    document.definitions
      .filter((d): d is FragmentDefinitionNode => d.kind === 'FragmentDefinition')
      .map((f) => [f.name.value, f]),
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
        VariableDefinition({ type }) {
          const named = getNamedType(typeFromAST(schema, type as NamedTypeNode));
          for (const [field, needed] of named ? guardedInputs(named) : []) {
            if (!capabilities.has(needed)) forbidden.add(field);
          }
        },
        ObjectField(input) {
          const parent = getNamedType(typeInfo.getParentInputType());
          if (!isInputObjectType(parent)) return;
          const needed = parent.getFields()[input.name.value]?.extensions[REQUIRES];
          if (typeof needed === 'string' && !capabilities.has(needed))
            forbidden.add(`${parent.name}.${input.name.value}`);
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

/**
 * What selecting a field of a type needs: the field's own requirement, its type's, and that of the type that it leads to,
 * so that nobody counts records that they may not see.
 */
function requirementsOf(parent: GraphQLNamedType, fieldName: string): readonly string[] {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return [];
  const field = parent.getFields()[fieldName];
  const own = [field?.extensions[REQUIRES], parent.extensions[REQUIRES], field && requirementBehind(parent, field)];
  return own.filter((requirement): requirement is string => typeof requirement === 'string');
}

/** A list's records are guarded by the field that leads to the list: between list and record nothing is asked again. */
function requirementBehind(parent: GraphQLNamedType, field: GraphQLField<unknown, unknown>): unknown {
  if (/(Connection|Edge)$/.test(parent.name)) return undefined;
  const type = getNamedType(field.type);
  const nodes = isObjectType(type) && type.name.endsWith('Connection') ? type.getFields().nodes : undefined;
  return (nodes ? getNamedType(nodes.type) : type).extensions[REQUIRES];
}

/** The guarded fields (`Type.field`, with what they need) that a value of an input type may fill, however deep. */
function guardedInputs(
  type: GraphQLNamedType,
  met = new Set<GraphQLNamedType>(),
): readonly (readonly [string, string])[] {
  if (!isInputObjectType(type) || met.has(type)) return [];
  met.add(type);
  return Object.values(type.getFields()).flatMap((field) => {
    const needed = field.extensions[REQUIRES];
    const own = typeof needed === 'string' ? [[`${type.name}.${field.name}`, needed] as const] : [];
    return [...own, ...guardedInputs(getNamedType(field.type), met)];
  });
}
