import { anova } from './anova.js';
import { fSf } from './distributions.js';
import { orderedSum } from './ordered-sum.js';
import type { ComparedGroup } from './sufficient-statistics.js';
import { figureNote } from './undefined-reason.js';
import type { FigureNote } from './undefined-reason.js';

/** The variances of one level by the sums of squares alone, without a search. */
export interface MomentComponents {
  /** The courses per group that stand for unequal ones. */
  readonly groupSize: number;
  /** In the square of the response's unit; 0 where the estimate is below. */
  readonly betweenVariance: number;
  /** The estimate before it is cut off at 0. */
  readonly rawBetweenVariance: number;
  readonly withinVariance: number;
  readonly intraclassCorrelation: number;
  /** Exact for groups of equal size, else near; cut off at 0. */
  readonly intraclassInterval: { readonly lower: number; readonly upper: number };
}

/**
 * The analysis-of-variance estimates of the variance between and within groups, with the interval of Searle (1971), Linear
 * Models, section 9.9, for the intraclass correlation; or the note that says why there are none.
 */
export function momentComponents(
  groups: readonly ComparedGroup[],
  response: string,
  confidence: number,
): MomentComponents | FigureNote {
  const { statistic, df1, df2, sumOfSquaresWithin, notes } = anova(groups, response);
  if (statistic === null || df1 === null || df2 === null || sumOfSquaresWithin === null) {
    return figureNote('varianceComponents', notes[0]?.code ?? 'ZERO_VARIANCE');
  }
  const sizes = groups.map(({ cell }) => cell.n);
  const n = df1 + df2 + 1;
  const groupSize = (n - orderedSum(sizes.map((size) => size * size)) / n) / df1;
  const withinVariance = sumOfSquaresWithin / df2;
  const rawBetweenVariance = ((statistic - 1) * withinVariance) / groupSize;
  const betweenVariance = Math.max(0, rawBetweenVariance);
  const tail = (1 - confidence) / 2;
  const limit = (quantile: number) => {
    const ratio = statistic / quantile;
    return Math.max(0, (ratio - 1) / (ratio + groupSize - 1));
  };
  return {
    groupSize,
    betweenVariance,
    rawBetweenVariance,
    withinVariance,
    intraclassCorrelation: betweenVariance / (betweenVariance + withinVariance),
    intraclassInterval: { lower: limit(fUpperPoint(tail, df1, df2)), upper: limit(fUpperPoint(1 - tail, df1, df2)) },
  };
}

/** The x with P(F > x) = p, by bisection on its logarithm to the last digit. */
function fUpperPoint(p: number, df1: number, df2: number): number {
  let [low, high] = [-1, 1];
  while (fSf(Math.exp(low), df1, df2) < p) low *= 2;
  while (fSf(Math.exp(high), df1, df2) > p) high *= 2;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return Math.exp(middle);
    if (fSf(Math.exp(middle), df1, df2) > p) low = middle;
    else high = middle;
  }
}
