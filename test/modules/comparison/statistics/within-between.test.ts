import { expect, test } from 'vitest';
import { sufficientStatistics } from '../../../../src/modules/comparison/statistics/sufficient-statistics.js';
import { withinBetween } from '../../../../src/modules/comparison/statistics/within-between.js';
import type { TechniqueCluster } from '../../../../src/modules/comparison/statistics/within-between.js';
import { denseSolution } from './support/dense-likelihood.js';
import { fitMixedModel } from '../../../../src/modules/comparison/statistics/fit-mixed-model.js';
import { cellOfRows } from './support/cell-of-rows.js';
import { expectClose, readExpected, readRows } from './support/reference-cases.js';
import { robustOfRows } from './support/robust-rows.js';
import { seededRandom, shuffled } from './support/seeded-random.js';
import { treatedCells, treatedRows } from './support/treated-rows.js';

const slopes = (clusters: readonly TechniqueCluster[], covariates: readonly string[] = []) =>
  withinBetween({ clusters, parameter: 'x', covariates, response: 'y', confidence: 0.95 });

test('the published slopes of socioeconomic status within, between and over all schools', () => {
  const expected =
    readExpected<Readonly<Record<'pooled' | 'within' | 'between' | 'between_se', number>>>('variance/hsb82');
  const clusters = readRows('variance/hsb82/cells.csv').map((row) => ({
    practitioner: row['school']!,
    protocolVersion: '1',
    cell: sufficientStatistics({
      n: Number(row['n']),
      variables: ['x', 'y'],
      sums: [row['sum_ses']!, row['sum_math']!],
      crossSums: [row['sum_ses_ses']!, row['sum_ses_math']!, row['sum_math_math']!],
    }),
  }));
  const result = slopes(clusters);
  expect([result.n, result.clusters]).toEqual([7185, 160]);
  expect(result.pooled?.estimate).toBeCloseTo(expected.pooled, 2);
  expect(result.within?.estimate).toBeCloseTo(expected.within, 3);
  expect(result.between?.estimate).toBeCloseTo(expected.between, 3);
  expect(result.between?.standardError).toBeCloseTo(expected.between_se, 3);
  expect(result).toMatchObject({ separability: 'SEPARABLE', signReversal: false, notes: [] });
});

test.each([
  ['kidney_stones', 'open', 1],
  ['ucb_admissions', 'Male', 1],
])("Simpson's paradox: %s", (name, arm) => {
  const expected =
    readExpected<
      Readonly<Record<string, { readonly mantel_haenszel: { readonly RD: { readonly estimate: number } } }>>
    >('clinical/simpson')[name]!;
  const rows = readRows(`clinical/simpson/${name}.csv`);
  const clusters = [...Map.groupBy(rows, ({ stratum }) => stratum!)].map(([stratum, arms]) => {
    const total = (of: readonly (typeof rows)[number][], column: string) =>
      of.reduce((sum, row) => sum + Number(row[column]), 0);
    const treated = arms.filter((row) => row['arm'] === arm);
    const [n, x, y, xy] = [total(arms, 'n'), total(treated, 'n'), total(arms, 'success'), total(treated, 'success')];
    const cell = sufficientStatistics({
      n,
      variables: ['x', 'y'],
      sums: [String(x), String(y)],
      crossSums: [String(x), String(xy), String(y)],
    });
    return { practitioner: stratum, protocolVersion: '1', cell };
  });
  const result = slopes(clusters);
  expectClose(result.within?.estimate, expected.mantel_haenszel.RD.estimate);
  expect(result.signReversal).toBe(true);
});

const rows = treatedRows({ seed: 51, groups: 2, practitioners: 9, crossed: 6, courses: 7 });
const clustersOf = (of: typeof rows) =>
  treatedCells(['x', 'z', 'y'], of).map(({ group, practitioner, cell }) => ({
    practitioner,
    protocolVersion: group,
    cell,
  }));
const keyOf = (row: (typeof rows)[number]) => `${row.practitioner} ${row.group}`;
const numbers = (name: string) => rows.map((row) => Number(row[name]));

test('the slopes within and pooled are least squares of the rows, their errors robust by practitioner', () => {
  const clusters = [...new Set(rows.map(keyOf))];
  for (const covariates of [[], ['z']]) {
    const result = slopes(clustersOf(rows), covariates);
    const predictors = ['x', ...covariates].map(numbers);
    const practitioners = rows.map(({ practitioner }) => practitioner);
    const compare = (levels: readonly (readonly number[])[], actual: typeof result.within) => {
      const columns = [...predictors, ...levels];
      const expected = robustOfRows(columns, numbers('y'), practitioners, predictors.length + 1);
      expectClose(actual?.estimate, expected.coefficients[0]!, 1e-9);
      expectClose(
        actual?.standardError,
        Math.sqrt(expected.varianceOf(columns.map((_, j) => (j === 0 ? 1 : 0)))),
        1e-9,
      );
    };
    compare(
      clusters.map((key) => rows.map((row) => (keyOf(row) === key ? 1 : 0))),
      result.within,
    );
    compare([rows.map(() => 1)], result.pooled);
    expect(result.practitioners).toBe(9);
  }
});

test('the slope between is generalized least squares of the rows on cluster means and deviations', () => {
  const { between } = slopes(clustersOf(rows), ['z']);
  const meansOf = (name: string) =>
    rows.map((row) => {
      const own = rows.filter((other) => keyOf(other) === keyOf(row)).map((other) => Number(other[name]));
      return own.reduce((sum, value) => sum + value, 0) / own.length;
    });
  const columns = [rows.map(() => 1), meansOf('x'), meansOf('z')];
  const deviations = ['x', 'z'].map((name, j) => numbers(name).map((value, row) => value - columns[j + 1]![row]!));
  const model = { columns: [...columns, ...deviations], response: numbers('y'), units: [rows.map(keyOf)] };
  // One level of clusters, every cluster having its own row of means: the facts as the rows give them.
  const clusters = [
    ...Map.groupBy(
      rows.map((row, index) => ({ row, index })),
      ({ row }) => keyOf(row),
    ).values(),
  ];
  const centre = (column: readonly number[]) =>
    column.map((value) => value - column.reduce((s, v) => s + v, 0) / column.length);
  const design = [columns[0]!, ...model.columns.slice(1).map(centre), centre(model.response)];
  const size = design.length;
  const within = { size, values: new Float64Array(size * size) };
  const units = clusters.map((own) => {
    const means = design.map((column) => own.reduce((sum, { index }) => sum + column[index]!, 0) / own.length);
    for (const { index } of own) {
      for (let a = 0; a < size; a += 1) {
        for (let b = 0; b <= a; b += 1) {
          within.values[a * size + b]! += (design[a]![index]! - means[a]!) * (design[b]![index]! - means[b]!);
        }
      }
    }
    return { n: own.length, columns: design.map((_, j) => j), means };
  });
  const fit = fitMixedModel({ n: rows.length, units, randomColumns: 0, fixedColumns: size - 1, within }, 'REML')!;
  const dense = denseSolution(model, [fit.ratios[0] * fit.residualVariance, fit.residualVariance]);
  expectClose(between?.estimate, dense.fixed[1]!, 1e-7);
  expectClose(between?.standardError, dense.standardErrors[1]!, 1e-7);
});

test('a habit of each practitioner withholds the slope within', () => {
  const habits = rows.map((row, j) => ({ ...row, x: (Number(row.practitioner.slice(1)) + (j % 2) / 100).toFixed(2) }));
  const result = slopes(clustersOf(habits));
  expect(result.within).toBeNull();
  expect(result.between).not.toBeNull();
  expect(result.notes).toMatchObject([{ figure: 'within', code: 'NO_WITHIN_VARIATION' }]);
  expect(result.separability).toBe('WEAK');
  const fixed = slopes(clustersOf(rows.map((row) => ({ ...row, x: row.practitioner.slice(1) }))));
  expect(fixed.separability).toBe('ALIASED');
});

test('a level of each cluster changes neither the slope within nor its error', () => {
  const base = slopes(clustersOf(rows), ['z']);
  const raised = slopes(
    clustersOf(rows.map((row) => ({ ...row, y: (Number(row.y) + 20 * Number(row.practitioner.slice(1))).toFixed(2) }))),
    ['z'],
  );
  expectClose(raised.within?.estimate, base.within!.estimate, 1e-9);
  expectClose(raised.within?.standardError, base.within!.standardError, 1e-9);
  const mixed = slopes(shuffled(clustersOf(rows), seededRandom(9)), ['z']);
  expect(mixed).toEqual(base);
  const minutes = slopes(clustersOf(rows.map((row) => ({ ...row, x: (Number(row.x) / 10).toFixed(3) }))), ['z']);
  expectClose(minutes.within?.estimate, 10 * base.within!.estimate, 1e-9);
  expectClose(minutes.between?.estimate, 10 * base.between!.estimate, 1e-7);
  expectClose(minutes.partialCorrelation, base.partialCorrelation!, 1e-9);
});

test('no cluster, one cluster and equal values have their reasons', () => {
  expect(slopes([]).notes.map(({ code }) => code)).toEqual(['N_LT_1', 'N_LT_1', 'K_LT_2']);
  const one = [{ practitioner: 'P', protocolVersion: '1', cell: cellOfRows(['x', 'y'], rows) }];
  expect(slopes(one)).toMatchObject({ within: null, between: null, pooled: null });
  const equal = slopes(clustersOf(rows.map((row) => ({ ...row, x: '3' }))));
  expect(equal.notes.map(({ code }) => code)).toEqual(['ZERO_VARIANCE', 'ZERO_VARIANCE', 'ZERO_VARIANCE']);
});
