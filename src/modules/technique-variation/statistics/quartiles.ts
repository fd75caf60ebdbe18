/** The quartiles of a figure, with how many it is over. */
export interface Quartiles {
  readonly n: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/** The quartiles by linear interpolation (Hyndman & Fan 1996, Am. Stat. 50:361, type 7, R's default); null of no values. */
export function quartilesOf(values: readonly number[]): Quartiles | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return {
    n: sorted.length,
    lower: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    upper: quantile(sorted, 0.75),
  };
}

/** The median absolute deviation from the median, times 1.4826: for a normal distribution its standard deviation. */
export function medianAbsoluteDeviation(values: readonly number[]): number {
  const middle = quartilesOf(values)?.median ?? 0;
  return 1.4826 * (quartilesOf(values.map((value) => Math.abs(value - middle)))?.median ?? 0);
}

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
