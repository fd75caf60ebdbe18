import { expect, test } from 'vitest';
import { ancova } from '../../../../src/modules/comparison/statistics/ancova.js';
import type { Ancova } from '../../../../src/modules/comparison/statistics/ancova.js';
import { anova } from '../../../../src/modules/comparison/statistics/anova.js';
import { modelEstimate, contrast } from '../../../../src/modules/comparison/statistics/model-contrast.js';
import { mergeCells } from '../../../../src/modules/comparison/statistics/sufficient-statistics.js';
import type { ComparedGroup } from '../../../../src/modules/comparison/statistics/sufficient-statistics.js';
import { cellOfRows, groupsOfRows } from './support/cell-of-rows.js';
import { leastSquares } from './support/least-squares.js';
import { expectClose, readExpected, readRows } from './support/reference-cases.js';
import { seededRandom, shuffled } from './support/seeded-random.js';
import { simulatedCourses } from './support/simulated-courses.js';

interface Estimate {
  readonly estimate: number;
  readonly se: number;
  readonly p: number;
  readonly ci_lower: number;
  readonly ci_upper: number;
  readonly statistic: number;
  readonly t: number;
}
interface Expected {
  readonly ancova: {
    readonly coefficients: Readonly<Record<'(Intercept)' | 'TreatCBT' | 'TreatFT' | 'Prewt', Estimate>>;
    readonly residual_sd: number;
    readonly df_residual: number;
    readonly r_squared: number;
    readonly treat_F: { readonly F: number; readonly df1: number; readonly df2: number; readonly p: number };
    readonly adjusted_means: Readonly<Record<string, Estimate & { readonly mean: number }>>;
    readonly adjusted_at_prewt: number;
    readonly deviation_from_average: Readonly<Record<string, Estimate>>;
    readonly pairwise: Readonly<Record<string, Estimate>>;
  };
  readonly ancova_on_change_same_treatment_effects: { readonly coefficients: Readonly<Record<string, Estimate>> };
  readonly interaction: { readonly F: number; readonly df1: number; readonly df2: number; readonly p: number };
}

const {
  ancova: published,
  ancova_on_change_same_treatment_effects: onChange,
  interaction,
} = readExpected<Expected>('clinical/anorexia');
const trial = readRows('clinical/anorexia/data.csv').map((row) => ({
  Treat: row['Treat'] ?? '',
  Prewt: row['Prewt'] ?? '',
  Postwt: row['Postwt'] ?? '',
  change: ((Number(row['Postwt']) * 10 - Number(row['Prewt']) * 10) / 10).toFixed(1),
}));
const groups = groupsOfRows('Treat', ['Prewt', 'Postwt', 'change'], trial);

function fit(input: Partial<Parameters<typeof ancova>[0]> = {}): Ancova {
  const result = ancova({ groups, response: 'Postwt', covariates: ['Prewt'], confidence: 0.95, ...input });
  if (result.kind === 'UNDEFINED') throw new Error(result.note.message);
  return result;
}

test("R's analysis of covariance of the anorexia trial: the model as a whole", () => {
  const result = fit();
  expect(result.n).toBe(72);
  expect(result.residualDf).toBe(published.df_residual);
  expectClose(result.residualSd, published.residual_sd);
  expectClose(result.rSquared, published.r_squared);
  expectClose(result.groupTest.statistic, published.treat_F.F);
  expect([result.groupTest.df1, result.groupTest.df2]).toEqual([published.treat_F.df1, published.treat_F.df2]);
  expectClose(result.groupTest.pValue, published.treat_F.p);
  expectClose(result.slopeHomogeneity.statistic, interaction.F);
  expect([result.slopeHomogeneity.df1, result.slopeHomogeneity.df2]).toEqual([interaction.df1, interaction.df2]);
  expectClose(result.slopeHomogeneity.pValue, interaction.p);
  expect(result.warnings.map(({ code }) => code)).toEqual(['SLOPES_DIFFER']);
});

test("R's slope, adjusted means and differences of groups", () => {
  const result = fit();
  const [slope] = result.coefficients;
  const { Prewt, TreatCBT, TreatFT } = published.coefficients;
  expect(slope?.covariate).toBe('Prewt');
  expectClose(slope?.mean, published.adjusted_at_prewt);
  expectClose(slope?.varianceInflation, 1, 1e-15);
  expectEstimate(slope, Prewt);
  expectClose(slope?.t, Prewt.statistic);

  expect(result.groups.map(({ key, n }) => [key, n])).toEqual([
    ['Cont', 26],
    ['CBT', 29],
    ['FT', 17],
  ]);
  for (const { key, adjustedMean } of result.groups) {
    const { mean, se, ci_lower, ci_upper } = published.adjusted_means[key] as Estimate & { mean: number };
    expectClose(adjustedMean.estimate, mean);
    expectClose(adjustedMean.standardError, se);
    expectClose(adjustedMean.lower, ci_lower);
    expectClose(adjustedMean.upper, ci_upper);
  }
  expectEstimate(contrast(result.model, { CBT: 1, Cont: -1 }, 0.95), TreatCBT);
  expectEstimate(contrast(result.model, { FT: 1, Cont: -1 }, 0.95), TreatFT);
  for (const [pair, expected] of Object.entries(published.pairwise)) {
    const [first = '', second = ''] = pair.split(' - ');
    expectEstimate(contrast(result.model, { [first]: 1, [second]: -1 }, 0.95), expected);
  }
});

test("R's intercept is the control group's adjusted mean at a baseline of 0", () => {
  const { model } = fit();
  const [control] = model.groups;
  const offset = (control?.covariateOffsets[0] ?? 0) + (model.covariateMeans[0] ?? 0);
  const level = model.mean + (control?.deviation ?? 0) - (model.slopes[0] ?? 0) * (model.covariateMeans[0] ?? 0);
  expectEstimate(modelEstimate(model, level, 1 / 26, [offset], 0.95), published.coefficients['(Intercept)']);
});

test("R's deviations from the unweighted average are a contrast, ours are from the mean of all courses", () => {
  const result = fit();
  const means = published.adjusted_means;
  const overall = result.groups.reduce((sum, { key, n }) => sum + ((means[key]?.mean ?? 0) * n) / 72, 0);
  for (const { key, n, difference } of result.groups) {
    const unweighted = Object.fromEntries(
      ['Cont', 'CBT', 'FT'].map((other) => [other, (other === key ? 1 : 0) - 1 / 3]),
    );
    const expected = published.deviation_from_average[key] as Estimate;
    const deviation = contrast(result.model, unweighted, 0.95);
    expectClose(deviation?.estimate, expected.estimate);
    expectClose(deviation?.standardError, expected.se);
    expectClose(deviation?.t, expected.t);
    expectClose(deviation?.pValue, expected.p);

    // Var(aᵢ − ȳ) = Var(aᵢ) − σ²/N, since the group is part of the mean: both on the right are published.
    const variance = (means[key]?.se ?? 0) ** 2 - published.residual_sd ** 2 / 72;
    expectClose(difference?.estimate, (means[key]?.mean ?? 0) - overall);
    expectClose(difference?.standardError, Math.sqrt(variance));

    const weighted = Object.fromEntries(
      result.groups.map((other) => [other.key, (other.key === key ? 1 : 0) - other.n / 72]),
    );
    const general = contrast(result.model, weighted, 0.95);
    for (const figure of ['estimate', 'lower', 'upper', 'standardError', 't', 'pValue'] as const) {
      expectClose(difference?.[figure], general?.[figure] ?? Number.NaN, 1e-12);
    }
    expect(n).toBeGreaterThan(0);
  }
  const sum = result.groups.reduce((total, { n, difference }) => total + n * (difference?.estimate ?? 0), 0);
  expect(Math.abs(sum)).toBeLessThan(1e-10);
});

test('change and follow-up as response give the same groups, and slopes that differ by 1', () => {
  const [followUp, change] = [fit(), fit({ response: 'change' })];
  expectEstimate(change.coefficients[0], onChange.coefficients['Prewt'] as Estimate);
  expectClose((followUp.coefficients[0]?.estimate ?? 0) - (change.coefficients[0]?.estimate ?? 0), 1, 1e-14);
  expectClose(change.coefficients[0]?.standardError, followUp.coefficients[0]?.standardError ?? 0, 1e-13);
  expectClose(change.groupTest.statistic, followUp.groupTest.statistic ?? 0, 1e-12);
  expectClose(change.slopeHomogeneity.statistic, followUp.slopeHomogeneity.statistic ?? 0, 1e-12);
  for (const [index, { difference }] of change.groups.entries()) {
    const other = followUp.groups[index]?.difference;
    expectClose(difference?.estimate, other?.estimate ?? 0, 1e-12);
    expectClose(difference?.standardError, other?.standardError ?? 0, 1e-12);
    expectClose(difference?.pValue, other?.pValue ?? 0, 1e-11);
  }
});

test('neither the order of rows and groups nor the merging of cells shows in any bit', () => {
  const random = seededRandom(11);
  const courses = simulatedCourses(5, 140);
  const variables = ['baseline', 'age', 'isMale', 'y'];
  const input = { response: 'y', covariates: ['baseline', 'age', 'isMale'], confidence: 0.9 };
  const { model, groups: rows, ...whole } = fit({ ...input, groups: groupsOfRows('clinic', variables, courses) });
  for (let round = 0; round < 5; round += 1) {
    const pieces = groupsOfRows(
      'piece',
      variables,
      shuffled(courses, random).map((row) => ({ ...row, piece: `${row['clinic']}/${Math.floor(random() * 4)}` })),
    );
    const byClinic = Map.groupBy(pieces, ({ key }) => key.split('/')[0] ?? '');
    const merged = [...byClinic].map(([key, [first, ...others]]) => ({
      key,
      cell: mergeCells((first as ComparedGroup).cell, ...others.map(({ cell }) => cell)),
    }));
    const { model: sameModel, groups: sameRows, ...same } = fit({ ...input, groups: merged });
    expect(same).toEqual(whole);
    expect(sameModel.slopes).toEqual(model.slopes);
    expect(new Map(sameRows.map((row) => [row.key, row]))).toEqual(new Map(rows.map((row) => [row.key, row])));
  }
});

test('NIST certifies the coefficients of the Longley data', () => {
  const { Longley } = readExpected<{
    Longley: {
      readonly coefficients: Readonly<Record<string, { readonly estimate: string; readonly se: string }>>;
      readonly residual_sd: string;
      readonly r_squared: string;
      readonly df_residual: number;
    };
  }>('nist/linreg');
  const covariates = Object.keys(Longley.coefficients);
  const cell = cellOfRows(['y', ...covariates], readRows('nist/linreg/Longley.csv'));
  const result = fit({ groups: [{ key: 'all', cell }], response: 'y', covariates });
  for (const { covariate, estimate, standardError } of result.coefficients) {
    expectClose(estimate, Number(Longley.coefficients[covariate]?.estimate), 1e-10);
    expectClose(standardError, Number(Longley.coefficients[covariate]?.se), 1e-10);
  }
  expectClose(result.residualSd, Number(Longley.residual_sd), 1e-11);
  expectClose(result.rSquared, Number(Longley.r_squared), 1e-13);
  expect(result.residualDf).toBe(Longley.df_residual);
  expect(Math.max(...result.coefficients.map(({ varianceInflation }) => varianceInflation))).toBeGreaterThan(1_700);
  expect(result.warnings.filter(({ code }) => code === 'COVARIATES_ENTANGLED')).not.toHaveLength(0);
  expect(result.groups[0]).toMatchObject({ difference: null, notes: [{ figure: 'difference', code: 'NO_REFERENCE' }] });
  expect(result.groupTest).toMatchObject({ statistic: null, notes: [{ code: 'K_LT_2' }] });
});

test('cell sums give what least squares on the rows give, with several covariates and unequal groups', () => {
  const courses = simulatedCourses(23, 90);
  const covariates = ['baseline', 'age', 'isMale'];
  const result = fit({ groups: groupsOfRows('clinic', [...covariates, 'y'], courses), response: 'y', covariates });
  const column = (name: string) => courses.map((row) => Number(row[name]));
  const clinics = result.groups.map(({ key }) => courses.map((row) => (row['clinic'] === key ? 1 : 0)));
  const ones = courses.map(() => 1);
  const xs = covariates.map(column);

  const full = leastSquares([ones, ...clinics.slice(1), ...xs], column('y'));
  expect(result.residualDf).toBe(full.residualDf);
  expectClose(result.residualSd ** 2 * result.residualDf, full.residualSumOfSquares, 1e-11);
  for (const [index, { estimate, standardError }] of result.coefficients.entries()) {
    expectClose(estimate, full.coefficients[clinics.length + index] ?? 0, 1e-9);
    expectClose(standardError, full.standardErrors[clinics.length + index] ?? 0, 1e-11);
  }
  const first = result.groups[0]?.key ?? '';
  for (const [index, { key }] of result.groups.slice(1).entries()) {
    const difference = contrast(result.model, { [key]: 1, [first]: -1 }, 0.95);
    expectClose(difference?.estimate, full.coefficients[index + 1] ?? 0, 1e-9);
    expectClose(difference?.standardError, full.standardErrors[index + 1] ?? 0, 1e-11);
  }

  const withoutGroups = leastSquares([ones, ...xs], column('y'));
  const df1 = clinics.length - 1;
  const explained = (withoutGroups.residualSumOfSquares - full.residualSumOfSquares) / df1;
  expectClose(result.groupTest.statistic, explained / (full.residualSumOfSquares / full.residualDf), 1e-10);

  const interactions = clinics
    .slice(1)
    .flatMap((clinic) => xs.map((x) => x.map((value, row) => value * (clinic[row] ?? 0))));
  const separate = leastSquares([ones, ...clinics.slice(1), ...xs, ...interactions], column('y'));
  const dfSlopes = full.residualDf - separate.residualDf;
  expect([result.slopeHomogeneity.df1, result.slopeHomogeneity.df2]).toEqual([dfSlopes, separate.residualDf]);
  const gained = (full.residualSumOfSquares - separate.residualSumOfSquares) / dfSlopes;
  expectClose(result.slopeHomogeneity.statistic, gained / (separate.residualSumOfSquares / separate.residualDf), 1e-9);
});

test('without covariates it is the analysis of variance, with a pooled standard error', () => {
  const result = fit({ covariates: [], response: 'change' });
  const classical = anova(groups, 'change');
  expectClose(result.groupTest.statistic, classical.statistic ?? 0, 1e-12);
  expectClose(result.residualSd, classical.residualSd ?? 0, 1e-13);
  expectClose(result.groups[1]?.adjustedMean.estimate, 87.2 / 29, 1e-13);
  expectClose(
    result.groups[1]?.difference?.standardError,
    (classical.residualSd ?? 0) * Math.sqrt(1 / 29 - 1 / 72),
    1e-13,
  );
  expect(result.coefficients).toEqual([]);
  expect(result.slopeHomogeneity).toMatchObject({ statistic: null, notes: [{ code: 'NO_COVARIATE' }] });
});

function expectEstimate(
  actual: { estimate: number; standardError: number; lower: number; upper: number; pValue: number } | null | undefined,
  expected: Pick<Estimate, 'estimate' | 'se' | 'ci_lower' | 'ci_upper' | 'p'>,
): void {
  expectClose(actual?.estimate, expected.estimate);
  expectClose(actual?.standardError, expected.se);
  expectClose(actual?.lower, expected.ci_lower);
  expectClose(actual?.upper, expected.ci_upper);
  expectClose(actual?.pValue, expected.p);
}
