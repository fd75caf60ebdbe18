import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tally } from './import-summary.js';

/** A column that an import writes, with its type in SQL. */
export interface WrittenColumn {
  readonly name: string;
  readonly type: string;
  /** Rows of the organization are told apart by these columns; null is a value like any other in them. */
  readonly key?: 'REQUIRED' | 'NULLABLE';
  /** A list to which an import adds and from which it takes nothing away. */
  readonly isGrowing?: boolean;
}

/**
 * Stores the rows gathered in a temporary table: inserts those whose key is new, updates those that differ, and leaves the
 * others alone. A row keeps the id that it was first stored with.
 */
export async function upsert(
  database: Kysely<Record<string, never>>,
  organizationId: string,
  {
    table,
    gathered,
    columns,
  }: { readonly table: string; readonly gathered: string; readonly columns: readonly WrittenColumn[] },
): Promise<Pick<Tally, 'created' | 'updated' | 'unchanged'>> {
  const keys = columns.filter(({ key }) => key);
  const compared = columns.filter(({ key }) => !key);
  const hasSameKey = sql.join(
    [
      sql`t.organization_id = ${organizationId}::uuid`,
      // Only a plain equality can be hashed.
      ...keys.map(
        ({ name, key }) =>
          sql`${sql.ref(`t.${name}`)} ${sql.raw(key === 'NULLABLE' ? 'is not distinct from' : '=')} ${sql.ref(`i.${name}`)}`,
      ),
    ],
    sql` and `,
  );
  const written = ({ name, isGrowing }: WrittenColumn): RawBuilder<unknown> =>
    isGrowing
      ? sql`(select coalesce(array_agg(distinct x order by x), '{}') from unnest(${sql.ref(`t.${name}`)} || ${sql.ref(`i.${name}`)}) x)`
      : sql.ref(`i.${name}`);
  const differs = sql.join(
    compared.map((column) =>
      column.isGrowing
        ? sql`not ${sql.ref(`t.${column.name}`)} @> ${sql.ref(`i.${column.name}`)}`
        : sql`${sql.ref(`t.${column.name}`)} is distinct from ${sql.ref(`i.${column.name}`)}`,
    ),
    sql` or `,
  );
  const names = ['id', ...columns.map(({ name }) => name)];
  // Both parts see the table as it was before either.
  const { rows } = await sql<{ created: number; updated: number; unchanged: number }>`
    with updated as (
      update ${sql.table(table)} t set version = t.version + 1,
        ${sql.join(compared.map((column) => sql`${sql.id(column.name)} = ${written(column)}`))}
      from ${sql.table(gathered)} i where ${hasSameKey} and (${differs})
      returning 1
    ), created as (
      insert into ${sql.table(table)} (organization_id, ${sql.join(names.map((name) => sql.id(name)))})
      select ${organizationId}::uuid, ${sql.join(names.map((name) => sql.ref(`i.${name}`)))}
      from ${sql.table(gathered)} i where not exists (select from ${sql.table(table)} t where ${hasSameKey})
      returning 1
    ), tally as (
      select (select count(*) from created) as created, (select count(*) from updated) as updated,
        (select count(*) from ${sql.table(gathered)}) as gathered
    )
    select created::int, updated::int, (gathered - created - updated)::int as unchanged from tally`.execute(database);
  return rows[0]!;
}
