import { csvFiles, type CsvFileKey, type CsvRecord } from '../format/csv-files.js';
import { headerOf } from '../format/csv-file.js';
import type { PlacedRecord } from '../format/read-records.js';
import { gather } from './gathering.js';
import type { ImportRun } from './import-run.js';
import { newId } from './new-id.js';
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
  readonly rowOf: (placed: PlacedRecord<CsvRecord<K>>, refer: Refer<CsvRecord<K>>) => Row | null;
  /** Makes up its mind about rows that are gathered in a table of this name, before they are stored. */
  readonly settle?: (gathered: string) => Promise<void>;
  /** The ids of the rows that are there already, by key; new rows are added to it. */
  readonly ids?: Map<string, string>;
}

type Row = Readonly<Record<string, unknown>>;

/** Looks up what a property of the record refers to; unknown codes go to the problems, and give null. */
export type Refer<R> = <V>(property: keyof R & string, known: ReadonlyMap<string, V>, code?: string) => V | null;

/** Imports one CSV file. */
export async function importFile<K extends CsvFileKey>(run: ImportRun, file: FileImport<K>): Promise<void> {
  const { database, organizationId, problems, summary, reader } = run;
  if (!reader.has(file.key)) return;
  const { name } = csvFiles[file.key];
  const gathered = `import_${file.table}`;
  const seen = new Set<string>();
  const rows = await gather(
    run,
    gathered,
    [{ name: 'id', type: 'uuid' }, ...file.columns],
    reader.records(file.key, problems),
    (placed) => {
      const key = file.keyOf(placed.record);
      if (seen.has(key)) {
        problems.add(placed.placeOf(file.keyProperty), `this is given twice in ${name}: leave one of the two out.`);
        return null;
      }
      seen.add(key);
      const id = file.ids?.get(key) ?? newId();
      const row = file.rowOf(placed, referring(run, placed));
      // Known even when something else is wrong with it, so that what refers to it is not called wrong as well.
      file.ids?.set(key, id);
      return row && { id, ...row };
    },
  );
  if (problems.count > 0 || rows === 0) return;
  await file.settle?.(gathered);
  summary.add(name, await upsert(database, organizationId, { table: file.table, gathered, columns: file.columns }));
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
