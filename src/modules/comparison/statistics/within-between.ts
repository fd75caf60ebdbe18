import { centredCells } from './centred-cells.js';
import { clusterRobust, robustSlope } from './cluster-robust.js';
import { fitCommonSlopes } from './common-slope-model.js';
import type { CommonSlopeModel } from './common-slope-model.js';
import { betweenSlope } from './between-slope.js';
import { modelEstimate } from './model-contrast.js';
import type { Contrast } from './model-contrast.js';
import { separabilityOf } from './separability.js';
import type { Separability } from './separability.js';
import type { SufficientStatistics } from './sufficient-statistics.js';
import { mergeCells } from './sufficient-statistics.js';
import { gatherCells } from './treated-cell.js';
import { figureNote } from './undefined-reason.js';
import type { FigureNote } from './undefined-reason.js';

/** The courses of one practitioner on one protocol version. */
export interface TechniqueCluster {
  readonly practitioner: string;
  readonly protocolVersion: string;
  readonly cell: SufficientStatistics;
}

/**
 * How an outcome goes with a technique parameter, per unit of it. Only `within` compares like with like, and even it is an
 * association: technique is chosen after seeing the patient.
 */
export interface WithinBetween {
  readonly n: number;
  readonly clusters: number;
  readonly practitioners: number;
  /** Among courses of one practitioner on one version; robust by practitioner, with practitioners − 1 degrees of freedom. */
  readonly within: Contrast | null;
  /** Among the clusters' means, weighted by how well each is known. */
  readonly between: Contrast | null;
  /** Among all courses without regard to who treated; robust by practitioner. */
  readonly pooled: Contrast | null;
  /** Between minus within: what the practitioners' habits go with beyond the parameter itself. */
  readonly contextual: { readonly estimate: number; readonly standardError: number } | null;
  /** Correlation of parameter and outcome within clusters, the covariates held fixed. */
  readonly partialCorrelation: number | null;
  /** Standard deviations of the parameter, within clusters and over all courses; null for too few courses. */
  readonly withinSd: number | null;
  readonly totalSd: number | null;
  readonly separability: Separability;
  /** The pooled slope points the other way than the slope within practitioners. */
  readonly signReversal: boolean;
  readonly notes: readonly FigureNote[];
}

/** A parameter that varies less than this within practitioners, as a share of its whole standard deviation, tells nothing. */
const smallestWithinShare = 0.1;

/**
 * The slopes of a response on a technique parameter within and between clusters and pooled, with the covariates, from cells.
 * Neuhaus & Kalbfleisch (1998), Biometrics 54:638. The slope within is withheld (`NO_WITHIN_VARIATION`) when each practitioner
 * does nearly always the same.
 */
export function withinBetween(input: {
  readonly clusters: readonly TechniqueCluster[];
  readonly parameter: string;
  readonly covariates: readonly string[];
  readonly response: string;
  readonly confidence: number;
}): WithinBetween {
  const { parameter, response, confidence } = input;
  const treated = gatherCells(
    input.clusters.map(({ practitioner, protocolVersion, cell }) => ({
      practitioner,
      group: JSON.stringify([practitioner, protocolVersion]),
      cell,
    })),
  );
  const wanted = [parameter, ...input.covariates];
  const notes: FigureNote[] = [];
  const fit = (figure: string, groups: Parameters<typeof fitCommonSlopes>[0]): CommonSlopeModel | null => {
    const model = fitCommonSlopes(groups, response, wanted);
    if (!('code' in model) && model.covariates[0] === parameter) return model;
    notes.push(figureNote(figure, 'code' in model ? model.code : 'ZERO_VARIANCE'));
    return null;
  };
  const spread = spreadOf(treated, parameter);
  const isFixedHabit = spread.totalSd !== null && spread.totalSd > 0 && !isVaried(spread);
  if (isFixedHabit) notes.push(figureNote('within', 'NO_WITHIN_VARIATION'));
  const clusterGroups = treated.map(({ group, cell }) => ({ key: group, cell }));
  const withinModel = isFixedHabit ? null : fit('within', clusterGroups);
  const within = withinModel && slopeOf(withinModel, treated, parameter, confidence);
  if (withinModel && !within) notes.push(figureNote('within', 'K_LT_2'));

  const everybody = treated.map((cell) => ({ ...cell, group: '' }));
  const pooledModel = fit('pooled', wholeGroup(treated));
  const pooled = pooledModel && slopeOf(pooledModel, everybody, parameter, confidence);
  if (pooledModel && !pooled) notes.push(figureNote('pooled', 'K_LT_2'));

  const between = betweenSlope({ cells: treated, parameter, covariates: input.covariates, response, confidence });
  if ('code' in between) notes.push(figureNote('between', between.code));
  const betweenEstimate = 'code' in between ? null : between;
  return {
    n: treated.reduce((sum, { cell }) => sum + cell.n, 0),
    clusters: treated.length,
    practitioners: new Set(treated.map(({ practitioner }) => practitioner)).size,
    within,
    between: betweenEstimate,
    pooled,
    contextual: within &&
      betweenEstimate && {
        estimate: betweenEstimate.estimate - within.estimate,
        standardError: Math.hypot(betweenEstimate.standardError, within.standardError),
      },
    partialCorrelation: withinModel && partialCorrelation(withinModel),
    withinSd: spread.withinSd,
    totalSd: spread.totalSd,
    separability: separabilityOf(spread.varyingPractitioners, spread.informationShare),
    signReversal: within !== null && pooled !== null && within.estimate * pooled.estimate < 0,
    notes,
  };
}

function slopeOf(
  model: CommonSlopeModel,
  treated: Parameters<typeof clusterRobust>[1],
  parameter: string,
  confidence: number,
): Contrast | null {
  const robust = clusterRobust(model, treated);
  return robust && robustSlope(robust, parameter, confidence);
}

function wholeGroup(treated: readonly { readonly cell: SufficientStatistics }[]) {
  const [first, ...others] = treated.map(({ cell }) => cell);
  return first === undefined ? [] : [{ key: '', cell: mergeCells(first, ...others) }];
}

/** t/√(t²+ν) of the parameter's slope, by the model's own standard error. */
function partialCorrelation(model: CommonSlopeModel): number {
  const onlyFirst = model.covariates.map((_, index) => (index === 0 ? 1 : 0));
  const { t } = modelEstimate(model, model.slopes[0]!, 0, onlyFirst, 0.95);
  return t / Math.sqrt(t * t + model.residualDf);
}

function isVaried({
  withinSd,
  totalSd,
}: {
  readonly withinSd: number | null;
  readonly totalSd: number | null;
}): boolean {
  return withinSd !== null && totalSd !== null && withinSd >= smallestWithinShare * totalSd;
}

function spreadOf(treated: ReturnType<typeof gatherCells>, parameter: string) {
  const cells = centredCells(treated, [parameter]);
  const n = cells.reduce((sum, cell) => sum + cell.n, 0);
  const within = cells.reduce((sum, { products }) => sum + products[0]![0]!, 0);
  const total = within + cells.reduce((sum, cell) => sum + cell.n * cell.offsets[0]! ** 2, 0);
  const varying = cells.filter(({ products }) => products[0]![0]! > 0);
  return {
    withinSd: n > cells.length ? Math.sqrt(within / (n - cells.length)) : null,
    totalSd: n > 1 ? Math.sqrt(total / (n - 1)) : null,
    informationShare: total > 0 ? within / total : 0,
    varyingPractitioners: new Set(varying.map(({ practitioner }) => practitioner)).size,
  };
}
