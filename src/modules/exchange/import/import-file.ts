import { v7 } from 'uuid';
import { csvFiles, type CsvFileKey, type CsvRecord } from '../format/csv-files.js';
import { headerOf } from '../format/csv-file.js';
import type { PlacedRecord } from '../format/read-records.js';
import type { ImportRun } from './import-run.js';
import { inBatches } from './record-batches.js';
import { upsert, type WrittenColumn } from './upsert.js';

/** How the records of a CSV file become rows of a table that are told apart by a code. */
export interface FileImport<K extends CsvFileKey> {
  readonly key: K;
  readonly table: string;
  readonly columns: readonly WrittenColumn[];
  /** The key of a record as one text, to find records that are given twice. */
  readonly keyOf: (record: CsvRecord<K>) => string;
  /** The property that a repetition is told at. */
  readonly keyProperty: keyof CsvRecord<K> & string;
  /** The row for a record; null when something that it refers to is unknown, which goes to the problems. */
  readonly rowOf: (
    placed: PlacedRecord<CsvRecord<K>>,
    refer: Refer<CsvRecord<K>>,
  ) => Readonly<Record<string, unknown>> | null;
  /** The ids of the rows that are there already, by key; new rows are added to it. */
  readonly ids?: Map<string, string>;
}

/** Looks up what a property of the record refers to; unknown codes go to the problems, and give null. */
export type Refer<R> = <V>(property: keyof R & string, known: ReadonlyMap<string, V>, code?: string) => V | null;

/** Imports one CSV file. */
export async function importFile<K extends CsvFileKey>(run: ImportRun, file: FileImport<K>): Promise<void> {
  const { name } = csvFiles[file.key];
  const seen = new Set<string>();
  for await (const batch of inBatches(run.reader.records(file.key, run.problems))) {
    const rows: Readonly<Record<string, unknown>>[] = [];
    for (const placed of batch) {
      const key = file.keyOf(placed.record);
      if (seen.has(key)) {
        run.problems.add(placed.placeOf(file.keyProperty), `this is given twice in ${name}: leave one of the two out.`);
        continue;
      }
      seen.add(key);
      const row = file.rowOf(placed, referring(run, placed));
      if (!row) continue;
      const id = file.ids?.get(key) ?? v7();
      file.ids?.set(key, id);
      rows.push({ id, ...row });
    }
    // With a problem nothing is stored, so the rest of the folder is only read for further problems.
    if (run.problems.count > 0 || rows.length === 0) continue;
    run.summary.add(name, await upsert(run.database, run.organizationId, file.table, file.columns, rows));
  }
}

export function referring<R>({ problems }: ImportRun, { record, placeOf }: PlacedRecord<R>): Refer<R> {
  return (property, known, code = String(record[property])) => {
    const found = known.get(code);
    if (found !== undefined) return found;
    problems.add(
      placeOf(property),
      `\`${headerOf(property)}\` names \`${code}\`, which is neither in the folder nor in the organization.`,
    );
    return null;
  };
}
