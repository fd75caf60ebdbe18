import { centredCells, mergeCentred } from './centred-cells.js';
import type { CommonSlopeModel } from './common-slope-model.js';
import { tHalfWidth, tTwoSided } from './distributions.js';
import { symmetricInterval } from './interval.js';
import type { Contrast } from './model-contrast.js';
import { orderedSum } from './ordered-sum.js';
import { gatherCells, keysOf } from './treated-cell.js';
import type { TreatedCell } from './treated-cell.js';

/**
 * What each practitioner's residuals contribute to the estimates of a common-slope model. Estimates from it are only as good
 * as the practitioners are many: below about 20 the intervals are too narrow, and those with the variance of the practitioners
 * (`practitionerVariance`) are to be preferred.
 */
export interface ClusterRobust {
  readonly model: CommonSlopeModel;
  readonly clusters: number;
  /** Clusters less one. */
  readonly df: number;
  /** G/(G−1)·(N−1)/(N−P). */
  readonly correction: number;
  readonly scores: readonly ClusterScore[];
}

interface ClusterScore {
  /** Σe of the cluster's courses in each group, by the group's key. */
  readonly residuals: ReadonlyMap<string, number>;
  /** Σ(x−x̄)e about the groups' means, one per covariate. */
  readonly ofSlopes: readonly number[];
}

/**
 * The contributions by practitioner, for robust standard errors of the kind CR1: Liang & Zeger (1986), Biometrika 73:13. Null
 * with fewer than two practitioners. Groups nested in practitioners, as where a group is a practitioner's courses on one
 * version, cost no degree of freedom (Cameron & Miller 2015, J. Hum. Resour. 50:317, section III.B); else all groups do.
 */
export function clusterRobust(model: CommonSlopeModel, treated: readonly TreatedCell[]): ClusterRobust | null {
  const variables = [...model.covariates, model.response];
  const cells = centredCells(gatherCells(treated), variables);
  const clusters = keysOf(cells, 'practitioner').length;
  if (clusters < 2) return null;
  const groupMeans = new Map(
    [...Map.groupBy(cells, ({ group }) => group)].map(([key, own]) => [key, mergeCentred(own).offsets] as const),
  );
  const response = model.covariates.length;
  const scores = [...Map.groupBy(cells, ({ practitioner }) => practitioner).values()].map((own): ClusterScore => {
    const parts = own.map(({ group, n, offsets, products }) => {
      const deviations = offsets.map((offset, index) => offset - groupMeans.get(group)![index]!);
      const meanResidual =
        deviations[response]! - orderedSum(model.slopes.map((slope, index) => slope * deviations[index]!));
      const ofSlopes = model.covariates.map(
        (_, row) =>
          products[row]![response]! -
          orderedSum(model.slopes.map((slope, column) => slope * products[row]![column]!)) +
          n * deviations[row]! * meanResidual,
      );
      return { group, residual: n * meanResidual, ofSlopes };
    });
    return {
      residuals: new Map(parts.map(({ group, residual }) => [group, residual])),
      ofSlopes: model.covariates.map((_, index) => orderedSum(parts.map(({ ofSlopes }) => ofSlopes[index]!))),
    };
  });
  const isNested = groupMeans.size > 1 && groupMeans.size === cells.length;
  const parameters = model.covariates.length + (isNested ? 1 : groupMeans.size);
  return {
    model,
    clusters,
    df: clusters - 1,
    correction: ((clusters / (clusters - 1)) * (model.n - 1)) / (model.n - parameters),
    scores,
  };
}

/**
 * A weighted sum of adjusted means, as `contrast` gives it, with its robust standard error and t interval. Null when all
 * weights are 0, or when a group of the sum has one practitioner: its residuals cancel out and would count as none.
 */
export function robustContrast(
  robust: ClusterRobust,
  weights: Readonly<Record<string, number>>,
  confidence: number,
): Contrast | null {
  const { model, scores } = robust;
  const terms = model.groups.filter(({ key }) => (weights[key] ?? 0) !== 0);
  if (terms.length < Object.values(weights).filter((weight) => weight !== 0).length) {
    throw new RangeError('A group of the contrast is not in the model.');
  }
  if (terms.length === 0) return null;
  if (terms.some(({ key }) => scores.filter(({ residuals }) => residuals.has(key)).length < 2)) return null;
  const weight = (key: string) => weights[key] ?? 0;
  const offsets = model.covariates.map((_, index) =>
    orderedSum(terms.map(({ key, covariateOffsets }) => weight(key) * covariateOffsets[index]!)),
  );
  const estimate =
    orderedSum(terms.map(({ key, deviation }) => weight(key) * deviation)) +
    orderedSum(terms.map(({ key }) => weight(key))) * model.mean;
  const ofMeans = (score: ClusterScore) =>
    orderedSum(terms.map(({ key, n }) => (weight(key) / n) * (score.residuals.get(key) ?? 0)));
  return robustEstimate(robust, estimate, ofMeans, offsets, confidence);
}

/** The slope of a covariate of the model with its robust standard error and t interval. */
export function robustSlope(robust: ClusterRobust, covariate: string, confidence: number): Contrast {
  const { model } = robust;
  const index = model.covariates.indexOf(covariate);
  if (index < 0) throw new RangeError(`The model has no covariate ${covariate}.`);
  const onlyThis = model.covariates.map((_, other) => (other === index ? -1 : 0));
  return robustEstimate(robust, model.slopes[index]!, () => 0, onlyThis, confidence);
}

function robustEstimate(
  { model, scores, correction, df }: ClusterRobust,
  estimate: number,
  ofMeans: (score: ClusterScore) => number,
  offsets: readonly number[],
  confidence: number,
): Contrast {
  const direction = model.inverse.map((row) => orderedSum(row.map((value, index) => value * offsets[index]!)));
  const contributions = scores.map(
    (score) => ofMeans(score) - orderedSum(direction.map((value, index) => value * score.ofSlopes[index]!)),
  );
  const standardError = Math.sqrt(correction * orderedSum(contributions.map((value) => value * value)));
  const t = estimate / standardError;
  return { ...symmetricInterval(estimate, standardError, tHalfWidth(confidence, df)), t, pValue: tTwoSided(t, df) };
}
