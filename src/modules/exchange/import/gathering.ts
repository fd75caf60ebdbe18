import { sql, type Kysely } from 'kysely';
import type { Moment } from '../format/calendar.js';
import type { ImportRun } from './import-run.js';
import { inputRows } from './upsert.js';

/** A moment as two columns: the instant, or the day whose noon in the clinic's time zone is meant. */
export function momentOf(name: string, moment: Moment | null): Readonly<Record<string, string | null>> {
  return {
    [`${name}_at`]: moment?.kind === 'INSTANT' ? moment.at : null,
    [`${name}_on`]: moment?.kind === 'DAY' ? moment.day : null,
  };
}

type ColumnList = readonly { readonly name: string; readonly type: string }[];

/** Makes a temporary table that goes with the transaction, to gather records in. */
export async function makeTable(database: Kysely<Record<string, never>>, table: string, columns: ColumnList): Promise<void> {
  const definitions = [{ name: 'id', type: 'uuid' }, ...columns].map(({ name, type }) => sql`${sql.id(name)} ${sql.raw(type)}`);
  await sql`create temporary table ${sql.table(table)} (${sql.join(definitions)}) on commit drop`.execute(database);
}

/** Adds rows to a table made by `makeTable`; nothing once there are problems, since nothing will be stored then. */
export async function gather(
  { problems, database }: ImportRun,
  table: string,
  columns: ColumnList,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  if (problems.count > 0 || rows.length === 0) return;
  await sql`insert into ${sql.table(table)} select * from ${inputRows(columns, rows)}`.execute(database);
}
