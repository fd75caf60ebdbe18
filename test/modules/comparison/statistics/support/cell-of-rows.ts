import { addDecimals, decimal, multiplyDecimals, zero } from '../../../../../src/platform/decimal.js';
import type { Decimal } from '../../../../../src/platform/decimal.js';
import {
  sufficientStatistics,
  variablePairs,
} from '../../../../../src/modules/comparison/statistics/sufficient-statistics.js';
import type {
  ComparedGroup,
  SufficientStatistics,
} from '../../../../../src/modules/comparison/statistics/sufficient-statistics.js';

type Row = Readonly<Record<string, string>>;

/** What PostgreSQL would answer for these rows. */
export function cellOfRows(variables: readonly string[], rows: readonly Row[]): SufficientStatistics {
  const value = (row: Row, variable: string) => decimal(row[variable] ?? '');
  return sufficientStatistics({
    n: rows.length,
    variables,
    sums: variables.map((variable) => total(rows.map((row) => value(row, variable)))),
    crossSums: variablePairs(variables).map(([first, second]) =>
      total(rows.map((row) => multiplyDecimals(value(row, first), value(row, second)))),
    ),
  });
}

function total(terms: readonly Decimal[]): string {
  return text(terms.reduce(addDecimals, zero));
}

/** One group for each value of a column, in order of first appearance. */
export function groupsOfRows(by: string, variables: readonly string[], rows: readonly Row[]): readonly ComparedGroup[] {
  const keys = [...new Set(rows.map((row) => row[by] ?? ''))];
  return keys.map((key) => ({
    key,
    cell: cellOfRows(
      variables,
      rows.filter((row) => row[by] === key),
    ),
  }));
}

/** Rows of one variable, `y`. */
export function valuesOf(...values: readonly string[]): readonly Row[] {
  return values.map((y) => ({ y }));
}

function text({ units, scale }: Decimal): string {
  return `${units}e${-scale}`;
}
