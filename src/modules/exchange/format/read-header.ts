import { headerOf, type CsvFile } from './csv-file.js';
import type { Problems } from './problems.js';
import type { CsvRow } from './read-rows.js';

/** Where each property of a record stands in the rows of a file. */
export interface Header {
  readonly width: number;
  /** The index of the cell by property; a property whose column was left out is missing. */
  readonly indexes: ReadonlyMap<string, number>;
}

/** The header that a first row makes, or null when rows cannot be read by it; every problem with it is told. */
export function readHeader(file: CsvFile, row: CsvRow, problems: Problems): Header | null {
  const propertyOf = new Map(Object.keys(file.columns).map((property) => [headerOf(property), property]));
  const known = [...propertyOf.keys()].join(', ');
  if (row.cells.length === 1 && /[;\t]/.test(row.cells[0] ?? '')) {
    problems.add(row.placeOf(0), 'the header has no commas: separate the columns with commas, not semicolons or tabs.');
    return null;
  }
  const indexes = new Map<string, number>();
  for (const [index, cell] of row.cells.entries()) {
    const name = cell.trim();
    const property = propertyOf.get(name);
    if (property === undefined) {
      problems.add(
        row.placeOf(index),
        `\`${name}\` is not a column of ${file.name}: remove it, or use one of ${known}.`,
      );
    } else if (indexes.has(property)) {
      problems.add(row.placeOf(index), `the column \`${name}\` stands twice in the header: keep one.`);
    } else {
      indexes.set(property, index);
    }
  }
  const missing = Object.entries(file.columns).filter(
    ([property, column]) => column.isRequired && !indexes.has(property),
  );
  for (const [property] of missing) {
    problems.add(row.placeOf(0), `the required column \`${headerOf(property)}\` is missing: add it.`);
  }
  return missing.length === 0 ? { width: row.cells.length, indexes } : null;
}
