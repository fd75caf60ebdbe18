import { getNullableType, GraphQLEnumType, isEnumType, isListType, isScalarType, type GraphQLType } from 'graphql';
import { sql, type RawBuilder } from 'kysely';

type LeafFormat = (stored: RawBuilder<unknown>) => RawBuilder<unknown>;

const asStored: LeafFormat = (stored) => stored;

/** An instant as JavaScript writes it: in UTC with milliseconds. */
const asInstant: LeafFormat = (stored) => sql`to_char(${stored} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Built-in and own scalars by the column types that they are given out from. Other scalars are texts, as they are stored. */
const formats: Readonly<Record<string, Readonly<Record<string, LeafFormat>>>> = {
  ID: {},
  Boolean: { boolean: asStored },
  Int: { int: asStored, integer: asStored, smallint: asStored },
  Float: { numeric: asStored, int: asStored, integer: asStored, 'double precision': asStored },
  Date: { date: asStored },
  DateTime: { timestamptz: asInstant },
};

/**
 * How a column of this type is given out as a leaf of GraphQL, or null where the two do not fit and a resolver has to do
 * it. Both paths must give the same JSON values: instants, ids and numbers have one format.
 */
export function leafFormat(type: GraphQLType, columnType: string): LeafFormat | null {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const element = columnType.endsWith('[]') ? columnType.slice(0, -2) : null;
    const format = element && leafFormat(nullable.ofType as GraphQLType, element);
    return format === asStored ? asStored : null;
  }
  const stored = columnType.replace(/\(\d+\)$/, '');
  if (isEnumType(nullable)) return stored === 'text' && namesItsValues(nullable) ? asStored : null;
  if (!isScalarType(nullable)) return null;
  const byColumn = formats[nullable.name] ?? { text: asStored };
  return byColumn[stored] ?? null;
}

/** True where the stored code is the name that clients see. */
function namesItsValues(type: GraphQLEnumType): boolean {
  return type.getValues().every(({ name, value }) => name === value);
}

/** The id that clients see: the type's name with the row's uuid. */
export function publicIdSql(type: string, uuid: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${sql.lit(`${type}_`)} || encode(uuid_send(${uuid}), 'hex')`;
}

/** The cursor of a row: its uuid in base64url. */
export function cursorSql(uuid: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`translate(encode(uuid_send(${uuid}), 'base64'), '+/=', '-_')`;
}

/** A column as the ordinary reads hand it over, which is what resolvers expect: exact numbers and instants as texts. */
export function rowValueSql(stored: RawBuilder<unknown>, columnType: string): RawBuilder<unknown> {
  return /^(numeric|timestamptz|date|uuid)/.test(columnType) && !columnType.endsWith('[]')
    ? sql`${stored}::text`
    : stored;
}
