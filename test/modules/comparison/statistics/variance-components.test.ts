import { expect, test } from 'vitest';
import { fitMixedModel } from '../../../../src/modules/comparison/statistics/fit-mixed-model.js';
import { solveMixedModel } from '../../../../src/modules/comparison/statistics/mixed-model.js';
import { randomInterceptDesign } from '../../../../src/modules/comparison/statistics/random-intercept-design.js';
import { gatherCells } from '../../../../src/modules/comparison/statistics/treated-cell.js';
import { varianceComponents } from '../../../../src/modules/comparison/statistics/variance-components.js';
import type { VarianceComponents } from '../../../../src/modules/comparison/statistics/variance-components.js';
import { denseDeviance, denseSolution } from './support/dense-likelihood.js';
import { expectClose, readExpected, readRows } from './support/reference-cases.js';
import { seededRandom, shuffled } from './support/seeded-random.js';
import { treatedCells, treatedRows } from './support/treated-rows.js';
import type { TreatedRow } from './support/treated-rows.js';

function fitted(input: Partial<Parameters<typeof varianceComponents>[0]>): VarianceComponents {
  const result = varianceComponents({ cells: [], response: 'y', covariates: [], confidence: 0.95, ...input });
  if (result.kind === 'UNDEFINED') throw new Error(result.note.message);
  return result;
}

const rowsOf = (path: string, group: string | null, practitioner: string): readonly TreatedRow[] =>
  readRows(path).map((row) => ({ ...row, group: group ? row[group]! : 'all', practitioner: row[practitioner]! }));

interface Fit {
  readonly fixed: { readonly '(Intercept)': number };
  readonly fixed_se: { readonly '(Intercept)': number };
  readonly var: Readonly<Record<string, number>>;
  readonly reml_criterion_or_deviance: number;
}

test("lme4's Dyestuff: one level by REML and ML, with predictions", () => {
  const expected = readExpected<{
    readonly lmer: Fit;
    readonly lmer_ml: Fit;
    readonly anova_moments: { readonly var_between: number; readonly ms_within: number };
    readonly blup: Readonly<Record<string, number>>;
    readonly blup_se: Readonly<Record<string, number>>;
  }>('variance/dyestuff');
  const cells = treatedCells(['yield'], rowsOf('variance/dyestuff/data.csv', null, 'batch'));
  for (const [method, published] of [
    ['REML', expected.lmer],
    ['ML', expected.lmer_ml],
  ] as const) {
    const result = fitted({ cells, response: 'yield', method });
    expect(result.group).toBeNull();
    expectClose(result.practitioner?.variance, published.var['Batch']!, 1e-6);
    expectClose(result.residualVariance, published.var['Residual']!, 1e-6);
    expectClose(result.deviance, published.reml_criterion_or_deviance, 1e-9);
    expectClose(result.intercept.estimate, published.fixed['(Intercept)']);
    expectClose(result.intercept.standardError, published.fixed_se['(Intercept)'], 1e-6);
  }
  const restricted = fitted({ cells, response: 'yield' });
  expectClose(restricted.practitioner?.variance, expected.anova_moments.var_between, 1e-12);
  expectClose(restricted.residualVariance, expected.anova_moments.ms_within, 1e-12);
  for (const { key, estimate, standardError } of restricted.practitioner!.effects) {
    expectClose(estimate, expected.blup[key]!, 1e-7);
    expectClose(standardError, expected.blup_se[key]!, 1e-7);
  }
});

test("lme4's Pastes: practitioners within clinics", () => {
  const expected = readExpected<{
    readonly lmer_reml: Fit;
    readonly moments: Readonly<Record<'var_batch' | 'var_cask' | 'var_residual', number>>;
    readonly icc_reml: { readonly batch: number; readonly cask_within_total: number };
  }>('variance/pastes_nested');
  const cells = treatedCells(['strength'], rowsOf('variance/pastes_nested/data.csv', 'batch', 'cask'));
  const result = fitted({ cells, response: 'strength' });
  expectClose(result.group?.variance, expected.lmer_reml.var['batch']!, 1e-6);
  expectClose(result.practitioner?.variance, expected.lmer_reml.var['cask:batch']!, 1e-6);
  expectClose(result.residualVariance, expected.lmer_reml.var['Residual']!, 1e-6);
  expectClose(result.deviance, expected.lmer_reml.reml_criterion_or_deviance, 1e-9);
  expectClose(result.intercept.standardError, expected.lmer_reml.fixed_se['(Intercept)'], 1e-6);
  expectClose(result.group?.intraclassCorrelation, expected.icc_reml.batch, 1e-6);
  expectClose(result.practitioner?.intraclassCorrelation, expected.icc_reml.cask_within_total, 1e-6);
  // Balanced: the moments are the exact answer.
  expectClose(result.group?.variance, expected.moments.var_batch, 1e-9);
  expectClose(result.practitioner?.variance, expected.moments.var_cask, 1e-9);
  expectClose(result.residualVariance, expected.moments.var_residual, 1e-9);
  expect([result.group?.units, result.practitioner?.units]).toEqual([10, 30]);
});

test("lme4's Penicillin: every practitioner at every clinic", () => {
  const expected =
    readExpected<Readonly<Record<'plate' | 'sample' | 'residual' | 'intercept' | 'reml_criterion', number>>>(
      'variance/penicillin',
    );
  const rows = rowsOf('variance/penicillin/data.csv', 'sample', 'plate');
  const result = fitted({ cells: treatedCells(['diameter'], rows), response: 'diameter' });
  expect(result.practitioner?.variance).toBeCloseTo(expected.plate, 4);
  expect(result.group?.variance).toBeCloseTo(expected.sample, 4);
  expect(result.residualVariance).toBeCloseTo(expected.residual, 4);
  expect(result.intercept.estimate).toBeCloseTo(expected.intercept, 4);
  expect(result.deviance).toBeCloseTo(expected.reml_criterion, 4);
});

const designs = [
  ['nested', treatedRows({ seed: 1, groups: 4, practitioners: 11 })],
  ['with practitioners in two clinics', treatedRows({ seed: 2, groups: 4, practitioners: 9, crossed: 5 })],
  [
    'with fewer practitioners than clinics',
    treatedRows({ seed: 3, groups: 7, practitioners: 5, crossed: 5, courses: 8 }),
  ],
  ['at one clinic', treatedRows({ seed: 4, groups: 1, practitioners: 8 })],
] as const;

test.each(designs)('the most likely variances of the rows themselves: %s', (_, rows) => {
  for (const covariates of [[], ['x', 'z']]) {
    for (const method of ['REML', 'ML'] as const) {
      const result = fitted({ cells: treatedCells(['x', 'z', 'y'], rows), covariates, method });
      const mean = (name: string) => rows.reduce((sum, row) => sum + Number(row[name]), 0) / rows.length;
      const isOneLevel = result.group === null;
      const model = {
        columns: [rows.map(() => 1), ...covariates.map((name) => rows.map((row) => Number(row[name]) - mean(name)))],
        response: rows.map(({ y }) => Number(y)),
        units: [rows.map(({ practitioner }) => practitioner), ...(isOneLevel ? [] : [rows.map(({ group }) => group)])],
      };
      const variances = [
        result.practitioner!.variance,
        ...(result.group ? [result.group.variance] : []),
        result.residualVariance,
      ];
      const deviance = denseDeviance(model, variances, method);
      expectClose(result.deviance, deviance, 1e-10);
      for (const [index, variance] of variances.entries()) {
        const at = (value: number) => denseDeviance(model, variances.with(index, value), method) - deviance;
        if (variance === 0) {
          expect(at(1e-4)).toBeGreaterThan(0);
          continue;
        }
        const step = 1e-3 * variance;
        const [up, down] = [at(variance + step), at(variance - step)];
        // The vertex of the parabola through three points: where the derivative is 0.
        expect(Math.abs((0.5 * (down - up)) / (up + down))).toBeLessThan(3e-3);
        for (const far of [0.2, 0.5, 2, 5]) expect(at(far * variance)).toBeGreaterThan(0);
      }
      const dense = denseSolution(model, variances);
      expectClose(result.intercept.estimate, dense.fixed[0]!, 1e-10);
      expectClose(result.intercept.standardError, dense.standardErrors[0]!, 1e-9);
      result.slopes.forEach(({ estimate, standardError }, index) => {
        expectClose(estimate, dense.fixed[index + 1]!, 1e-9);
        expectClose(standardError, dense.standardErrors[index + 1]!, 1e-9);
      });
      for (const { key, estimate } of result.practitioner!.effects) {
        expect(estimate).toBeCloseTo(dense.predictions[0]![key]!, 9);
      }
      for (const { key, estimate } of result.group?.effects ?? []) {
        expect(estimate).toBeCloseTo(dense.predictions[1]![key]!, 9);
      }
    }
  }
});

test('a variance of 0 has an upper limit, where the likelihood has fallen by 1.92', () => {
  const rows = treatedRows({ seed: 4, groups: 5, practitioners: 14, groupSd: 0, practitionerSd: 0.6 });
  const result = fitted({ cells: treatedCells(['x', 'z', 'y'], rows) });
  expect(result.group?.variance).toBe(0);
  expect(result.group?.effects.every(({ estimate }) => estimate === 0)).toBe(true);
  const model = {
    columns: [rows.map(() => 1)],
    response: rows.map(({ y }) => Number(y)),
    units: [rows.map(({ practitioner }) => practitioner), rows.map(({ group }) => group)],
  };
  const limit = result.group!.upperLimit!;
  let best = Number.POSITIVE_INFINITY;
  let [practitioner, residual] = [result.practitioner!.variance, result.residualVariance];
  for (let width = 0.2; width > 1e-5; width /= 2) {
    for (let round = 0; round < 3; round += 1) {
      for (const a of [1 - width, 1, 1 + width]) {
        for (const b of [1 - width, 1, 1 + width]) {
          const deviance = denseDeviance(model, [practitioner * a, limit, residual * b], 'REML');
          if (deviance >= best) continue;
          best = deviance;
          [practitioner, residual] = [practitioner * a, residual * b];
        }
      }
    }
  }
  expect(best - result.deviance).toBeCloseTo(3.841459, 4);
});

test('the order of cells and how they are split change nothing', () => {
  const rows = designs[1][1];
  const cells = treatedCells(['x', 'z', 'y'], rows);
  const halves = [0, 1].flatMap((half) =>
    treatedCells(
      ['x', 'z', 'y'],
      rows.filter((_, row) => row % 2 === half),
    ),
  );
  const whole = fitted({ cells, covariates: ['x'] });
  expect(fitted({ cells: shuffled(cells, seededRandom(1)), covariates: ['x'] })).toEqual(whole);
  expect(fitted({ cells: shuffled(halves, seededRandom(2)), covariates: ['x'] })).toEqual(whole);
});

test('a constant added to the response moves the intercept alone; its unit scales all', () => {
  const rows = designs[0][1];
  const changed = (change: (y: number) => number, digits = 2) =>
    fitted({
      cells: treatedCells(
        ['x', 'y'],
        rows.map((row) => ({ ...row, y: change(Number(row.y)).toFixed(digits) })),
      ),
      covariates: ['x'],
    });
  const before = changed((y) => y);
  const shifted = changed((y) => y + 1e6);
  expectClose(shifted.intercept.estimate, before.intercept.estimate + 1e6, 1e-15);
  expect(shifted.group).toEqual(before.group);
  expect(shifted.practitioner).toEqual(before.practitioner);
  const scaled = changed((y) => y / 100, 4);
  expectClose(scaled.practitioner?.variance, before.practitioner!.variance / 1e4, 1e-9);
  expectClose(scaled.group?.variance, before.group!.variance / 1e4, 1e-9);
  expectClose(scaled.residualVariance, before.residualVariance / 1e4, 1e-9);
  expectClose(scaled.slopes[0]?.estimate, before.slopes[0]!.estimate / 100, 1e-9);
});

test('what cannot be told apart is null with its reason', () => {
  const rows = designs[0][1];
  const code = (changed: readonly TreatedRow[], covariates: readonly string[] = []) => {
    const cells = treatedCells(['x', 'z', 'y'], changed);
    const result = varianceComponents({ cells, response: 'y', covariates, confidence: 0.95 });
    return result.kind === 'UNDEFINED' ? result.note.code : result.kind;
  };
  expect(code(rows)).toBe('FITTED');
  expect(code([])).toBe('N_LT_1');
  expect(code(rows.map((row) => ({ ...row, practitioner: 'P', group: 'G' })))).toBe('K_LT_2');
  expect(code(rows.map((row) => ({ ...row, practitioner: row.group })))).toBe('ALIASED');
  expect(code(rows.map((row, index) => ({ ...row, practitioner: `P${index}` })))).toBe('DF_LT_1');
  expect(code(rows.map((row) => ({ ...row, y: row.practitioner.slice(1) })))).toBe('ZERO_VARIANCE');
  expect(
    code(
      rows.map((row) => ({ ...row, z: row['x']! })),
      ['x', 'z'],
    ),
  ).toBe('COLLINEAR');
});

test('no pair of variances on a fine grid is more likely than what was found, however odd the courses', () => {
  const grid = [0, ...Array.from({ length: 22 }, (_, step) => 10 ** (-4 + step / 3))];
  for (let seed = 1; seed <= 150; seed += 1) {
    const groups = 2 + (seed % 6);
    const practitioners = groups + 1 + ((seed * 7) % 12);
    const rows = treatedRows({
      seed,
      groups,
      practitioners,
      crossed: seed % 3 === 0 ? Math.floor(practitioners / 2) : 0,
      courses: 2 + (seed % 9),
      groupSd: [0, 0.3, 1, 8][seed % 4]!,
      practitionerSd: [0, 0.5, 2, 20][Math.floor(seed / 4) % 4]!,
    });
    const { facts } = randomInterceptDesign({
      cells: gatherCells(treatedCells(['x', 'y'], rows)),
      covariates: ['x'],
      response: 'y',
      absorbed: 'practitioner',
      other: 'RANDOM',
    });
    const fit = fitMixedModel(facts, 'REML');
    for (const first of grid) {
      for (const second of grid) {
        const solved = solveMixedModel(facts, [first, second], 'REML')!;
        const { df, logDeterminant, sumOfSquares } = solved;
        const deviance = logDeterminant + df * (1 + Math.log((2 * Math.PI * sumOfSquares) / df));
        expect(fit?.deviance, `seed ${seed}`).toBeLessThan(deviance + 1e-8);
      }
    }
  }
});

test('five hundred practitioners at sixty clinics are fitted in a fraction of a second', () => {
  const rows = treatedRows({ seed: 5, groups: 60, practitioners: 500, crossed: 40, courses: 4 });
  const cells = gatherCells(treatedCells(['x', 'z', 'y'], rows));
  const run = () => {
    const start = performance.now();
    const { facts } = randomInterceptDesign({
      cells,
      covariates: ['x', 'z'],
      response: 'y',
      absorbed: 'practitioner',
      other: 'RANDOM',
    });
    expect(fitMixedModel(facts, 'REML')).not.toBeNull();
    return performance.now() - start;
  };
  const fastest = Math.min(...Array.from({ length: 8 }, run));
  expect(fastest).toBeLessThan(200);
});
