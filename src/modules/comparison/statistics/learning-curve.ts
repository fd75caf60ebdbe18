import { expandCategories } from './categorical-covariate.js';
import { centredCrossProducts } from './centred-moments.js';
import { clusterRobust, robustSlope } from './cluster-robust.js';
import { fitCommonSlopes, matrix } from './common-slope-model.js';
import type { Contrast } from './model-contrast.js';
import { scaledCholesky } from './scaled-cholesky.js';
import type { ComparedGroup, SufficientStatistics } from './sufficient-statistics.js';
import { gatherCells, groupCells, keysOf } from './treated-cell.js';
import { figureNote } from './undefined-reason.js';
import type { FigureNote } from './undefined-reason.js';

/** The courses that one practitioner began in one calendar quarter. */
export interface QuarterCell {
  readonly practitioner: string;
  /** Such as `2026-Q1`. */
  readonly quarter: string;
  /** With a variable for the natural logarithm of the case number. */
  readonly cell: SufficientStatistics;
}

/** What practice goes with, apart from calendar time. */
export interface LearningCurve {
  readonly n: number;
  readonly practitioners: number;
  /** Of the response for each doubling of the case number; robust by practitioner. Null with a note. */
  readonly perDoubling: Contrast | null;
  /** Of the case number, by quarters and covariates; null when there is no fit. */
  readonly varianceInflation: number | null;
  readonly notes: readonly FigureNote[];
}

/** From here on case number and calendar time are one thing. */
const largestVarianceInflation = 30;

/**
 * The slope of the response on ln(case number) with a level for each practitioner, a level for each quarter, and the covariates,
 * times ln 2. Refused (`COLLINEAR`) when the case number follows from the calendar: the variance inflation is above 30, as where
 * all began together and treat at the same pace. The case number starts again with each protocol version.
 */
export function learningCurve(input: {
  readonly cells: readonly QuarterCell[];
  /** The variable that holds ln(case number). */
  readonly logCaseNumber: string;
  readonly covariates: readonly string[];
  readonly response: string;
  readonly confidence: number;
}): LearningCurve {
  const { logCaseNumber, covariates, response, confidence } = input;
  const expanded = expandCategories(input.cells, 'QUARTER', ({ quarter }) => quarter);
  const cells = gatherCells(
    expanded.cells.map(({ practitioner, cell }) => ({ practitioner, group: practitioner, cell })),
  );
  const known = {
    n: cells.reduce((sum, { cell }) => sum + cell.n, 0),
    practitioners: keysOf(cells, 'practitioner').length,
  };
  // The case number comes last, so that it is the one that follows from the others when one does.
  const groups = groupCells(cells);
  const wanted = [...tellingQuarters(groups, expanded.indicators), ...covariates, logCaseNumber];
  const model = fitCommonSlopes(groups, response, wanted);
  const refused = (note: FigureNote, varianceInflation: number | null = null): LearningCurve => ({
    ...known,
    perDoubling: null,
    varianceInflation,
    notes: [note],
  });
  if ('code' in model) return refused(figureNote('perDoubling', model.code));
  const index = model.covariates.indexOf(logCaseNumber);
  if (index < 0) return refused(figureNote('perDoubling', 'COLLINEAR', 'Nobody has more than a first case.'));
  const varianceInflation = model.varianceInflation[index]!;
  if (varianceInflation > largestVarianceInflation) {
    const message = 'Case number and calendar quarter rose together: practice cannot be told apart from the times.';
    return refused(figureNote('perDoubling', 'COLLINEAR', message), varianceInflation);
  }
  const robust = clusterRobust(model, cells);
  if (robust === null) return refused(figureNote('perDoubling', 'K_LT_2'), varianceInflation);
  const slope = robustSlope(robust, logCaseNumber, confidence);
  return {
    ...known,
    perDoubling: {
      ...slope,
      estimate: slope.estimate * Math.LN2,
      lower: slope.lower * Math.LN2,
      upper: slope.upper * Math.LN2,
      standardError: slope.standardError * Math.LN2,
    },
    varianceInflation,
    notes: [],
  };
}

/** The quarters that differ within practitioners and from each other: where one person alone treated, nothing is told apart. */
function tellingQuarters(groups: readonly ComparedGroup[], indicators: readonly string[]): readonly string[] {
  const within = centredCrossProducts(groups.map(({ cell }) => cell));
  return scaledCholesky(matrix(within, indicators)).independent.map((index) => indicators[index]!);
}
