import { fitCommonSlopes } from './common-slope-model.js';
import type { CommonSlopeModel, ModelGroup, NoModel } from './common-slope-model.js';
import { comparisonWarnings } from './comparison-warning.js';
import type { ComparisonWarning } from './comparison-warning.js';
import type { Interval } from './interval.js';
import { modelEstimate } from './model-contrast.js';
import type { Contrast } from './model-contrast.js';
import { slopeHomogeneity } from './slope-homogeneity.js';
import type { SlopeHomogeneity } from './slope-homogeneity.js';
import { fTest, undefinedTest } from './statistical-test.js';
import type { StatisticalTest } from './statistical-test.js';
import type { ComparedGroup } from './sufficient-statistics.js';
import { figureNote } from './undefined-reason.js';
import type { FigureNote } from './undefined-reason.js';

/** Above this variance inflation a slope is given with a warning. */
const highVarianceInflation = 30;
/** Below this p value one common slope is given with a warning. */
const slopesDifferBelow = 0.05;

/** Groups compared as if their courses had the same covariates. */
export interface Ancova {
  readonly kind: 'FITTED';
  readonly model: CommonSlopeModel;
  readonly n: number;
  readonly residualDf: number;
  /** In the response's unit. */
  readonly residualSd: number;
  /** Share of the total sum of squares that groups and covariates explain, in [0, 1]. */
  readonly rSquared: number;
  /** One for each covariate in the model, per unit of the covariate. */
  readonly coefficients: readonly Coefficient[];
  readonly groups: readonly AdjustedGroup[];
  /** Whether the adjusted means differ. */
  readonly groupTest: StatisticalTest;
  readonly slopeHomogeneity: SlopeHomogeneity;
  readonly warnings: readonly ComparisonWarning[];
}

/** No adjusted figure can be given. */
export interface NoAncova {
  readonly kind: 'UNDEFINED';
  /** The covariate to leave out when the reason is `COLLINEAR`. */
  readonly covariate: string | null;
  /** For the figure `adjustment`. */
  readonly note: FigureNote;
}

export interface Coefficient extends Contrast {
  readonly covariate: string;
  /** Mean over all courses: where the adjusted means stand. */
  readonly mean: number;
  readonly varianceInflation: number;
}

export interface AdjustedGroup {
  readonly key: string;
  readonly n: number;
  /** At the covariates' means over all courses analysed. */
  readonly adjustedMean: Interval;
  /** Adjusted mean minus the mean of all courses analysed; null for a group that is alone. */
  readonly difference: Contrast | null;
  readonly notes: readonly FigureNote[];
}

/**
 * Analysis of covariance: each group's mean of the response adjusted to the same covariates, its difference from the mean of
 * all courses (each course counts once, so that the reference is the chain's actual mean), and the test of the groups.
 * Covariates must be known before the treatment. Without covariates it compares plain means with a pooled variance.
 * Change and follow-up as response give the same differences. Cochran (1957), Biometrics 13:261.
 */
export function ancova(input: {
  readonly groups: readonly ComparedGroup[];
  readonly response: string;
  readonly covariates: readonly string[];
  readonly confidence: number;
}): Ancova | NoAncova {
  const { groups, response, covariates, confidence } = input;
  const model = fitCommonSlopes(groups, response, covariates);
  if ('code' in model) return undefinedAncova(model);

  const { n, residualDf, residualSumOfSquares, totalSumOfSquares } = model;
  const homogeneity = slopeHomogeneity(groups, response, model.covariates);
  return {
    kind: 'FITTED',
    model,
    n,
    residualDf,
    residualSd: Math.sqrt(residualSumOfSquares / residualDf),
    rSquared: Math.max(0, 1 - residualSumOfSquares / totalSumOfSquares),
    coefficients: model.covariates.map((covariate, index) => coefficient(model, covariate, index, confidence)),
    groups: model.groups.map((group) => adjustedGroup(model, group, confidence)),
    groupTest: groupTest(model),
    slopeHomogeneity: homogeneity,
    warnings: warningsOf(model, homogeneity),
  };
}

function undefinedAncova({ code, covariate }: NoModel): NoAncova {
  const message =
    covariate === null
      ? undefined
      : `${covariate} cannot be told apart from the groups or from the other covariates: leave it out or choose other groups.`;
  return { kind: 'UNDEFINED', covariate, note: figureNote('adjustment', code, message) };
}

function coefficient(model: CommonSlopeModel, covariate: string, index: number, confidence: number): Coefficient {
  const onlyThis = model.covariates.map((_, other) => (other === index ? 1 : 0));
  return {
    covariate,
    mean: model.covariateMeans[index] ?? 0,
    varianceInflation: model.varianceInflation[index] ?? 1,
    ...modelEstimate(model, model.slopes[index] ?? 0, 0, onlyThis, confidence),
  };
}

function adjustedGroup(model: CommonSlopeModel, group: ModelGroup, confidence: number): AdjustedGroup {
  const { key, n, deviation, covariateOffsets } = group;
  const level = modelEstimate(model, model.mean + deviation, 1 / n, covariateOffsets, confidence);
  const { estimate, lower, upper, standardError } = level;
  const adjusted = { key, n, adjustedMean: { estimate, lower, upper, standardError } };
  if (model.groups.length < 2) {
    return { ...adjusted, difference: null, notes: [figureNote('difference', 'NO_REFERENCE')] };
  }
  // Σl²/n for the weights l = (1 for the group) − nⱼ/N: the group is part of what it is compared with.
  const ofMeans = (model.n - n) / (n * model.n);
  return { ...adjusted, difference: modelEstimate(model, deviation, ofMeans, covariateOffsets, confidence), notes: [] };
}

function groupTest(model: CommonSlopeModel): StatisticalTest {
  const name = 'Analysis of covariance, F test of the groups';
  const df1 = model.groups.length - 1;
  if (df1 < 1) return undefinedTest(name, 'K_LT_2');
  const explained = Math.max(0, model.residualSumOfSquaresWithoutGroups - model.residualSumOfSquares);
  return fTest(name, explained / df1 / (model.residualSumOfSquares / model.residualDf), df1, model.residualDf);
}

function warningsOf(model: CommonSlopeModel, { pValue }: SlopeHomogeneity): readonly ComparisonWarning[] {
  const constant = model.constantCovariates.map((covariate) => ({
    code: 'COVARIATE_CONSTANT' as const,
    message: `${covariate} is the same for all courses analysed, so adjusting for it changes nothing.`,
  }));
  const entangled = model.covariates.flatMap((covariate, index) => {
    const message = `${covariate} follows nearly from the other covariates: its own coefficient is uncertain.`;
    const inflated = (model.varianceInflation[index] ?? 1) > highVarianceInflation;
    return inflated ? [{ code: 'COVARIATES_ENTANGLED' as const, message }] : [];
  });
  const interaction = { code: 'SLOPES_DIFFER' as const, message: comparisonWarnings.SLOPES_DIFFER };
  return [...constant, ...entangled, ...(pValue !== null && pValue < slopesDifferBelow ? [interaction] : [])];
}
