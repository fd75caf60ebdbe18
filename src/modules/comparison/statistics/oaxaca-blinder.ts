import { covariance } from './centred-moments.js';
import { fitCommonSlopes } from './common-slope-model.js';
import type { CommonSlopeModel } from './common-slope-model.js';
import { covariateOverlap } from './covariate-overlap.js';
import type { OutsideCount } from './covariate-overlap.js';
import { tHalfWidth } from './distributions.js';
import { symmetricInterval } from './interval.js';
import type { Interval } from './interval.js';
import { orderedSum } from './ordered-sum.js';
import type { ComparedGroup, SufficientStatistics } from './sufficient-statistics.js';
import { figureNote } from './undefined-reason.js';
import type { FigureNote } from './undefined-reason.js';

/** Why the first group's mean differs from the second's; the three parts add up to the whole. */
export interface ExplainedDifference {
  readonly kind: 'EXPLAINED';
  readonly n: number;
  readonly total: Interval;
  /** What the patients' differences before the treatment would make, were everybody treated alike. */
  readonly caseMix: Interval;
  /** What goes with the differences in technique among like patients. An association. */
  readonly technique: Interval;
  /** What neither accounts for: the difference of the adjusted means. */
  readonly rest: Interval;
  /** The parts of case mix and technique by variable, those first; they add up to `caseMix` and `technique`. */
  readonly variables: readonly VariablePart[];
}

export interface VariablePart {
  readonly variable: string;
  readonly part: 'CASE_MIX' | 'TECHNIQUE';
  /** First group's mean minus the second's, in the variable's unit. */
  readonly difference: number;
  /** Of the response per unit of the variable, within the groups. */
  readonly slope: number;
  readonly contribution: Interval;
}

export interface UnexplainedDifference {
  readonly kind: 'UNDEFINED';
  readonly covariate: string | null;
  readonly note: FigureNote;
}

/**
 * The decomposition of Oaxaca (1973), Int. Econ. Rev. 14:693, and Blinder (1973), J. Hum. Resour. 8:436, with the pooled slopes
 * *within* the groups as reference: slopes without the groups would take part of the rest for explained (Jann 2008, Stata J.
 * 8:453). Standard errors by the delta method with the means of the variables as random as the slopes. Courses count as
 * independent. Withheld (`NO_OVERLAP`) where `covariateOverlap` withholds an adjusted mean of either group.
 */
export function explainDifference(input: {
  readonly groups: readonly [ComparedGroup, ComparedGroup];
  readonly response: string;
  /** Known before the treatment. */
  readonly caseMix: readonly string[];
  readonly technique: readonly string[];
  readonly outsideCounts: readonly OutsideCount[];
  readonly confidence: number;
}): ExplainedDifference | UnexplainedDifference {
  const { groups, response, caseMix, technique, outsideCounts, confidence } = input;
  const [first, second] = groups;
  if (first.cell.n < 2 || second.cell.n < 2) return unexplained(figureNote('total', 'N_LT_2'));
  const overlap = covariateOverlap(groups, caseMix, outsideCounts).groups.find(({ withheld }) => withheld);
  if (overlap?.withheld) return unexplained(overlap.withheld);
  const model = fitCommonSlopes(groups, response, [...caseMix, ...technique]);
  if ('code' in model) return unexplained(figureNote('total', model.code), model.covariate);

  const differences = model.covariates.map((_, index) => {
    const offset = (group: ComparedGroup) => groupOf(model, group).covariateOffsets[index]!;
    return offset(first) - offset(second);
  });
  const halfWidth = tHalfWidth(confidence, model.residualDf);
  const partOf = (isPart: (variable: string) => boolean): Interval => {
    const included = model.covariates.map((variable) => (isPart(variable) ? 1 : 0));
    const estimate = orderedSum(
      differences.map((difference, index) => included[index]! * difference * model.slopes[index]!),
    );
    return symmetricInterval(estimate, partError(model, groups, differences, included), halfWidth);
  };
  const ofCaseMix = partOf((variable) => caseMix.includes(variable));
  const ofTechnique = partOf((variable) => !caseMix.includes(variable));
  const rest = groupOf(model, first).deviation - groupOf(model, second).deviation;
  const residualVariance = model.residualSumOfSquares / model.residualDf;
  const ofMeans = residualVariance * (1 / first.cell.n + 1 / second.cell.n);
  return {
    kind: 'EXPLAINED',
    n: model.n,
    total: symmetricInterval(
      ofCaseMix.estimate + ofTechnique.estimate + rest,
      Math.sqrt(meanVariance(first.cell, response, response) + meanVariance(second.cell, response, response)),
      halfWidth,
    ),
    caseMix: ofCaseMix,
    technique: ofTechnique,
    rest: symmetricInterval(rest, Math.sqrt(ofMeans + slopeVariance(model, differences)), halfWidth),
    variables: model.covariates.map((variable, index) => ({
      variable,
      part: caseMix.includes(variable) ? 'CASE_MIX' : 'TECHNIQUE',
      difference: differences[index]!,
      slope: model.slopes[index]!,
      contribution: partOf((other) => other === variable),
    })),
  };
}

function unexplained(note: FigureNote, covariate: string | null = null): UnexplainedDifference {
  return { kind: 'UNDEFINED', covariate, note };
}

function groupOf(model: CommonSlopeModel, { key }: ComparedGroup) {
  return model.groups.find((group) => group.key === key)!;
}

/** √(δ′Var(b)δ + b′Var(δ)b) over the variables of the part. */
function partError(
  model: CommonSlopeModel,
  groups: readonly ComparedGroup[],
  differences: readonly number[],
  included: readonly number[],
): number {
  const ofSlopes = slopeVariance(
    model,
    differences.map((difference, index) => difference * included[index]!),
  );
  const slopes = model.slopes.map((slope, index) => slope * included[index]!);
  const ofMeans = orderedSum(
    groups.flatMap(({ cell }) =>
      model.covariates.flatMap((one, row) =>
        model.covariates.map((other, column) =>
          slopes[row] === 0 || slopes[column] === 0
            ? 0
            : slopes[row]! * slopes[column]! * meanVariance(cell, one, other),
        ),
      ),
    ),
  );
  return Math.sqrt(ofSlopes + Math.max(0, ofMeans));
}

function slopeVariance(model: CommonSlopeModel, direction: readonly number[]): number {
  const form = orderedSum(
    model.inverse.flatMap((row, one) => row.map((value, other) => value * direction[one]! * direction[other]!)),
  );
  return (Math.max(0, form) * model.residualSumOfSquares) / model.residualDf;
}

/** The covariance of two variables' means. */
function meanVariance(cell: SufficientStatistics, one: string, other: string): number {
  return covariance(cell, one, other)!.toNumber() / cell.n;
}
