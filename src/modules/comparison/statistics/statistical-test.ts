import { fSf } from './distributions.js';
import { figureNote } from './undefined-reason.js';
import type { FigureNote, UndefinedReason } from './undefined-reason.js';

/** An F test: the statistic with its degrees of freedom and p value, or nulls and a note that says why. */
export interface StatisticalTest {
  readonly name: string;
  readonly statistic: number | null;
  readonly df1: number | null;
  readonly df2: number | null;
  readonly pValue: number | null;
  readonly notes: readonly FigureNote[];
}

/** The outcome of an F test that could be made. */
export function fTest(name: string, statistic: number, df1: number, df2: number): StatisticalTest {
  return { name, statistic, df1, df2, pValue: fSf(statistic, df1, df2), notes: [] };
}

/** The outcome of a test that could not be made. */
export function undefinedTest(name: string, code: UndefinedReason, message?: string): StatisticalTest {
  return { name, statistic: null, df1: null, df2: null, pValue: null, notes: [figureNote('statistic', code, message)] };
}
