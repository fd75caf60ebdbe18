import { headerOf, type CsvFile, type RecordOf, type Columns } from './csv-file.js';
import { FileProblem } from './file-problem.js';
import { startOf, type Place, type Problems } from './problems.js';
import { readHeader, type Header } from './read-header.js';
import { readRows, type CsvRow } from './read-rows.js';

/** A row of a file as typed values, and where they stand. */
export interface PlacedRecord<R> {
  readonly record: R;
  /** Where the cell of a property begins; the start of the row when its column was left out. */
  placeOf(property: keyof R & string): Place;
}

/** The rows of a CSV file that can be read; what is wrong with the others, or with the file, goes to the problems. */
export async function* readRecords<C extends Columns>(
  chunks: AsyncIterable<Buffer>,
  file: CsvFile<C>,
  problems: Problems,
): AsyncGenerator<PlacedRecord<RecordOf<C>>> {
  let header: Header | null = null;
  try {
    for await (const row of readRows(chunks, file.name)) {
      if (header === null) {
        header = readHeader(file, row, problems);
        if (header === null) return;
        continue;
      }
      const placed = readRecord(file, header, row, problems);
      if (placed !== null) yield placed;
    }
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    problems.add(error.place, error.message);
    return;
  }
  if (header === null) problems.add(startOf(file.name), 'the file is empty: begin with a row that names the columns.');
}

function readRecord<C extends Columns>(
  file: CsvFile<C>,
  { width, indexes }: Header,
  row: CsvRow,
  problems: Problems,
): PlacedRecord<RecordOf<C>> | null {
  const { length } = row.cells;
  if (length !== width) {
    const mend = length > width ? 'a text with commas needs quotes around it' : 'every row needs all of its commas';
    problems.add(
      row.placeOf(Math.min(length - 1, width)),
      `the row has ${length} cells, the header ${width}: ${mend}.`,
    );
    return null;
  }
  const texts: Record<string, string> = {};
  for (const property of Object.keys(file.columns)) {
    const index = indexes.get(property);
    texts[property] = index === undefined ? '' : (row.cells[index] ?? '');
  }
  const placeOf = (property: string): Place => row.placeOf(indexes.get(property) ?? 0);
  const { success, data, error } = file.row.safeParse(texts);
  if (success) return { record: data, placeOf };
  for (const { path, message } of error.issues) {
    const property = String(path[0]);
    problems.add(placeOf(property), `\`${headerOf(property)}\` ${message}`);
  }
  return null;
}
