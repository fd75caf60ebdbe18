import betainc from '@stdlib/math-base-special-betainc';
import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import gammainc from '@stdlib/math-base-special-gammainc';
import studentCdf from '@stdlib/stats-base-dists-t-cdf';
import studentQuantile from '@stdlib/stats-base-dists-t-quantile';

/** From here on the incomplete gamma function of @stdlib 0.3 is wrong by up to 4 % near the mean. */
const largestChiSquareDf = 1_800;

/** P(Z ≤ x) of the standard normal distribution, to 14 digits down to 1e-300. */
export function normalCdf(x: number): number {
  return erfc(-x / Math.SQRT2) / 2;
}

/** P(Z > x) of the standard normal distribution, without cancellation in the upper tail. */
export function normalSf(x: number): number {
  return erfc(x / Math.SQRT2) / 2;
}

/** The x with P(Z ≤ x) = p, for p strictly between 0 and 1. */
export function normalQuantile(p: number): number {
  requireProbability(p);
  return p <= 0.5 ? -Math.SQRT2 * erfcinv(2 * p) : Math.SQRT2 * erfcinv(2 * (1 - p));
}

/** P(T ≤ x) of Student's t with `df` > 0 degrees of freedom, whole or not. */
export function tCdf(x: number, df: number): number {
  requirePositive(df);
  return studentCdf(x, df);
}

/** P(T > x) of Student's t, without cancellation in the upper tail. */
export function tSf(x: number, df: number): number {
  return tCdf(-x, df);
}

/** The x with P(T ≤ x) = p, for p strictly between 0 and 1. */
export function tQuantile(p: number, df: number): number {
  requireProbability(p);
  requirePositive(df);
  return studentQuantile(p, df);
}

/** P(|T| > |x|): the two-sided p value of a t statistic. */
export function tTwoSided(x: number, df: number): number {
  return 2 * tCdf(-Math.abs(x), df);
}

/** The half-width, in standard errors, of a two-sided t interval: 1.96 for 0.95 and many degrees of freedom. */
export function tHalfWidth(confidence: number, df: number): number {
  requireProbability(confidence);
  return -tQuantile((1 - confidence) / 2, df);
}

/** The half-width, in standard errors, of a two-sided normal interval: 1.96 for 0.95. */
export function normalHalfWidth(confidence: number): number {
  requireProbability(confidence);
  return -normalQuantile((1 - confidence) / 2);
}

/** P(F > x) of Fisher's F with `df1` and `df2` > 0 degrees of freedom, without cancellation in either tail. */
export function fSf(x: number, df1: number, df2: number): number {
  requirePositive(df1);
  requirePositive(df2);
  if (x <= 0) return 1;
  // The smaller of the two arguments keeps its digits; the other would be 1 minus next to nothing.
  const share = (df1 * x) / (df2 + df1 * x);
  return share <= 0.5
    ? betainc(share, df1 / 2, df2 / 2, true, true)
    : betainc(df2 / (df2 + df1 * x), df2 / 2, df1 / 2, true, false);
}

/**
 * P(X > x) of the chi-square distribution with `df` > 0 degrees of freedom. Above 1,800 degrees the cube-root
 * approximation of Wilson & Hilferty (1931), Proc. Natl. Acad. Sci. 17:684, takes over, good to about 1e-4.
 */
export function chiSquareSf(x: number, df: number): number {
  requirePositive(df);
  if (x <= 0) return 1;
  if (df <= largestChiSquareDf) return gammainc(x / 2, df / 2, true, true);
  const spread = 2 / (9 * df);
  return normalSf((Math.cbrt(x / df) - (1 - spread)) / Math.sqrt(spread));
}

function requireProbability(p: number): void {
  if (!(p > 0 && p < 1)) throw new RangeError('A probability or confidence lies strictly between 0 and 1.');
}

function requirePositive(df: number): void {
  if (!(df > 0)) throw new RangeError('Degrees of freedom are positive.');
}
