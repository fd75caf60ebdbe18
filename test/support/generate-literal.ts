import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
} from 'graphql';

/** A value as GraphQL writes it in a document. */
export function literal(type: GraphQLInputType, value: unknown): string {
  if (value === null) return 'null';
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const item = nullable.ofType as GraphQLInputType;
    return Array.isArray(value) ? `[${value.map((each) => literal(item, each)).join(', ')}]` : literal(item, value);
  }
  if (isInputObjectType(nullable)) {
    const fields = nullable.getFields();
    return `{ ${Object.entries(value as object)
      .filter(([name, each]) => !isRefusedNull(fields[name]!.type, each))
      .map(([name, each]) => `${name}: ${literal(fields[name]!.type, each)}`)
      .join(', ')} }`;
  }
  return isEnumType(nullable) ? String(value) : JSON.stringify(value);
}

/** True for a null that only a variable can bring where it must not be. */
export function isRefusedNull(type: GraphQLInputType, value: unknown): boolean {
  return value === null && isNonNullType(type);
}
