import { expect, test } from 'vitest';
import { covariateOverlap } from '../../../../src/modules/comparison/statistics/covariate-overlap.js';
import { rangesOfOthers } from '../../../../src/modules/comparison/statistics/covariate-range.js';
import { groupsOfRows } from './support/cell-of-rows.js';
import { expectClose } from './support/reference-cases.js';

const rowsOf = (clinic: string, ...ages: readonly number[]) => ages.map((age) => ({ clinic, age: String(age) }));
const alike = [...rowsOf('A', 30, 40, 50, 60), ...rowsOf('B', 32, 41, 49, 58), ...rowsOf('C', 31, 38, 52, 61)];
const groupsOf = (rows: readonly Record<string, string>[]) => groupsOfRows('clinic', ['age'], rows);
const firstOverlap = (rows: readonly Record<string, string>[]) =>
  covariateOverlap(groupsOf(rows), ['age'], [{ key: 'A', covariate: 'age', outside: 2 }]).groups[0];

test('groups that are alike differ little and are not withheld', () => {
  const { groups, warnings } = covariateOverlap(groupsOf(alike), ['age'], []);
  expect(warnings).toEqual([]);
  expect(groups.map(({ key, withheld }) => [key, withheld])).toEqual([
    ['A', null],
    ['B', null],
    ['C', null],
  ]);
  // A: mean 45, variance 500/3. B and C together: mean 45.25, variance 919.5/7.
  expectClose(groups[0]?.standardizedDifferences[0]?.value, -0.25 / Math.sqrt((500 / 3 + 919.5 / 7) / 2), 1e-14);
});

test('more than half a standard deviation apart warns, naming the group and the covariate', () => {
  const { warnings } = covariateOverlap(groupsOf([...alike, ...rowsOf('D', 58, 62, 66)]), ['age'], []);
  expect(warnings).toContainEqual({
    code: 'GROUPS_DIFFER',
    message: 'D differs from all others in age by 1.98 standard deviations before the treatment.',
  });
});

test('more than one in ten outside the range of all others withholds the adjusted figure, exactly one does not', () => {
  const groups = groupsOf([...rowsOf('A', ...Array.from({ length: 10 }, (_, index) => 30 + index)), ...alike.slice(4)]);
  const counted = (outside: number) =>
    covariateOverlap(groups, ['age'], [{ key: 'A', covariate: 'age', outside }]).groups;
  expect(counted(1).map(({ withheld }) => withheld)).toEqual([null, null, null]);
  const [first, second] = counted(2);
  expect(first?.withheld).toMatchObject({ figure: 'adjustedMean', code: 'NO_OVERLAP' });
  // A count in the sentence could be one that must not be told.
  expect(first?.withheld?.message).not.toMatch(/\d/);
  expect(second?.withheld).toBeNull();
});

test('differences without spread or without others are null, unless there is none', () => {
  expect(firstOverlap(rowsOf('A', 30, 40))).toMatchObject({
    standardizedDifferences: [{ value: null }],
    withheld: null,
  });
  expect(firstOverlap([...rowsOf('A', 30, 30), ...rowsOf('B', 31, 31)])?.standardizedDifferences[0]?.value).toBeNull();
  expect(firstOverlap([...rowsOf('A', 30, 30), ...rowsOf('B', 30, 30)])?.standardizedDifferences[0]?.value).toBe(0);
  expect(firstOverlap([...rowsOf('A', 30), ...rowsOf('B', 30, 31)])?.standardizedDifferences[0]?.value).toBeNull();
  expect(covariateOverlap([], ['age'], [])).toEqual({ groups: [], warnings: [] });
});

test('the range of the others leaves the group itself out, compared as decimals', () => {
  const ranges = [
    { key: 'A', minimum: '9.50', maximum: '120' },
    { key: 'B', minimum: '10', maximum: '99.9' },
    { key: 'C', minimum: null, maximum: null },
    { key: 'D', minimum: '9.5', maximum: '100.0' },
  ];
  expect(rangesOfOthers(ranges)).toEqual([
    { key: 'A', minimum: '9.5', maximum: '100.0' },
    { key: 'B', minimum: '9.50', maximum: '120' },
    { key: 'C', minimum: '9.50', maximum: '120' },
    { key: 'D', minimum: '9.50', maximum: '120' },
  ]);
  expect(rangesOfOthers([{ key: 'A', minimum: '1', maximum: '2' }])).toEqual([
    { key: 'A', minimum: null, maximum: null },
  ]);
});
