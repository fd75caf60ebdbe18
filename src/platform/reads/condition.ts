import { sql, type RawBuilder } from 'kysely';

/** One condition on a stored type's rows. Declared as data, so that every path that reads can use it. */
export type Condition =
  | { readonly property: string; readonly is: 'EQUAL'; readonly value: unknown }
  | { readonly property: string; readonly is: 'ONE_OF'; readonly values: readonly unknown[]; readonly type: ColumnType }
  | { readonly property: string; readonly is: 'AT_LEAST' | 'AT_MOST'; readonly value: unknown }
  | { readonly property: string; readonly is: 'STARTING_WITH'; readonly value: string }
  /** The property is a list that holds the value. */
  | { readonly property: string; readonly is: 'HOLDING'; readonly value: unknown; readonly type: ColumnType }
  | { readonly property: string; readonly is: 'UNSET' };

export type ColumnType = 'uuid' | 'text' | 'integer';

/** The condition as SQL over the table that `alias` names. */
export function conditionSql(condition: Condition, column: RawBuilder<unknown>): RawBuilder<boolean> {
  switch (condition.is) {
    case 'EQUAL':
      return sql`${column} = ${condition.value}`;
    case 'ONE_OF':
      return sql`${column} = any (${[...condition.values]}::${arrayOf(condition.type)})`;
    case 'AT_LEAST':
      return sql`${column} >= ${condition.value}`;
    case 'AT_MOST':
      return sql`${column} <= ${condition.value}`;
    case 'STARTING_WITH':
      return sql`starts_with(${column}, ${condition.value})`;
    case 'HOLDING':
      return sql`${column} @> array[${condition.value}]::${arrayOf(condition.type)}`;
    case 'UNSET':
      return sql`${column} is null`;
  }
}

export function arrayOf(type: ColumnType): RawBuilder<unknown> {
  return sql.raw(`${type}[]`);
}
