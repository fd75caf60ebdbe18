import { normalHalfWidth } from './distributions.js';

/** A share with its interval, all in [0, 1]. */
export interface ShareInterval {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Interval for a share, in [0, 1]. Exactly 0 below for none of n and exactly 1 above for n of n; null when n is 0.
 * Wilson (1927), J. Am. Stat. Assoc. 22:209, without continuity correction.
 */
export function wilson(successes: number, n: number, confidence: number): ShareInterval | null {
  if (!(successes >= 0 && successes <= n)) throw new RangeError('Successes lie between 0 and n.');
  if (n === 0) return null;
  const z = normalHalfWidth(confidence);
  return {
    estimate: successes / n,
    lower: lowerLimit(successes, n, z),
    upper: 1 - lowerLimit(n - successes, n, z),
  };
}

/** The smaller root of the score equation, as a quotient: a difference would lose the digits of rare events. */
function lowerLimit(successes: number, n: number, z: number): number {
  const share = successes / n;
  const spread = (z * z) / n;
  const divisor = share + spread / 2 + Math.sqrt(spread * (share * (1 - share) + spread / 4));
  return (share * share) / divisor;
}
