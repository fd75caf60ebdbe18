import { CsvError, parse } from 'csv-parse';
import { FileProblem } from './file-problem.js';
import type { Place } from './problems.js';
import { readUtf8 } from './read-utf8.js';

/** A row of a CSV file, as texts. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** The line on which the row begins. */
  readonly line: number;
  /** Where a cell begins, by its index in the row. */
  placeOf(index: number): Place;
}

const longestRow = 4 * 1024 * 1024;

/** The rows of a CSV file after RFC 4180, the header among them; blank lines are left out. */
export async function* readRows(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<CsvRow> {
  const lines = new LineCounter();
  let rows: CsvRow[] = [];
  // Rows are taken as they are parsed: what waits in a stream's buffer is lost when a later row cannot be parsed.
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n'],
    max_record_size: longestRow,
    on_record: (record: readonly string[], { lines: parserLine }): null => {
      rows.push(rowOf(file, record, lines.startOf(record, parserLine)));
      return null;
    },
  });
  parser.on('error', () => undefined).resume();
  const taken = (): readonly CsvRow[] => {
    const parsed = rows;
    rows = [];
    return parsed;
  };
  try {
    for await (const text of readUtf8(chunks, file)) {
      const failure = await new Promise((resolve) => parser.write(text, resolve));
      yield* taken();
      if (failure) throw failure;
    }
    const failure = await new Promise((resolve) => parser.end(resolve));
    yield* taken();
    if (failure) throw failure;
  } catch (error) {
    throw error instanceof CsvError ? problemOf(error, file, lines) : error;
  } finally {
    parser.destroy();
  }
}

function rowOf(file: string, cells: readonly string[], line: number): CsvRow {
  const placeOf = (index: number): Place => {
    const before = cells.slice(0, index).reduce((count, cell) => count + (cell.match(/\n/g)?.length ?? 0), 0);
    return { file, line: line + before, column: index + 1 };
  };
  return { cells, line, placeOf };
}

/**
 * Tells on which line a row begins. The parser says on which line a row ends, but counts a CRLF inside quotes as two
 * lines and blank lines before the row with it.
 */
class LineCounter {
  #parserEnd = 0;
  #surplus = 0;

  startOf(cells: readonly string[], parserEnd: number): number {
    let feeds = 0;
    let surplus = 0;
    // Most rows take one line; only the others are searched for line breaks.
    if (parserEnd - this.#parserEnd > 1) {
      for (const cell of cells) {
        feeds += cell.match(/\n/g)?.length ?? 0;
        surplus += cell.match(/\r/g)?.length ?? 0;
      }
    }
    this.#parserEnd = parserEnd;
    this.#surplus += surplus;
    return this.corrected(parserEnd) - feeds;
  }

  /** The line on which a row begins that follows the last one. */
  get next(): number {
    return this.corrected(this.#parserEnd) + 1;
  }

  /** The line of the file that the parser means. */
  corrected(parserLine: number): number {
    return parserLine - this.#surplus;
  }
}

const sentences: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED:
    'a quote is opened in the file and never closed: close it, or double quotes that are part of a text.',
  CSV_INVALID_CLOSING_QUOTE: 'text follows a closing quote: double the quotes that are part of a text.',
  INVALID_OPENING_QUOTE:
    'a quote stands inside an unquoted cell: put the whole cell in quotes and double the inner ones.',
  CSV_MAX_RECORD_SIZE: 'the row is longer than 4 MB: probably a quote before it is not closed.',
};

function problemOf(error: CsvError, file: string, counter: LineCounter): FileProblem {
  const { lines = 1, index = 0 } = error as CsvError & { readonly lines?: number; readonly index?: number };
  const isOpenEnded = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  const place = { file, line: isOpenEnded ? counter.next : counter.corrected(lines), column: index + 1 };
  return new FileProblem(place, sentences[error.code] ?? `the row is not valid CSV (${error.code}).`);
}
