import { expect, test } from 'vitest';
import { momentComponents } from '../../../../src/modules/comparison/statistics/moment-components.js';
import { groupsOfRows } from './support/cell-of-rows.js';
import { expectClose, readExpected, readRows } from './support/reference-cases.js';

test("R's moments and Searle's interval for Dyestuff", () => {
  const { anova_moments: expected } = readExpected<{
    readonly anova_moments: Readonly<Record<'n0' | 'ms_within' | 'var_between' | 'icc', number>> & {
      readonly icc_ci_searle: readonly [number, number];
    };
  }>('variance/dyestuff');
  const groups = groupsOfRows('batch', ['yield'], readRows('variance/dyestuff/data.csv'));
  const result = momentComponents(groups, 'yield', 0.95);
  if ('code' in result) throw new Error(result.message);
  expectClose(result.groupSize, expected.n0, 1e-12);
  expectClose(result.withinVariance, expected.ms_within, 1e-12);
  expectClose(result.betweenVariance, expected.var_between, 1e-12);
  expectClose(result.intraclassCorrelation, expected.icc, 1e-12);
  expectClose(result.intraclassInterval.lower, expected.icc_ci_searle[0]);
  expectClose(result.intraclassInterval.upper, expected.icc_ci_searle[1]);
});

test('groups that differ less than chance would have a variance of 0, the raw one below it', () => {
  const rows = [1, 2, 3].flatMap((k) => [-3, 0, 3.1].map((y) => ({ batch: String(k), y: String(y + k / 100) })));
  const result = momentComponents(groupsOfRows('batch', ['y'], rows), 'y', 0.95);
  if ('code' in result) throw new Error(result.message);
  expect(result.rawBetweenVariance).toBeLessThan(0);
  expect([result.betweenVariance, result.intraclassCorrelation, result.intraclassInterval.lower]).toEqual([0, 0, 0]);
});

test('one group has nothing to compare', () => {
  const rows = [{ batch: '1', y: '1' }];
  expect(momentComponents(groupsOfRows('batch', ['y'], rows), 'y', 0.95)).toMatchObject({ code: 'K_LT_2' });
});
