import { fitCommonSlopes } from './common-slope-model.js';
import type { CommonSlopeModel, NoModel } from './common-slope-model.js';
import { normalHalfWidth } from './distributions.js';
import { fitMixedModel, upperProfileLimit } from './fit-mixed-model.js';
import type { FittedMixedModel } from './fit-mixed-model.js';
import { fixedStandardErrors, predictedEffects } from './predicted-effects.js';
import type { PredictedEffect } from './predicted-effects.js';
import { randomInterceptDesign } from './random-intercept-design.js';
import type { RandomInterceptDesign } from './random-intercept-design.js';
import { mergeCells } from './sufficient-statistics.js';
import { connectedParts, gatherCells, keysOf } from './treated-cell.js';
import type { TreatedCell } from './treated-cell.js';
import { figureNote } from './undefined-reason.js';
import type { FigureNote, UndefinedReason } from './undefined-reason.js';

/** How much of the outcome's variance lies between groups, such as clinics, between practitioners, and between courses. */
export interface VarianceComponents {
  readonly kind: 'FITTED';
  readonly method: 'REML' | 'ML';
  readonly n: number;
  /** Null, with a note, where there is only one. */
  readonly group: VarianceLevel | null;
  readonly practitioner: VarianceLevel | null;
  /** Between courses of one practitioner in one group, in the square of the response's unit. */
  readonly residualVariance: number;
  /** −2·log-likelihood; for REML, of the residuals' contrasts, which lme4 calls the REML criterion. */
  readonly deviance: number;
  /** The response for an average group and practitioner, at the covariates' means over all courses. */
  readonly intercept: FixedEffect;
  /** One for each covariate in the model, in the order of `covariates`. */
  readonly slopes: readonly FixedEffect[];
  readonly covariates: readonly string[];
  readonly notes: readonly FigureNote[];
}

/** No variance can be given. */
export interface NoVarianceComponents {
  readonly kind: 'UNDEFINED';
  /** The covariate to leave out when the reason is `COLLINEAR`. */
  readonly covariate: string | null;
  /** For the figure `varianceComponents`. */
  readonly note: FigureNote;
}

export interface VarianceLevel {
  /** How many groups or practitioners. */
  readonly units: number;
  /** In the square of the response's unit; 0 when no positive variance is more likely. */
  readonly variance: number;
  /** Its share of the total variance, in [0, 1). */
  readonly intraclassCorrelation: number;
  /** For a variance of 0, the largest that the courses do not contradict (profile likelihood); else null. */
  readonly upperLimit: number | null;
  readonly effects: readonly PredictedEffect[];
}

export interface FixedEffect {
  readonly estimate: number;
  /** Given the variances. */
  readonly standardError: number;
}

/**
 * The variances of random intercepts for groups and practitioners by REML (or ML), from cells alone: Patterson & Thompson
 * (1971), Biometrika 58:545. Practitioners may work in several groups. Without covariates it is the unadjusted split, with
 * them the adjusted one; the two side by side tell how much of the groups' variance is case mix. Undefined when there is
 * nobody to compare (`K_LT_2`), when each group has one practitioner of its own (`ALIASED`), when practitioners and groups
 * leave no course over (`DF_LT_1`), or when the fixed part has no fit.
 */
export function varianceComponents(input: {
  readonly cells: readonly TreatedCell[];
  readonly response: string;
  readonly covariates: readonly string[];
  readonly confidence: number;
  readonly method?: 'REML' | 'ML';
}): VarianceComponents | NoVarianceComponents {
  const { response, confidence, method = 'REML' } = input;
  const cells = gatherCells(input.cells);
  const fixed = fixedPart(cells, response, input.covariates);
  if ('code' in fixed) return undefinedComponents(fixed.code, fixed.covariate);
  const groups = keysOf(cells, 'group').length;
  const practitioners = keysOf(cells, 'practitioner').length;
  const parts = connectedParts(cells);
  if (groups < 2 && practitioners < 2) return undefinedComponents('K_LT_2');
  if (groups === parts && practitioners === parts) return undefinedComponents('ALIASED');
  if (fixed.n - groups - practitioners + parts < 1) return undefinedComponents('DF_LT_1');

  const absorbed = practitioners >= groups ? ('practitioner' as const) : ('group' as const);
  const other = Math.min(groups, practitioners) > 1 ? ('RANDOM' as const) : ('NONE' as const);
  const design = randomInterceptDesign({ cells, covariates: fixed.covariates, response, absorbed, other });
  const withinUnits = design.facts.within.values.at(-1)!;
  if (!(withinUnits > 0)) return undefinedComponents('ZERO_VARIANCE');
  const fit = fitMixedModel(design.facts, method);
  if (fit === null) return undefinedComponents('NOT_CONVERGED');

  const levels = levelsOf(fit, design, confidence);
  const [group, practitioner] =
    absorbed === 'practitioner' ? [levels.ofColumns, levels.ofUnits] : [levels.ofUnits, levels.ofColumns];
  return {
    kind: 'FITTED',
    method,
    n: fixed.n,
    group,
    practitioner,
    ...fixedEffects(fit, design, fixed),
    notes: [
      ...(group === null ? [figureNote('group', 'K_LT_2')] : []),
      ...(practitioner === null ? [figureNote('practitioner', 'K_LT_2')] : []),
    ],
  };
}

function fixedPart(
  cells: readonly TreatedCell[],
  response: string,
  covariates: readonly string[],
): CommonSlopeModel | NoModel {
  const [first, ...others] = cells.map(({ cell }) => cell);
  if (first === undefined) return { code: 'N_LT_1', covariate: null };
  return fitCommonSlopes([{ key: '', cell: mergeCells(first, ...others) }], response, covariates);
}

function undefinedComponents(code: UndefinedReason, covariate: string | null = null): NoVarianceComponents {
  return { kind: 'UNDEFINED', covariate, note: figureNote('varianceComponents', code) };
}

function levelsOf(
  fit: FittedMixedModel,
  { absorbedKeys, columnKeys, scales }: RandomInterceptDesign,
  confidence: number,
) {
  const { ratios, residualVariance } = fit;
  const effects = predictedEffects(fit);
  const unit = scales.at(-1)!;
  // A chi-square with one degree of freedom is a squared normal.
  const drop = normalHalfWidth(confidence) ** 2;
  const level = (index: 0 | 1, keys: readonly string[], own: typeof effects.ofUnits): VarianceLevel => {
    const upper = ratios[index] === 0 ? upperProfileLimit(fit, index, drop) : null;
    return {
      units: keys.length,
      variance: ratios[index] * residualVariance * unit ** 2,
      intraclassCorrelation: ratios[index] / (1 + ratios[0] + ratios[1]),
      upperLimit: upper === null ? null : upper * unit ** 2,
      effects: keys.map((key, position) => ({
        key,
        estimate: own[position]!.estimate * unit,
        standardError: own[position]!.standardError * unit,
      })),
    };
  };
  return {
    ofUnits: level(0, absorbedKeys, effects.ofUnits),
    ofColumns: columnKeys.length > 0 ? level(1, columnKeys, effects.ofColumns) : null,
  };
}

function fixedEffects(fit: FittedMixedModel, { facts, scales }: RandomInterceptDesign, fixed: CommonSlopeModel) {
  const unit = scales.at(-1)!;
  const errors = fixedStandardErrors(fit);
  const [intercept, ...slopes] = errors.map((error, index) => ({
    estimate: fit.solved.effects[facts.randomColumns + index]! * unit,
    standardError: error * unit,
  }));
  const logScales = scales.slice(0, -1).reduce((sum, scale) => sum + Math.log(scale), 0);
  return {
    covariates: fixed.covariates,
    residualVariance: fit.residualVariance * unit ** 2,
    deviance: fit.deviance + 2 * fit.solved.df * Math.log(unit) + (fit.method === 'REML' ? 2 * logScales : 0),
    intercept: { ...intercept!, estimate: intercept!.estimate + fixed.mean },
    slopes: slopes.map(({ estimate, standardError }, index) => ({
      estimate: estimate / scales[index]!,
      standardError: standardError / scales[index]!,
    })),
  };
}
