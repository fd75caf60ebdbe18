import { addDecimals, integerDecimal, multiplyDecimals, subtractDecimals, zero } from '../../../platform/decimal.js';
import { Rational } from './rational.js';
import { crossSumOf, sumOf } from './sufficient-statistics.js';
import type { SufficientStatistics } from './sufficient-statistics.js';

/** The exact mean of a variable; null for a cell of no courses. */
export function mean(cell: SufficientStatistics, variable: string): Rational | null {
  return cell.n === 0 ? null : Rational.fromDecimal(sumOf(cell, variable), BigInt(cell.n));
}

/** The exact covariance of two variables, or the variance of one, with divisor n − 1; null for fewer than two courses. */
export function covariance(cell: SufficientStatistics, first: string, second: string): Rational | null {
  if (cell.n < 2) return null;
  return centredCrossProducts([cell])(first, second).dividedBy(new Rational(BigInt(cell.n - 1)));
}

/**
 * The exact Σ(x−x̄)(y−ȳ), each cell about its own means, added over the cells: total sums for one cell, pooled within-group
 * sums for several. Empty cells add nothing.
 *
 * All terms are brought to the least common multiple of the counts once, so that no fraction needs reducing.
 */
export function centredCrossProducts(
  cells: readonly SufficientStatistics[],
): (first: string, second: string) => Rational {
  const filled = cells.filter(({ n }) => n > 0);
  const multiple = filled.reduce((least, { n }) => leastCommonMultiple(least, BigInt(n)), 1n);
  return (first, second) => {
    const scaled = filled.reduce((total, cell) => {
      const products = multiplyDecimals(crossSumOf(cell, first, second), integerDecimal(multiple));
      const ofMeans = multiplyDecimals(sumOf(cell, first), sumOf(cell, second));
      const correction = multiplyDecimals(ofMeans, integerDecimal(multiple / BigInt(cell.n)));
      return addDecimals(total, subtractDecimals(products, correction));
    }, zero);
    return Rational.fromDecimal(scaled, multiple);
  };
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return (a / larger) * b;
}
