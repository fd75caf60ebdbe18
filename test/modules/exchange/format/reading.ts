import { csvFiles, type CsvFileKey, type CsvRecord } from '../../../../src/modules/exchange/format/csv-files.js';
import type { CsvFile } from '../../../../src/modules/exchange/format/csv-file.js';
import { Problems, type Place } from '../../../../src/modules/exchange/format/problems.js';
import { readRecords } from '../../../../src/modules/exchange/format/read-records.js';

export interface Reading<R> {
  readonly records: readonly R[];
  readonly problems: readonly string[];
  placeOf(row: number, property: keyof R & string): Place;
}

/** A text in chunks of a few bytes, so that every seam between chunks is met. */
export async function* inChunks(text: string | Buffer, size = 7): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** Everything that comes out of an iteration. */
export async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** What a CSV file of an exchange folder with this text reads as. */
export async function readFile<K extends CsvFileKey>(key: K, text: string | Buffer): Promise<Reading<CsvRecord<K>>> {
  const problems = new Problems();
  const file: CsvFile = csvFiles[key];
  const placed = await all(readRecords(inChunks(text), file, problems));
  return {
    records: placed.map(({ record }) => record) as unknown as readonly CsvRecord<K>[],
    problems: problems.lines(),
    placeOf: (row, property) => placed[row]!.placeOf(property),
  };
}
