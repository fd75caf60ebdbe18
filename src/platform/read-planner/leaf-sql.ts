import { getNullableType, isEnumType, isListType, isScalarType, type GraphQLEnumType, type GraphQLType } from 'graphql';
import { sql, type RawBuilder } from 'kysely';
import type { JsonText } from './json-text.js';

/** Makes the JSON text of a stored value that is not null. */
export type LeafFormat = (stored: RawBuilder<unknown>) => JsonText;

const asJson: LeafFormat = (stored) => [sql`to_json(${stored})::text`];
/** Numbers and truth values, whose texts are JSON. */
const asText: LeafFormat = (stored) => [sql`${stored}::text`];

/** An instant as JavaScript writes it: in UTC with milliseconds. */
const asInstant: LeafFormat = (stored) => [
  '"',
  sql`to_char(${stored} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS')`,
  'Z"',
];

/** Built-in and own scalars by the column types that they are given out from. Other scalars are texts, as they are stored. */
const formats: Readonly<Record<string, Readonly<Record<string, LeafFormat>>>> = {
  ID: {},
  Boolean: { boolean: asText },
  Int: { int: asText, integer: asText, smallint: asText },
  Float: { numeric: asText, int: asText, integer: asText, 'double precision': asJson },
  Date: { date: asJson },
  DateTime: { timestamptz: asInstant },
};

/**
 * How a column of this type is given out as a leaf of GraphQL, or null where the two do not fit and a resolver has to do
 * it. Both paths must give the same JSON values: instants, ids and numbers have one format.
 */
export function leafFormat(type: GraphQLType, columnType: string): LeafFormat | null {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const isList = columnType.endsWith('[]');
    const format = isList ? leafFormat(nullable.ofType as GraphQLType, columnType.slice(0, -2)) : null;
    // Instants would need a format of their own inside a list.
    return format && format !== asInstant ? asJson : null;
  }
  const stored = columnType.replace(/\(\d+\)$/, '');
  if (isEnumType(nullable)) return stored === 'text' && namesItsValues(nullable) ? asJson : null;
  if (!isScalarType(nullable)) return null;
  const byColumn = formats[nullable.name] ?? { text: asJson };
  return byColumn[stored] ?? null;
}

/** True where the stored code is the name that clients see. */
function namesItsValues(type: GraphQLEnumType): boolean {
  return type.getValues().every(({ name, value }) => name === value);
}

/** The id that clients see: the type's name with the row's uuid. */
export function publicIdText(type: string, uuid: RawBuilder<unknown>): JsonText {
  return [`"${type}_`, sql`replace(${uuid}::text, '-', '')`, '"'];
}

/** The cursor of a row: its uuid in base64url. */
export function cursorText(uuid: RawBuilder<unknown>): JsonText {
  return ['"', sql`translate(encode(uuid_send(${uuid}), 'base64'), '+/=', '-_')`, '"'];
}

/** A column as the ordinary reads hand it over, which is what resolvers expect: exact numbers and instants as texts. */
export function rowValueSql(stored: RawBuilder<unknown>, columnType: string): RawBuilder<unknown> {
  return /^(numeric|timestamptz|date|uuid)/.test(columnType) && !columnType.endsWith('[]')
    ? sql`${stored}::text`
    : stored;
}
