import { expect, test } from 'vitest';
import { ancova } from '../../../../src/modules/comparison/statistics/ancova.js';
import { contrast } from '../../../../src/modules/comparison/statistics/model-contrast.js';
import { slopeHomogeneity } from '../../../../src/modules/comparison/statistics/slope-homogeneity.js';
import { emptyCell } from '../../../../src/modules/comparison/statistics/sufficient-statistics.js';
import { groupsOfRows } from './support/cell-of-rows.js';
import { simulatedCourses } from './support/simulated-courses.js';

type Row = Readonly<Record<string, string>>;

const courses = simulatedCourses(42, 60);

function adjust(rows: readonly Row[], covariates: readonly string[], response = 'y') {
  const variables = [...new Set([...covariates, response])];
  return ancova({ groups: groupsOfRows('clinic', variables, rows), response, covariates, confidence: 0.95 });
}

const withColumn = (name: string, value: (row: Row) => number) =>
  courses.map((row) => ({ ...row, [name]: String(value(row)) }));

test('a covariate that is the same for all leaves the model with a warning', () => {
  const result = adjust(
    withColumn('phototype', () => 3),
    ['baseline', 'phototype'],
  );
  const without = adjust(courses, ['baseline']);
  if (result.kind === 'UNDEFINED' || without.kind === 'UNDEFINED') throw new Error('Both have a fit.');
  expect(result.groups).toEqual(without.groups);
  expect(result.model.constantCovariates).toEqual(['phototype']);
  expect(result.warnings.map(({ code, message }) => [code, message.split(' ')[0]])).toContainEqual([
    'COVARIATE_CONSTANT',
    'phototype',
  ]);
});

test.each([
  ['follows from the group', (row: Row) => (row['clinic'] === 'A' ? 1 : 2)],
  ['follows from another covariate', (row: Row) => 3 * Number(row['baseline']) - 1],
  ['follows nearly from another', (row: Row) => Number(row['baseline']) + (Number(row['age']) % 2) * 3e-3],
  ['follows from another but for rounding', (row: Row) => Number(row['baseline']) + (Number(row['age']) % 2) * 1e-6],
])('a covariate that %s is named and nothing is adjusted', (_, value) => {
  const result = adjust(withColumn('copy', value), ['baseline', 'copy']);
  expect(result).toMatchObject({
    kind: 'UNDEFINED',
    covariate: 'copy',
    note: { figure: 'adjustment', code: 'COLLINEAR' },
  });
  expect(result.kind === 'UNDEFINED' && result.note.message).toMatch(/^copy cannot be told apart/);
});

test('too few courses for groups and covariates', () => {
  const few = [
    { clinic: 'A', baseline: '1', y: '2' },
    { clinic: 'A', baseline: '2', y: '2.5' },
    { clinic: 'B', baseline: '3', y: '1' },
  ];
  expect(adjust(few, ['baseline'])).toMatchObject({ kind: 'UNDEFINED', covariate: null, note: { code: 'DF_LT_1' } });
  expect(adjust([], ['baseline'])).toMatchObject({ kind: 'UNDEFINED', note: { code: 'N_LT_1' } });
});

test('an outcome that follows exactly from the covariates has no error to judge by', () => {
  const exact = withColumn('change', (row) => 40 - Number(row['baseline']));
  expect(adjust(exact, ['baseline'], 'change')).toMatchObject({ kind: 'UNDEFINED', note: { code: 'ZERO_VARIANCE' } });
  const fromTwo = courses.map((row) => ({
    ...row,
    change: (0.3 * Number(row['baseline']) + 0.7 * Number(row['age'])).toFixed(2),
  }));
  expect(adjust(fromTwo, ['baseline', 'age'], 'change')).toMatchObject({
    kind: 'UNDEFINED',
    note: { code: 'ZERO_VARIANCE' },
  });
  const constant = withColumn('change', () => 0);
  expect(adjust(constant, ['baseline'], 'change')).toMatchObject({
    kind: 'UNDEFINED',
    note: { code: 'ZERO_VARIANCE' },
  });
});

test('a group of one course gets an adjusted mean, an empty one is passed over', () => {
  const single = { clinic: 'E', baseline: '33.0', age: '50', isMale: '0', y: '-9.5' };
  const groups = [
    ...groupsOfRows('clinic', ['baseline', 'y'], [...courses, single]),
    { key: 'F', cell: emptyCell(['baseline', 'y']) },
  ];
  const result = ancova({ groups, response: 'y', covariates: ['baseline'], confidence: 0.95 });
  if (result.kind === 'UNDEFINED') throw new Error(result.note.message);
  const last = result.groups.at(-1);
  expect(last?.key).toBe('E');
  expect(last?.adjustedMean.standardError).toBeGreaterThan(result.residualSd);
  expect(result.slopeHomogeneity.leftOut).toEqual(['E', 'F']);
});

test('no figure is ever NaN or infinite', () => {
  const figures = JSON.stringify(adjust(courses, ['baseline', 'age', 'isMale']), (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? 'NOT FINITE' : value,
  );
  expect(figures).not.toContain('NOT FINITE');
});

test('a contrast names only groups of the model and weighs something', () => {
  const result = adjust(courses, ['baseline']);
  if (result.kind === 'UNDEFINED') throw new Error(result.note.message);
  expect(contrast(result.model, {}, 0.95)).toBeNull();
  expect(contrast(result.model, { A: 0 }, 0.95)).toBeNull();
  expect(() => contrast(result.model, { A: 1, Z: -1 }, 0.95)).toThrow(RangeError);
});

test('equal slopes cannot be tested without groups large enough, nor where one group alone tells the covariate', () => {
  const tiny = courses.filter(({ clinic }) => clinic === 'A').concat([{ clinic: 'Z', baseline: '30', y: '1' }]);
  expect(slopeHomogeneity(groupsOfRows('clinic', ['baseline', 'y'], tiny), 'y', ['baseline'])).toMatchObject({
    statistic: null,
    notes: [{ code: 'K_LT_2' }],
    leftOut: ['Z'],
  });
  const women = courses.filter(({ clinic, isMale }) => clinic === 'A' || isMale === '0');
  expect(slopeHomogeneity(groupsOfRows('clinic', ['isMale', 'y'], women), 'y', ['isMale'])).toMatchObject({
    statistic: null,
    notes: [{ code: 'COLLINEAR' }],
  });
});
