import { covariance, mean } from './centred-moments.js';
import { tHalfWidth } from './distributions.js';
import { symmetricInterval } from './interval.js';
import type { Interval } from './interval.js';
import type { SufficientStatistics } from './sufficient-statistics.js';
import { figureNote } from './undefined-reason.js';
import type { FigureNote, UndefinedReason } from './undefined-reason.js';

/** The usual description of one variable in one group, in the variable's unit. */
export interface GroupDescription {
  readonly n: number;
  readonly mean: number | null;
  /** Standard deviation of the courses, with divisor n − 1. */
  readonly sd: number | null;
  /** Of the mean: sd / √n. */
  readonly standardError: number | null;
  /** Of the mean, by Student's t with n − 1 degrees of freedom. */
  readonly interval: Interval | null;
  readonly notes: readonly FigureNote[];
}

/**
 * Mean, standard deviation, standard error and t interval of a variable. No course: all null (`N_LT_1`). One course: the
 * mean alone (`N_LT_2`). All values equal: no interval (`ZERO_VARIANCE`), since the data were rounded and nobody is certain.
 */
export function describeGroup(cell: SufficientStatistics, variable: string, confidence: number): GroupDescription {
  const { n } = cell;
  const average = mean(cell, variable)?.toNumber() ?? null;
  if (average === null) return undescribed(n, null, 'N_LT_1', ['mean', 'sd', 'standardError', 'interval']);
  const variance = covariance(cell, variable, variable)?.toNumber() ?? null;
  if (variance === null) return undescribed(n, average, 'N_LT_2', ['sd', 'standardError', 'interval']);
  const standardError = Math.sqrt(variance / n);
  const described = { n, mean: average, sd: Math.sqrt(variance), standardError };
  return variance === 0
    ? { ...described, interval: null, notes: [figureNote('interval', 'ZERO_VARIANCE')] }
    : { ...described, interval: symmetricInterval(average, standardError, tHalfWidth(confidence, n - 1)), notes: [] };
}

function undescribed(
  n: number,
  average: number | null,
  code: UndefinedReason,
  figures: readonly string[],
): GroupDescription {
  const notes = figures.map((figure) => figureNote(figure, code));
  return { n, mean: average, sd: null, standardError: null, interval: null, notes };
}
