import { z } from 'zod';
import { formatMoment } from './calendar.js';
import { cellOf, mustBeFilled, type Cell, type CellValue, type FieldDescriptor, type Kind } from './cells.js';

/** One column of a CSV file: how its cells are read, and what an analyst should know about it. */
export interface Column<T extends CellValue> {
  readonly cell: Cell<T>;
  readonly isRequired: boolean;
  readonly description: string;
  readonly field: FieldDescriptor;
}

/** A column whose cells must be filled. */
export function required<T extends CellValue>(kind: Kind<T>, description: string): Column<T> {
  return { cell: cellOf(kind, mustBeFilled), isRequired: true, description, field: kind.field };
}

/** A column that may be left out, and whose empty cells mean: not recorded. */
export function optional<T extends CellValue>(kind: Kind<T>, description: string): Column<T | null> {
  return { cell: cellOf(kind, null), isRequired: false, description, field: kind.field };
}

/** A column that may be left out, and whose empty cells stand for a value. */
export function optionalWith<T extends CellValue>(kind: Kind<T>, absent: T, description: string): Column<T> {
  return { cell: cellOf(kind, absent), isRequired: false, description, field: kind.field };
}

export type Columns = Readonly<Record<string, Column<CellValue>>>;

/** A row as typed values: what the columns of a file make of it. */
export type RecordOf<C extends Columns> = { readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never };

/** Something that must hold between the cells of one row; the sentence is told at the column. */
export interface RowRule<R> {
  readonly column: keyof R & string;
  readonly holds: (record: R) => boolean;
  readonly sentence: string;
}

/** Cells that name a row of another file. */
export interface Reference<P extends string = string> {
  readonly columns: readonly P[];
  readonly file: string;
  readonly keys: readonly string[];
}

export interface CsvFileDeclaration<R> {
  readonly title: string;
  /** The columns that tell one row from every other. */
  readonly key: readonly (keyof R & string)[];
  readonly rules?: readonly RowRule<R>[];
  readonly references?: readonly Reference<keyof R & string>[];
}

/** One CSV file of an exchange folder, as declared. */
export interface CsvFile<C extends Columns = Columns> {
  readonly name: string;
  readonly title: string;
  readonly columns: C;
  readonly key: readonly string[];
  readonly references: readonly Reference[];
  /** From the texts of a row's cells, by property name, to the record. */
  readonly row: z.ZodType<RecordOf<C>, Record<string, string>>;
}

/** A file as its declaration describes it. */
export function csvFile<C extends Columns>(
  name: string,
  columns: C,
  { title, key, rules = [], references = [] }: CsvFileDeclaration<RecordOf<C>>,
): CsvFile<C> {
  const cells = Object.fromEntries(Object.entries(columns).map(([property, { cell }]) => [property, cell]));
  const object = z.object(cells) as unknown as z.ZodType<RecordOf<C>, Record<string, string>>;
  const row =
    rules.length === 0
      ? object
      : object.superRefine((record, context) => {
          for (const { column, holds, sentence } of rules) {
            if (!holds(record)) context.addIssue({ code: 'custom', path: [column], message: sentence });
          }
        });
  return { name, title, columns, key, references, row };
}

/** The name a property has in the header row: `areaCm2` is `area_cm2`. */
export function headerOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The text of a cell; what its column reads back as the same value. */
export function formatCell(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  return 'kind' in value ? formatMoment(value) : value.join('|');
}
