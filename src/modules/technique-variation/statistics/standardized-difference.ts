import { meanOf, varianceOf, type Moments } from './moments.js';

/**
 * How far two groups' means lie apart, in standard deviations: (m₁ − m₂) / √((s₁² + s₂²) / 2), signed (Cohen 1988; Austin 2009,
 * Stat. Med. 28:3083). 0 when neither varies and both are equal; null with fewer than two courses on a side, or when
 * neither varies and they differ.
 */
export function standardizedDifference(one: Moments, other: Moments): number | null {
  const [s1, s2] = [varianceOf(one), varianceOf(other)];
  const [m1, m2] = [meanOf(one), meanOf(other)];
  if (s1 === null || s2 === null || m1 === null || m2 === null) return null;
  const pooled = Math.sqrt((s1 + s2) / 2);
  if (pooled === 0) return m1 === m2 ? 0 : null;
  return (m1 - m2) / pooled;
}

/** A ratio of two spreads on the log scale: 0 is equal, below 0 the first is steadier. */
export interface Consistency {
  readonly logRatio: number;
  readonly standardError: number;
}

/**
 * How steady a group is beside another: ln(s₁ / s₂) with the standard error √(1/(2(n₁ − 1)) + 1/(2(n₂ − 1))) (Nakagawa et al.
 * 2015, Methods Ecol. Evol. 6:143). Null with fewer than two courses on a side, and when one of them does not vary.
 */
export function consistencyOf(one: Moments, other: Moments): Consistency | null {
  const [s1, s2] = [varianceOf(one), varianceOf(other)];
  if (!s1 || !s2) return null;
  return {
    logRatio: Math.log(s1 / s2) / 2,
    standardError: Math.sqrt(1 / (2 * (one.n - 1)) + 1 / (2 * (other.n - 1))),
  };
}
