import { expect, test } from 'vitest';
import { describeGroup } from '../../../../src/modules/comparison/statistics/describe-group.js';
import { emptyCell } from '../../../../src/modules/comparison/statistics/sufficient-statistics.js';
import { cellOfRows, valuesOf } from './support/cell-of-rows.js';
import { expectClose, readExpected, readRows } from './support/reference-cases.js';

interface Certified {
  readonly n: number;
  readonly certified: { readonly mean: string; readonly sd_n_minus_1: string };
}

test.each(Object.entries(readExpected<Record<string, Certified>>('nist/univariate')))(
  'NIST certifies the mean and standard deviation of %s',
  (name, { n, certified }) => {
    const description = describeGroup(cellOfRows(['y'], readRows(`nist/univariate/${name}.csv`)), 'y', 0.95);
    expect(description.n).toBe(n);
    expectClose(description.mean, Number(certified.mean), 2e-15);
    expectClose(description.sd, Number(certified.sd_n_minus_1), 2e-15);
  },
);

interface Described {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
  readonly se: number;
  readonly ci_lower: number;
  readonly ci_upper: number;
}

const { groups } = readExpected<{ groups: Record<string, Record<'baseline' | 'followup' | 'change', Described>> }>(
  'clinical/anorexia',
);
const rows = readRows('clinical/anorexia/data.csv').map((row) => ({
  Treat: row['Treat'] ?? '',
  baseline: row['Prewt'] ?? '',
  followup: row['Postwt'] ?? '',
  change: ((Number(row['Postwt']) * 10 - Number(row['Prewt']) * 10) / 10).toFixed(1),
}));

test.each(
  Object.keys(groups).flatMap((key) =>
    (['baseline', 'followup', 'change'] as const).map((variable) => [key, variable] as const),
  ),
)('R describes the %s of %s alike', (key, variable) => {
  const expected = groups[key]?.[variable] as Described;
  const cell = cellOfRows(
    [variable],
    rows.filter(({ Treat }) => Treat === key),
  );
  const description = describeGroup(cell, variable, 0.95);
  expect(description.n).toBe(expected.n);
  expectClose(description.mean, expected.mean);
  expectClose(description.sd, expected.sd);
  expectClose(description.standardError, expected.se);
  expectClose(description.interval?.lower, expected.ci_lower);
  expectClose(description.interval?.upper, expected.ci_upper);
  expect(description.notes).toEqual([]);
});

test('no course gives nothing and says so', () => {
  const { notes, ...figures } = describeGroup(emptyCell(['y']), 'y', 0.95);
  expect(figures).toEqual({ n: 0, mean: null, sd: null, standardError: null, interval: null });
  expect(notes.map(({ figure, code }) => [figure, code])).toEqual([
    ['mean', 'N_LT_1'],
    ['sd', 'N_LT_1'],
    ['standardError', 'N_LT_1'],
    ['interval', 'N_LT_1'],
  ]);
});

test('one course gives a mean without spread', () => {
  const { notes, ...figures } = describeGroup(cellOfRows(['y'], valuesOf('2.5')), 'y', 0.95);
  expect(figures).toEqual({ n: 1, mean: 2.5, sd: null, standardError: null, interval: null });
  expect(notes.map(({ code }) => code)).toEqual(['N_LT_2', 'N_LT_2', 'N_LT_2']);
});

test('equal values give no interval', () => {
  const { notes, ...figures } = describeGroup(cellOfRows(['y'], valuesOf('0.1', '0.10', '1e-1')), 'y', 0.95);
  expect(figures).toEqual({ n: 3, mean: 0.1, sd: 0, standardError: 0, interval: null });
  expect(notes).toEqual([
    {
      figure: 'interval',
      code: 'ZERO_VARIANCE',
      message: 'All values are equal, which speaks of rounding, not of certainty.',
    },
  ]);
});
