import { sql, type RawBuilder } from 'kysely';
import type { StoredType } from './stored-type.js';

export type Direction = 'ASC' | 'DESC';

/** One step of an ordering: a row property and a direction. Unset values come last upwards and first downwards. */
export interface Order {
  readonly field: string;
  readonly direction: Direction;
}

/** The ordering made total by the row's id, and turned round for reading backwards. */
export function totalOrder(orders: readonly Order[], backward: boolean): readonly Order[] {
  const total = [
    ...orders.filter(({ field }) => field !== 'id'),
    { field: 'id', direction: orders[0]?.direction ?? 'ASC' },
  ];
  if (!backward) return total as readonly Order[];
  return total.map(({ field, direction }) => ({ field, direction: direction === 'ASC' ? 'DESC' : 'ASC' }));
}

export function orderSql(type: StoredType, orders: readonly Order[], alias: string): RawBuilder<unknown> {
  return sql.join(
    orders.map(
      ({ field, direction }) =>
        sql`${column(type, field, alias)} ${sql.raw(direction === 'ASC' ? 'asc nulls last' : 'desc nulls first')}`,
    ),
  );
}

/**
 * A bound that follows from being behind the cursor's row, as a value that an index can be searched with: without it a page
 * reads all rows before it. Null where the first order's column may be unset.
 */
export function boundSql(
  type: StoredType,
  [first]: readonly Order[],
  alias: string,
  cursorRow: RawBuilder<unknown>,
): RawBuilder<boolean> | null {
  if (!first || type.nullable.has(first.field)) return null;
  const bound = sql`(select ${column(type, first.field, 'cursor_row')} from ${cursorRow} cursor_row)`;
  return sql`${column(type, first.field, alias)} ${sql.raw(first.direction === 'ASC' ? '>=' : '<=')} ${bound}`;
}

/** The rows of `alias` that come strictly behind the row of `cursorAlias`. */
export function behindSql(
  type: StoredType,
  orders: readonly Order[],
  alias: string,
  cursorAlias: string,
): RawBuilder<boolean> {
  const alternatives = orders.map(({ field, direction }, position) => {
    const row = column(type, field, alias);
    const cursor = column(type, field, cursorAlias);
    const behind =
      direction === 'ASC'
        ? sql`(${row} > ${cursor} or (${row} is null and ${cursor} is not null))`
        : sql`(${row} < ${cursor} or (${row} is not null and ${cursor} is null))`;
    const equalBefore = orders
      .slice(0, position)
      .map(
        (earlier) =>
          sql`${column(type, earlier.field, alias)} is not distinct from ${column(type, earlier.field, cursorAlias)}`,
      );
    return sql`(${sql.join([...equalBefore, behind], sql` and `)})`;
  });
  return sql`(${sql.join(alternatives, sql` or `)})`;
}

/** A row property's column, quoted. Throws for a property that the type does not store. */
export function column(type: StoredType, property: string, alias: string): RawBuilder<unknown> {
  const name = type.columns.get(property);
  if (!name) throw new Error(`${type.name} stores no property "${property}"`);
  return sql.ref(`${alias}.${name}`);
}
