import { expect, test } from 'vitest';
import {
  clusteredStandardError,
  practitionerVariance,
} from '../../../../src/modules/comparison/statistics/practitioner-variance.js';
import { denseDeviance } from './support/dense-likelihood.js';
import { expectClose } from './support/reference-cases.js';
import { seededRandom, shuffled } from './support/seeded-random.js';
import { treatedCells, treatedRows } from './support/treated-rows.js';
import type { TreatedRow } from './support/treated-rows.js';

const variables = ['x', 'z', 'y'];
const estimate = (rows: readonly TreatedRow[], covariates: readonly string[] = []) =>
  practitionerVariance({ cells: treatedCells(variables, rows), response: 'y', covariates, confidence: 0.95 });

test.each([
  ['each in one group', treatedRows({ seed: 21, groups: 4, practitioners: 12 })],
  ['some in two groups', treatedRows({ seed: 22, groups: 4, practitioners: 11, crossed: 6 })],
])('the most likely variance of practitioners, groups being fixed: %s', (_, rows) => {
  const groups = [...new Set(rows.map(({ group }) => group))];
  for (const covariates of [[], ['x', 'z']]) {
    const { variance, residualVariance, notes } = estimate(rows, covariates);
    expect(notes).toEqual([]);
    const model = {
      columns: [
        ...groups.map((key) => rows.map(({ group }) => (group === key ? 1 : 0))),
        ...covariates.map((name) => rows.map((row) => Number(row[name]))),
      ],
      response: rows.map(({ y }) => Number(y)),
      units: [rows.map(({ practitioner }) => practitioner)],
    };
    const variances = [variance!, residualVariance!];
    const least = denseDeviance(model, variances, 'REML');
    for (const [index, value] of variances.entries()) {
      const at = (other: number) => denseDeviance(model, variances.with(index, other), 'REML') - least;
      const [up, down] = [at(value * 1.001), at(value * 0.999)];
      expect(Math.abs((0.5 * (down - up)) / (up + down))).toBeLessThan(3e-3);
      for (const factor of [0.1, 0.5, 2, 10]) expect(at(value * factor)).toBeGreaterThan(0);
    }
  }
});

test('equal practitioners have the moments of a nested analysis of variance', () => {
  const rows = treatedRows({ seed: 23, groups: 3, practitioners: 12, courses: 4 });
  const equal = Object.values(Object.groupBy(rows, ({ practitioner }) => practitioner)).map((own) => own!.slice(0, 2));
  const balanced = equal.map((own, j) =>
    (own.length === 2 ? own : [own[0]!, own[0]!]).map((row, i) => ({
      ...row,
      group: `G${j % 3}`,
      y: (Number(row.y) + i / 10).toFixed(2),
    })),
  );
  const { variance, residualVariance } = estimate(balanced.flat());
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const means = balanced.map((own) => mean(own.map(({ y }) => Number(y))));
  const within = balanced.map((own, j) => own.reduce((sum, { y }) => sum + (Number(y) - means[j]!) ** 2, 0));
  const ofGroups = [0, 1, 2].map((group) => mean(means.filter((_, j) => j % 3 === group)));
  const between = means.map((value, j) => 2 * (value - ofGroups[j % 3]!) ** 2);
  const [squareWithin, squareBetween] = [mean(within) * (12 / 12), (mean(between) * 12) / 9];
  expectClose(residualVariance, squareWithin, 1e-9);
  expectClose(variance, (squareBetween - squareWithin) / 2, 1e-9);
});

test('the standard error of a mean holds the practitioners, the fewer the more', () => {
  const rows = treatedRows({ seed: 24, groups: 3, practitioners: 9 });
  const { groups } = estimate(rows);
  for (const { key, n, practitioners, concentration } of groups) {
    const own = rows.filter(({ group }) => group === key);
    const counts = Object.values(Object.groupBy(own, ({ practitioner }) => practitioner)).map((of) => of!.length);
    expect([n, practitioners]).toEqual([own.length, counts.length]);
    expectClose(
      concentration,
      counts.reduce((sum, count) => sum + (count / own.length) ** 2, 0),
      1e-12,
    );
  }
  expectClose(clusteredStandardError(0.3, 0.16, { concentration: 0.25 }), Math.sqrt(0.09 + 0.04), 1e-15);
  expect(clusteredStandardError(0.3, 0, { concentration: 1 })).toBe(0.3);
});

test('a group with one practitioner is marked, and the others still tell the variance', () => {
  const rows = treatedRows({ seed: 25, groups: 3, practitioners: 10 }).map((row) =>
    row.group === 'G2' ? { ...row, practitioner: 'alone' } : row,
  );
  const { variance, groups } = estimate(rows);
  expect(groups.filter(({ hasOnePractitioner }) => hasOnePractitioner).map(({ key }) => key)).toEqual(['G2']);
  expect(variance).not.toBeNull();
  const without = estimate(rows.filter(({ group }) => group !== 'G2'));
  // The lonely group adds to the residual variance alone.
  expect(Math.abs(variance! - without.variance!)).toBeLessThan(0.1 * without.variance!);
});

test('where every group has one practitioner, nothing can be told', () => {
  const rows = treatedRows({ seed: 26, groups: 3, practitioners: 9 });
  const lonely = estimate(rows.map((row) => ({ ...row, practitioner: row.group })));
  expect(lonely).toMatchObject({ variance: null, notes: [{ figure: 'clusteredStandardError', code: 'ALIASED' }] });
  expect(lonely.groups.every(({ hasOnePractitioner }) => hasOnePractitioner)).toBe(true);
  expect(estimate(rows.map((row, j) => ({ ...row, practitioner: `P${j}` })))).toMatchObject({
    variance: null,
    notes: [{ code: 'DF_LT_1' }],
  });
  expect(estimate([]).notes).toMatchObject([{ code: 'N_LT_1' }]);
});

test('the order of cells and the level of a group change nothing', () => {
  const rows = treatedRows({ seed: 27, groups: 4, practitioners: 12, crossed: 3 });
  const cells = treatedCells(variables, rows);
  const base = estimate(rows, ['x']);
  const mixed = practitionerVariance({
    cells: shuffled(cells, seededRandom(3)),
    response: 'y',
    covariates: ['x'],
    confidence: 0.95,
  });
  expect([mixed.variance, mixed.residualVariance]).toEqual([base.variance, base.residualVariance]);
  const raised = estimate(
    rows.map((row) => ({ ...row, y: (Number(row.y) + (row.group === 'G1' ? 50 : 0)).toFixed(2) })),
    ['x'],
  );
  expectClose(raised.variance, base.variance!, 1e-9);
});
