import { compareDecimals, decimal } from '../../../platform/decimal.js';

/** The smallest and largest value of a covariate in a group, as numeric texts; null when the group has no course. */
export interface CovariateRange {
  readonly key: string;
  readonly minimum: string | null;
  readonly maximum: string | null;
}

/**
 * For each group the range of the covariate over all *other* groups, in the order given; null where no other group has
 * courses. Courses outside it, its ends not counted, are those that `covariateOverlap` wants to know the number of.
 */
export function rangesOfOthers(ranges: readonly CovariateRange[]): readonly CovariateRange[] {
  const known = ranges.flatMap(({ key, minimum, maximum }) =>
    minimum === null || maximum === null
      ? []
      : [{ key, minimum, maximum, low: decimal(minimum), high: decimal(maximum) }],
  );
  const lowest = known.toSorted((a, b) => compareDecimals(a.low, b.low));
  const highest = known.toSorted((a, b) => compareDecimals(b.high, a.high));
  return ranges.map(({ key }) => ({
    key,
    minimum: lowest.find((other) => other.key !== key)?.minimum ?? null,
    maximum: highest.find((other) => other.key !== key)?.maximum ?? null,
  }));
}
