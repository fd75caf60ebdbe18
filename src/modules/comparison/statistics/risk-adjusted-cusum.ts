/** A course as the risk-adjusted CUSUM sees it. */
export interface RiskedCourse {
  /** The probability of the event that the risk model gives, strictly between 0 and 1. */
  readonly risk: number;
  readonly hasEvent: boolean;
}

/** The log-likelihood ratio of odds multiplied by `alternative` against odds multiplied by `expected`, for one course. */
export function riskAdjustedWeight({ risk, hasEvent }: RiskedCourse, alternative: number, expected = 1): number {
  if (!(risk > 0 && risk < 1)) throw new RangeError('A risk lies strictly between 0 and 1.');
  const ofExpected = 1 - risk + expected * risk;
  const ofAlternative = 1 - risk + alternative * risk;
  const weight = Math.log(ofExpected / ofAlternative);
  return hasEvent ? weight + Math.log(alternative / expected) : weight;
}

/** The sums after one course. */
export interface RiskAdjustedPoint {
  /** Evidence that the odds have risen. */
  readonly rise: number;
  /** Evidence that the odds have fallen. */
  readonly fall: number;
  /** Expected minus observed events so far, for display only. */
  readonly lessThanExpected: number;
}

/**
 * The risk-adjusted CUSUM in order, for odds that double and that halve: Steiner, Cook, Farewell & Treasure (2000),
 * Biostatistics 1:441. Decision limits depend on the mix of risks and are set by simulation.
 */
export function riskAdjustedCusum(courses: readonly RiskedCourse[]): readonly RiskAdjustedPoint[] {
  let [rise, fall, lessThanExpected] = [0, 0, 0];
  return courses.map((course) => {
    rise = Math.max(0, rise + riskAdjustedWeight(course, 2));
    fall = Math.max(0, fall + riskAdjustedWeight(course, 0.5));
    lessThanExpected += course.risk - (course.hasEvent ? 1 : 0);
    return { rise, fall, lessThanExpected };
  });
}
