/** An estimate with the limits of its confidence interval, in the unit of what is estimated. */
export interface Interval {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly standardError: number;
}

/** The interval of so many standard errors to each side. */
export function symmetricInterval(estimate: number, standardError: number, halfWidth: number): Interval {
  return {
    estimate,
    lower: estimate - halfWidth * standardError,
    upper: estimate + halfWidth * standardError,
    standardError,
  };
}
