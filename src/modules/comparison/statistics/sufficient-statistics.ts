import {
  addDecimals,
  decimal,
  integerDecimal,
  multiplyDecimals,
  subtractDecimals,
  zero,
} from '../../../platform/decimal.js';
import type { Decimal } from '../../../platform/decimal.js';

/**
 * What a cell of courses must tell so that means, variances, tests and regressions can be had without its rows: the count,
 * the sum of each variable, and the sum of each product of two. All exact, so that the order of rows and of merging
 * cannot show in any figure. Only courses where every variable is known count.
 */
export interface SufficientStatistics {
  readonly n: number;
  readonly variables: readonly string[];
  /** Σx, one per variable. */
  readonly sums: readonly Decimal[];
  /** Σxy, one per pair, in the order of `variablePairs`. */
  readonly crossSums: readonly Decimal[];
}

/** A group of a comparison: its key, unique in the comparison, and what is known of its courses. */
export interface ComparedGroup {
  readonly key: string;
  readonly cell: SufficientStatistics;
}

/**
 * The pairs of variables whose products are summed, each variable with itself first: (a,a) (a,b) (a,c) (b,b) (b,c) (c,c).
 * Whoever writes the SQL goes through this list.
 */
export function variablePairs(variables: readonly string[]): readonly (readonly [string, string])[] {
  return variables.flatMap((first, index) => variables.slice(index).map((second) => [first, second] as const));
}

/**
 * A cell from the texts that PostgreSQL gives for `count(*)`, `sum(x)` and `sum(x*y)` over `numeric`. The sums of an empty
 * cell, null in SQL, count as zero.
 */
export function sufficientStatistics(cell: {
  readonly n: number;
  readonly variables: readonly string[];
  readonly sums: readonly (string | null)[];
  readonly crossSums: readonly (string | null)[];
}): SufficientStatistics {
  const { n, variables } = cell;
  const pairs = (variables.length * (variables.length + 1)) / 2;
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError('The count of a cell is a whole number from 0.');
  if (cell.sums.length !== variables.length || cell.crossSums.length !== pairs) {
    throw new RangeError('A cell has one sum per variable and one cross sum per pair of variables.');
  }
  const exact = (text: string | null): Decimal => {
    if (text !== null) return decimal(text);
    if (n > 0) throw new RangeError('Only an empty cell has no sums.');
    return zero;
  };
  return { n, variables, sums: cell.sums.map(exact), crossSums: cell.crossSums.map(exact) };
}

/** The cell of no courses: the identity of `mergeCells`. */
export function emptyCell(variables: readonly string[]): SufficientStatistics {
  return { n: 0, variables, sums: variables.map(() => zero), crossSums: variablePairs(variables).map(() => zero) };
}

/** The cell of all courses of the given cells, which share their variables. The same in any order and any nesting. */
export function mergeCells(
  first: SufficientStatistics,
  ...others: readonly SufficientStatistics[]
): SufficientStatistics {
  return others.reduce((merged, other) => combine(merged, other, addDecimals, merged.n + other.n), first);
}

/** The cell of the courses of `whole` that are not in `part`. */
export function remainingCell(whole: SufficientStatistics, part: SufficientStatistics): SufficientStatistics {
  if (part.n > whole.n) throw new RangeError('A part is not larger than the whole.');
  return combine(whole, part, subtractDecimals, whole.n - part.n);
}

/**
 * The cell with one more variable that is the same for all its courses: 1 where they are of a category, 0 where they are
 * not. Its sums follow from those at hand, so that categories need no sums of their own in SQL.
 */
export function withIndicator(cell: SufficientStatistics, variable: string, belongs: boolean): SufficientStatistics {
  if (cell.variables.includes(variable)) throw new RangeError(`The cell has a variable ${variable} already.`);
  const value = integerDecimal(belongs ? 1n : 0n);
  const total = multiplyDecimals(value, integerDecimal(BigInt(cell.n)));
  const width = cell.variables.length;
  let next = 0;
  const crossSums = cell.sums.flatMap((sum, row) => {
    const own = cell.crossSums.slice(next, next + width - row);
    next += width - row;
    return [...own, multiplyDecimals(value, sum)];
  });
  return {
    n: cell.n,
    variables: [...cell.variables, variable],
    sums: [...cell.sums, total],
    crossSums: [...crossSums, total],
  };
}

/** The exact sum of a variable. */
export function sumOf(cell: SufficientStatistics, variable: string): Decimal {
  return cell.sums[indexOf(cell, variable)] ?? zero;
}

/** The exact sum of the products of two variables, or of the squares of one. */
export function crossSumOf(cell: SufficientStatistics, first: string, second: string): Decimal {
  const [row, column] = [indexOf(cell, first), indexOf(cell, second)].toSorted((a, b) => a - b) as [number, number];
  return cell.crossSums[row * cell.variables.length - (row * (row - 1)) / 2 + column - row] ?? zero;
}

function indexOf({ variables }: SufficientStatistics, variable: string): number {
  const index = variables.indexOf(variable);
  if (index < 0) throw new RangeError(`The cell has no variable ${variable}.`);
  return index;
}

function combine(
  a: SufficientStatistics,
  b: SufficientStatistics,
  operation: (x: Decimal, y: Decimal) => Decimal,
  n: number,
): SufficientStatistics {
  if (
    a.variables.length !== b.variables.length ||
    a.variables.some((variable, index) => variable !== b.variables[index])
  ) {
    throw new RangeError('Cells with different variables have nothing in common.');
  }
  return {
    n,
    variables: a.variables,
    sums: a.sums.map((sum, index) => operation(sum, b.sums[index] ?? zero)),
    crossSums: a.crossSums.map((sum, index) => operation(sum, b.crossSums[index] ?? zero)),
  };
}
