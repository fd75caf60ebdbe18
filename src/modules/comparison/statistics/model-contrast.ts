import type { CommonSlopeModel } from './common-slope-model.js';
import { tHalfWidth, tTwoSided } from './distributions.js';
import { symmetricInterval } from './interval.js';
import type { Interval } from './interval.js';
import { orderedSum } from './ordered-sum.js';

/** An estimate from the model with its t interval and test against zero. */
export interface Contrast extends Interval {
  readonly t: number;
  /** Two-sided. */
  readonly pValue: number;
}

/**
 * Any weighted sum of the groups' adjusted means, in the response's unit: weights 1 and −1 give the difference of two groups.
 * Groups that are not named weigh nothing. Null when all weights are 0.
 */
export function contrast(
  model: CommonSlopeModel,
  weights: Readonly<Record<string, number>>,
  confidence: number,
): Contrast | null {
  const terms = model.groups.flatMap((group) => {
    const weight = weights[group.key] ?? 0;
    return weight === 0 ? [] : [{ ...group, weight }];
  });
  if (terms.length < Object.values(weights).filter((weight) => weight !== 0).length) {
    throw new RangeError('A group of the contrast is not in the model.');
  }
  if (terms.length === 0) return null;
  const estimate =
    orderedSum(terms.map(({ weight, deviation }) => weight * deviation)) +
    orderedSum(terms.map(({ weight }) => weight)) * model.mean;
  const offsets = model.covariates.map((_, index) =>
    orderedSum(terms.map(({ weight, covariateOffsets }) => weight * (covariateOffsets[index] ?? 0))),
  );
  const ofMeans = orderedSum(terms.map(({ weight, n }) => (weight * weight) / n));
  return modelEstimate(model, estimate, ofMeans, offsets, confidence);
}

/**
 * An estimate with its uncertainty: the residual variance times what the group means contribute (Σl²/n) and what the slopes
 * do, through the distance from the covariates' means.
 */
export function modelEstimate(
  model: CommonSlopeModel,
  estimate: number,
  ofMeans: number,
  offsets: readonly number[],
  confidence: number,
): Contrast {
  const ofSlopes = orderedSum(
    model.inverse.flatMap((row, first) =>
      row.map((value, second) => value * (offsets[first] ?? 0) * (offsets[second] ?? 0)),
    ),
  );
  const residualVariance = model.residualSumOfSquares / model.residualDf;
  const standardError = Math.sqrt(residualVariance * (ofMeans + Math.max(0, ofSlopes)));
  const t = estimate / standardError;
  return {
    ...symmetricInterval(estimate, standardError, tHalfWidth(confidence, model.residualDf)),
    t,
    pValue: tTwoSided(t, model.residualDf),
  };
}
