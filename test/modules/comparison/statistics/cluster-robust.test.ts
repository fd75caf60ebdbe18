import { expect, test } from 'vitest';
import {
  clusterRobust,
  robustContrast,
  robustSlope,
} from '../../../../src/modules/comparison/statistics/cluster-robust.js';
import type { ClusterRobust } from '../../../../src/modules/comparison/statistics/cluster-robust.js';
import { fitCommonSlopes } from '../../../../src/modules/comparison/statistics/common-slope-model.js';
import type { CommonSlopeModel } from '../../../../src/modules/comparison/statistics/common-slope-model.js';
import { tHalfWidth } from '../../../../src/modules/comparison/statistics/distributions.js';
import { groupCells } from '../../../../src/modules/comparison/statistics/treated-cell.js';
import type { TreatedCell } from '../../../../src/modules/comparison/statistics/treated-cell.js';
import { expectClose } from './support/reference-cases.js';
import { robustOfRows } from './support/robust-rows.js';
import { seededRandom, shuffled } from './support/seeded-random.js';
import { treatedCells, treatedRows } from './support/treated-rows.js';
import type { TreatedRow } from './support/treated-rows.js';

const variables = ['x', 'z', 'y'];
const covariates = ['x', 'z'];

function modelOf(cells: readonly TreatedCell[]): CommonSlopeModel {
  const model = fitCommonSlopes(groupCells(cells), 'y', covariates);
  if ('code' in model) throw new Error(model.code);
  return model;
}

function robustOf(cells: readonly TreatedCell[]): ClusterRobust {
  return clusterRobust(modelOf(cells), cells)!;
}

test.each([
  ['practitioners in one group each', treatedRows({ seed: 31, groups: 3, practitioners: 10 })],
  ['practitioners in two groups', treatedRows({ seed: 32, groups: 3, practitioners: 8, crossed: 4 })],
])('the sandwich of the rows themselves: %s', (_, rows) => {
  const groups = ['G0', 'G1', 'G2'];
  const mean = (name: string) => rows.reduce((sum, row) => sum + Number(row[name]), 0) / rows.length;
  const columns = [
    ...groups.map((key) => rows.map(({ group }) => (group === key ? 1 : 0))),
    ...covariates.map((name) => rows.map((row) => Number(row[name]) - mean(name))),
  ];
  const expected = robustOfRows(
    columns,
    rows.map(({ y }) => Number(y)),
    rows.map((row) => row.practitioner),
    5,
  );
  const robust = robustOf(treatedCells(variables, rows));
  const compared = [
    [robustContrast(robust, { G0: 1 }, 0.95), [1, 0, 0, 0, 0]],
    [robustContrast(robust, { G1: 1, G2: -1 }, 0.95), [0, 1, -1, 0, 0]],
    [robustContrast(robust, { G0: 0.5, G1: 0.5, G2: -1 }, 0.95), [0.5, 0.5, -1, 0, 0]],
    [robustSlope(robust, 'x', 0.95), [0, 0, 0, 1, 0]],
    [robustSlope(robust, 'z', 0.95), [0, 0, 0, 0, 1]],
  ] as const;
  for (const [actual, weights] of compared) {
    const estimate = weights.reduce((sum: number, weight, j) => sum + weight * expected.coefficients[j]!, 0);
    const standardError = Math.sqrt(expected.varianceOf(weights));
    expectClose(actual?.estimate, estimate, 1e-9);
    expectClose(actual?.standardError, standardError, 1e-9);
    expectClose(actual?.upper, estimate + tHalfWidth(0.95, robust.clusters - 1) * standardError, 1e-8);
  }
});

test('clusters of one course each give the usual heteroscedasticity-robust errors', () => {
  const rows: readonly TreatedRow[] = treatedRows({ seed: 33, groups: 2, practitioners: 8 }).map((row, j) => ({
    ...row,
    practitioner: `${j}`,
  }));
  const columns = [
    rows.map(({ group }) => (group === 'G0' ? 1 : 0)),
    rows.map(({ group }) => (group === 'G1' ? 1 : 0)),
    ...covariates.map((name) => rows.map((row) => Number(row[name]))),
  ];
  const { residuals, varianceOf } = robustOfRows(
    columns,
    rows.map(({ y }) => Number(y)),
    rows.map((row) => row.practitioner),
    4,
  );
  expect(residuals.length).toBe(rows.length);
  expectClose(
    robustSlope(robustOf(treatedCells(variables, rows)), 'x', 0.95).standardError,
    Math.sqrt(varianceOf([0, 0, 1, 0])),
    1e-9,
  );
});

test('a group with one practitioner has no robust error of its own, nor have fewer than two practitioners', () => {
  const rows = treatedRows({ seed: 34, groups: 3, practitioners: 9 }).map((row) =>
    row.group === 'G2' ? { ...row, practitioner: 'alone' } : row,
  );
  const cells = treatedCells(variables, rows);
  const robust = robustOf(cells);
  expect(robustContrast(robust, { G0: 1, G2: -1 }, 0.95)).toBeNull();
  expect(robustContrast(robust, { G0: 1, G1: -1 }, 0.95)).not.toBeNull();
  expect(robustContrast(robust, { G0: 0 }, 0.95)).toBeNull();
  expect(() => robustContrast(robust, { G9: 1 }, 0.95)).toThrow(RangeError);
  const single = cells.map((cell) => ({ ...cell, practitioner: 'one' }));
  expect(clusterRobust(modelOf(single), single)).toBeNull();
});

test('neither the order of cells nor a constant added to the response changes an error', () => {
  const rows = treatedRows({ seed: 35, groups: 3, practitioners: 9, crossed: 3 });
  const cells = treatedCells(variables, rows);
  const weights = { G0: 1, G1: -1 };
  const base = robustContrast(robustOf(cells), weights, 0.95)!;
  expectClose(
    robustContrast(robustOf(shuffled(cells, seededRandom(5))), weights, 0.95)?.standardError,
    base.standardError,
    1e-12,
  );
  const raised = treatedCells(
    variables,
    rows.map((row) => ({ ...row, y: (Number(row.y) + 1e6).toFixed(2) })),
  );
  expectClose(robustContrast(robustOf(raised), weights, 0.95)?.standardError, base.standardError, 1e-9);
});
