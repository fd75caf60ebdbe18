import { sql } from 'kysely';
import type { Moment } from '../format/calendar.js';
import type { ImportRun } from './import-run.js';

/** How many records go to the database at a time. */
const BATCH = 2000;

type Columns = readonly { readonly name: string; readonly type: string }[];
type Row = Readonly<Record<string, unknown>>;

/** A moment as two columns: the instant, or the day whose noon in the clinic's time zone is meant. */
export function momentOf(name: string, moment: Moment | null): Readonly<Record<string, string | null>> {
  return {
    [`${name}_at`]: moment?.kind === 'INSTANT' ? moment.at : null,
    [`${name}_on`]: moment?.kind === 'DAY' ? moment.day : null,
  };
}

/**
 * Makes a temporary table that goes with the transaction, and fills it with what `rowOf` makes of the records. A file is
 * stored from there as a whole, so that memory stays bounded and the database works on sets.
 * Once there are problems nothing more is gathered, since nothing will be stored; the records are read on for further
 * problems. Resolves to the number of rows.
 */
export async function gather<R>(
  run: ImportRun,
  table: string,
  columns: Columns,
  records: AsyncIterable<R>,
  rowOf: (record: R) => Row | null,
): Promise<number> {
  const { database, problems } = run;
  const definition = sql.join(columns.map(({ name, type }) => sql`${sql.id(name)} ${sql.raw(type)}`));
  await sql`create temporary table ${sql.table(table)} (${definition}) on commit drop`.execute(database);
  let count = 0;
  let batch: string[] = [];
  // The database takes in a batch while the next one is read.
  let underway: Promise<unknown> = Promise.resolve();
  const send = async () => {
    await underway;
    if (problems.count === 0 && batch.length > 0) {
      // One JSON text, so that a batch is one parameter whatever its size.
      underway = sql`insert into ${sql.table(table)}
        select * from json_to_recordset(${`[${batch.join(',')}]`}::json) as i(${definition})`.execute(database);
      // Awaited later; until then a failure must not count as unhandled.
      underway.catch(() => undefined);
    }
    batch = [];
  };
  for await (const record of records) {
    const row = rowOf(record);
    if (!row) continue;
    count += 1;
    batch.push(JSON.stringify(row));
    if (batch.length >= BATCH) await send();
  }
  await send();
  await underway;
  return count;
}
