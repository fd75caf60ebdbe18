import { centredCrossProducts, mean } from './centred-moments.js';
import type { Rational } from './rational.js';
import { inverse, quadraticForm, scaledCholesky, solve } from './scaled-cholesky.js';
import { mergeCells } from './sufficient-statistics.js';
import type { ComparedGroup, SufficientStatistics } from './sufficient-statistics.js';
import type { UndefinedReason } from './undefined-reason.js';

/** Above this variance inflation the coefficients are made of rounding. */
const largestVarianceInflation = 1e6;
/** A residual share of the sum of squares below this is rounding: the covariates explain the response to the last digit. */
export const smallestResidualShare = 1e-12;

/**
 * The fit of y = α(group) + β′(x − x̄) + ε with one slope per covariate for all groups, by least squares from cell sums.
 * Overall means, slopes and residuals do not depend on the order of groups or of merging.
 */
export interface CommonSlopeModel {
  readonly response: string;
  /** The covariates in the model. */
  readonly covariates: readonly string[];
  /** Covariates that were asked for but are the same for all courses. */
  readonly constantCovariates: readonly string[];
  readonly n: number;
  /** Mean of the response over all courses. */
  readonly mean: number;
  /** Means of the covariates over all courses: where the adjusted means stand. */
  readonly covariateMeans: readonly number[];
  readonly slopes: readonly number[];
  /** Of the covariates' pooled within-group cross products: times the residual variance, the slopes' covariances. */
  readonly inverse: readonly (readonly number[])[];
  /** How many times the variance of each slope is that of a covariate unrelated to the others. */
  readonly varianceInflation: readonly number[];
  readonly residualDf: number;
  readonly residualSumOfSquares: number;
  readonly totalSumOfSquares: number;
  /** Residual sum of squares of the model without the groups. */
  readonly residualSumOfSquaresWithoutGroups: number;
  readonly groups: readonly ModelGroup[];
}

/** A group in the model, relative to the means over all courses. */
export interface ModelGroup {
  readonly key: string;
  readonly n: number;
  /** Adjusted mean minus the overall mean. */
  readonly deviation: number;
  /** The group's covariate means minus the overall ones. */
  readonly covariateOffsets: readonly number[];
}

/** Why there is no fit; `covariate` names the one that cannot be told apart. */
export interface NoModel {
  readonly code: UndefinedReason;
  readonly covariate: string | null;
}

/**
 * The fitted model, or why there is none: no course (`N_LT_1`), a covariate that follows from the groups or the other
 * covariates (`COLLINEAR`), too few courses (`DF_LT_1`), nothing left to explain (`ZERO_VARIANCE`). A covariate that is the
 * same for all courses leaves the model without harm. Groups without courses are ignored.
 */
export function fitCommonSlopes(
  groups: readonly ComparedGroup[],
  response: string,
  wanted: readonly string[],
): CommonSlopeModel | NoModel {
  const filled = groups.filter(({ cell }) => cell.n > 0);
  const [first, ...others] = filled.map(({ cell }) => cell);
  if (first === undefined) return { code: 'N_LT_1', covariate: null };
  const whole = mergeCells(first, ...others);
  const total = centredCrossProducts([whole]);
  const within = centredCrossProducts(filled.map(({ cell }) => cell));

  const covariates = wanted.filter((covariate) => !total(covariate, covariate).isZero);
  const residualDf = whole.n - filled.length - covariates.length;
  if (residualDf < 1) return { code: 'DF_LT_1', covariate: null };

  const decomposition = scaledCholesky(matrix(within, covariates));
  const [dependent] = decomposition.dependent;
  if (dependent !== undefined) return { code: 'COLLINEAR', covariate: covariates[dependent] ?? null };
  const inverted = inverse(decomposition);
  const varianceInflation = covariates.map(
    (covariate, index) => (inverted[index]?.[index] ?? 0) * within(covariate, covariate).toNumber(),
  );
  const inflated = varianceInflation.findLastIndex((inflation) => inflation > largestVarianceInflation);
  if (inflated >= 0) return { code: 'COLLINEAR', covariate: covariates[inflated] ?? null };

  const ofResponse = covariates.map((covariate) => within(covariate, response).toNumber());
  const withinSumOfSquares = within(response, response).toNumber();
  const residualSumOfSquares = withinSumOfSquares - quadraticForm(decomposition, ofResponse);
  if (!(residualSumOfSquares > smallestResidualShare * withinSumOfSquares)) {
    return { code: 'ZERO_VARIANCE', covariate: null };
  }
  const slopes = solve(decomposition, ofResponse);
  return {
    response,
    covariates,
    constantCovariates: wanted.filter((covariate) => !covariates.includes(covariate)),
    n: whole.n,
    mean: overallMean(whole, response).toNumber(),
    covariateMeans: covariates.map((covariate) => overallMean(whole, covariate).toNumber()),
    slopes,
    inverse: inverted,
    varianceInflation,
    residualDf,
    residualSumOfSquares,
    totalSumOfSquares: total(response, response).toNumber(),
    residualSumOfSquaresWithoutGroups: residualWithoutGroups(total, response, covariates),
    groups: filled.map(({ key, cell }) => {
      const offset = (variable: string) => overallMean(cell, variable).minus(overallMean(whole, variable)).toNumber();
      const covariateOffsets = covariates.map(offset);
      const explained = slopes.reduce((sum, slope, index) => sum + slope * (covariateOffsets[index] ?? 0), 0);
      return { key, n: cell.n, deviation: offset(response) - explained, covariateOffsets };
    }),
  };
}

/** The cross products of the variables with each other, each rounded once. */
export function matrix(
  crossProduct: (first: string, second: string) => Rational,
  variables: readonly string[],
): readonly (readonly number[])[] {
  return variables.map((row, index) =>
    variables.slice(0, index + 1).map((column) => crossProduct(row, column).toNumber()),
  );
}

function residualWithoutGroups(
  total: (first: string, second: string) => Rational,
  response: string,
  covariates: readonly string[],
): number {
  const decomposition = scaledCholesky(matrix(total, covariates));
  const kept = decomposition.independent.map((index) => covariates[index] ?? '');
  const ofResponse = kept.map((covariate) => total(covariate, response).toNumber());
  return total(response, response).toNumber() - quadraticForm(decomposition, ofResponse);
}

function overallMean(cell: SufficientStatistics, variable: string): Rational {
  const exact = mean(cell, variable);
  if (exact === null) throw new RangeError('A cell of no courses has no mean.');
  return exact;
}
