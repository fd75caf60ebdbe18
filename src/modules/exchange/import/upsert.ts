import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tally } from './import-summary.js';

/** A column that an import writes, with its type in SQL. */
export interface WrittenColumn {
  readonly name: string;
  readonly type: string;
  /** Rows of the organization are told apart by these columns. */
  readonly isKey?: boolean;
  /** A list to which an import adds and from which it takes nothing away. */
  readonly isGrowing?: boolean;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Inserts the rows whose key is new, updates those that differ, and leaves the others alone. Rows carry a fresh `id`; the
 * ids of rows that were there already come back with the key's text.
 */
export async function upsert(
  database: Kysely<Record<string, never>>,
  organizationId: string,
  table: string,
  columns: readonly WrittenColumn[],
  rows: readonly Row[],
): Promise<Pick<Tally, 'created' | 'updated' | 'unchanged'>> {
  const input = inputRows(columns, rows);
  const keys = columns.filter(({ isKey }) => isKey);
  const compared = columns.filter(({ isKey }) => !isKey);
  const hasSameKey = sql.join(
    [
      sql`t.organization_id = ${organizationId}::uuid`,
      ...keys.map(({ name }) => sql`${sql.ref(`t.${name}`)} is not distinct from ${sql.ref(`i.${name}`)}`),
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
  const updated = await sql`
    update ${sql.table(table)} t set version = t.version + 1,
      ${sql.join(compared.map((column) => sql`${sql.id(column.name)} = ${written(column)}`))}
    from ${input} where ${hasSameKey} and (${differs})`.execute(database);
  const names = sql.join(['id', ...columns.map(({ name }) => name)].map((name) => sql.id(name)));
  const created = await sql`
    insert into ${sql.table(table)} (organization_id, ${names})
    select ${organizationId}::uuid, ${sql.join(['id', ...columns.map(({ name }) => name)].map((name) => sql.ref(`i.${name}`)))}
    from ${input} where not exists (select from ${sql.table(table)} t where ${hasSameKey})`.execute(database);
  const counts = { created: Number(created.numAffectedRows ?? 0), updated: Number(updated.numAffectedRows ?? 0) };
  return { ...counts, unchanged: rows.length - counts.created - counts.updated };
}

/** The rows as a relation `i`: one JSON text, so that a batch is one parameter whatever its size. */
export function inputRows(columns: readonly WrittenColumn[], rows: readonly Row[]): RawBuilder<unknown> {
  const types = [{ name: 'id', type: 'uuid' }, ...columns].map(
    ({ name, type }) => sql`${sql.id(name)} ${sql.raw(type)}`,
  );
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as i(${sql.join(types)})`;
}
