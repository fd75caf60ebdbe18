/** How many values there are, their sum in units of 10⁻¹² and the sum of their squares in units of 10⁻²⁴, all exact. */
export interface Moments {
  readonly n: number;
  readonly sum: bigint;
  readonly squares: bigint;
}

export const noMoments: Moments = { n: 0, sum: 0n, squares: 0n };

/** The moments of both together, or of the first without the second; exact in any order. */
export function mergedMoments(one: Moments, other: Moments, times: 1 | -1 = 1): Moments {
  const factor = BigInt(times);
  return {
    n: one.n + times * other.n,
    sum: one.sum + factor * other.sum,
    squares: one.squares + factor * other.squares,
  };
}

/** The mean; null of no values. */
export function meanOf({ n, sum }: Moments): number | null {
  return n === 0 ? null : ratio(sum, BigInt(n), 12);
}

/** The sum of squared differences from the mean. Exact until the last step, so that nothing cancels. */
export function squaresAboutMean({ n, sum, squares }: Moments): number {
  return n === 0 ? 0 : ratio(squares * BigInt(n) - sum * sum, BigInt(n), 24);
}

/** The variance with divisor n − 1; null of fewer than two values. */
export function varianceOf(moments: Moments): number | null {
  const { n, sum, squares } = moments;
  return n < 2 ? null : ratio(squares * BigInt(n) - sum * sum, BigInt(n) * BigInt(n - 1), 24);
}

/** A quotient of integers in units of 10^-places, to all the digits that a number holds. */
function ratio(numerator: bigint, divisor: bigint, places: number): number {
  const whole = numerator / divisor;
  const rest = Number(numerator % divisor) / Number(divisor);
  return (Number(whole) + rest) / 10 ** places;
}
