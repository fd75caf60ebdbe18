import { expect, test } from 'vitest';
import { anova } from '../../../../src/modules/comparison/statistics/anova.js';
import { welchTest } from '../../../../src/modules/comparison/statistics/welch-test.js';
import { cellOfRows, groupsOfRows, valuesOf } from './support/cell-of-rows.js';
import { expectClose, readExpected, readRows } from './support/reference-cases.js';
import { seededRandom, shuffled } from './support/seeded-random.js';

interface Certified {
  readonly certified: Readonly<Record<'df_between' | 'df_within', number>> &
    Readonly<Record<'ss_between' | 'ss_within' | 'f' | 'r_squared' | 'residual_sd', string>>;
}
interface FTest {
  readonly F: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

const expected = readExpected<{ anova_change: FTest; welch_change: FTest }>('clinical/anorexia');
const anorexia = groupsOfRows(
  'Treat',
  ['change'],
  readRows('clinical/anorexia/data.csv').map((row) => ({
    Treat: row['Treat'] ?? '',
    change: ((Number(row['Postwt']) * 10 - Number(row['Prewt']) * 10) / 10).toFixed(1),
  })),
);
const group = (key: string, ...values: readonly string[]) => ({ key, cell: cellOfRows(['y'], valuesOf(...values)) });

test.each(Object.entries(readExpected<Record<string, Certified>>('nist/anova')))(
  'NIST certifies the F of %s',
  (name, { certified }) => {
    const result = anova(groupsOfRows('treatment', ['response'], readRows(`nist/anova/${name}.csv`)), 'response');
    expect([result.df1, result.df2]).toEqual([certified.df_between, certified.df_within]);
    expectClose(result.statistic, Number(certified.f), 5e-15);
    expectClose(result.sumOfSquaresBetween, Number(certified.ss_between), 5e-15);
    expectClose(result.sumOfSquaresWithin, Number(certified.ss_within), 5e-15);
    expectClose(result.rSquared, Number(certified.r_squared), 5e-15);
    expectClose(result.residualSd, Number(certified.residual_sd), 5e-15);
  },
);

test("R's analysis of variance and Welch test of the anorexia trial", () => {
  for (const [test_, { F, df1, df2, p }] of [
    [anova(anorexia, 'change'), expected.anova_change],
    [welchTest(anorexia, 'change'), expected.welch_change],
  ] as const) {
    expectClose(test_.statistic, F);
    expectClose(test_.df1, df1);
    expectClose(test_.df2, df2);
    expectClose(test_.pValue, p);
    expect(test_.notes).toEqual([]);
  }
});

test('the order of groups shows in no bit', () => {
  const random = seededRandom(3);
  const many = Array.from({ length: 12 }, (_, index) =>
    group(`g${index}`, ...Array.from({ length: 5 + index }, () => (random() * 30 - 10).toFixed(2))),
  );
  const [classical, welch] = [anova(many, 'y'), welchTest(many, 'y')];
  for (let round = 0; round < 10; round += 1) {
    const reordered = shuffled(many, random);
    expect(anova(reordered, 'y')).toEqual(classical);
    expect(welchTest(reordered, 'y')).toEqual(welch);
  }
});

test('for two groups the Welch test is the square of his t', () => {
  // Means 3 and 9, variances 2.5 and 18.5, four degrees of freedom each.
  const result = welchTest([group('a', '1', '2', '3', '4', '5'), group('b', '3', '8', '9', '10', '15')], 'y');
  const [v1, v2] = [2.5 / 5, 18.5 / 5];
  expectClose(result.statistic, 36 / (v1 + v2), 1e-14);
  expectClose(result.df2, (v1 + v2) ** 2 / (v1 ** 2 / 4 + v2 ** 2 / 4), 1e-14);
});

test('large means that lie close together keep their digits in the Welch test', () => {
  const near = [group('a', '0.1', '0.2', '0.3'), group('b', '0.2', '0.4', '0.5'), group('c', '0.1', '0.4', '0.6')];
  const far = [
    group('a', '1000000000000.1', '1000000000000.2', '1000000000000.3'),
    group('b', '1000000000000.2', '1000000000000.4', '1000000000000.5'),
    group('c', '1000000000000.1', '1000000000000.4', '1000000000000.6'),
  ];
  expect(welchTest(far, 'y')).toEqual(welchTest(near, 'y'));
});

test('the Welch test lists the groups that it cannot use', () => {
  const groups = [
    group('varied', '1', '2', '4'),
    group('single', '9'),
    group('equal', '5', '5.0'),
    group('empty'),
    group('other', '2', '7'),
  ];
  const result = welchTest(groups, 'y');
  expect(result.leftOut).toEqual([
    { key: 'single', code: 'N_LT_2' },
    { key: 'equal', code: 'ZERO_VARIANCE' },
    { key: 'empty', code: 'N_LT_1' },
  ]);
  expect(result.df1).toBe(1);
  expect(result.pValue).toBeGreaterThan(0);

  const alone = welchTest(groups.slice(0, 4), 'y');
  expect(alone).toMatchObject({ statistic: null, df1: null, df2: null, pValue: null, notes: [{ code: 'K_LT_2' }] });
  expect(alone.leftOut).toHaveLength(3);
});

test.each([
  ['one group', [group('a', '1', '2'), group('empty')], 'K_LT_2'],
  ['no group', [], 'K_LT_2'],
  ['one course in each', [group('a', '1'), group('b', '2')], 'DF_LT_1'],
  ['no spread in any', [group('a', '1', '1'), group('b', '2', '2')], 'ZERO_VARIANCE'],
])('an analysis of variance of %s is null', (_, groups, code) => {
  expect(anova(groups, 'y')).toMatchObject({
    statistic: null,
    pValue: null,
    sumOfSquaresWithin: null,
    residualSd: null,
    notes: [{ figure: 'statistic', code }],
  });
});

test('equal means give F = 0 and p = 1', () => {
  expect(anova([group('a', '1', '3'), group('b', '0', '4')], 'y')).toMatchObject({ statistic: 0, pValue: 1 });
});
