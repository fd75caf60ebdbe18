import { expect, test } from 'vitest';
import { tHalfWidth } from '../../../../src/modules/comparison/statistics/distributions.js';
import { explainDifference } from '../../../../src/modules/comparison/statistics/oaxaca-blinder.js';
import type { ExplainedDifference } from '../../../../src/modules/comparison/statistics/oaxaca-blinder.js';
import { groupsOfRows } from './support/cell-of-rows.js';
import { leastSquares } from './support/least-squares.js';
import { expectClose } from './support/reference-cases.js';
import { seededRandom } from './support/seeded-random.js';

type Row = Readonly<Record<string, string>>;

const random = seededRandom(61);
const rows: readonly Row[] = Array.from({ length: 90 }, (_, index) => {
  const clinic = index % 3 === 0 ? 'A' : 'B';
  const isA = clinic === 'A' ? 1 : 0;
  const [age, baseline] = [30 + 20 * random() + 5 * isA, 10 + 5 * random()];
  const [depth, dose] = [2 + 2 * random() + 0.5 * isA, random() + 0.02 * age];
  const y = -1 - 0.1 * age + 0.4 * baseline - 0.8 * depth + 0.5 * dose - 0.6 * isA + 2 * random();
  const text = (value: number) => value.toFixed(2);
  return { clinic, age: text(age), baseline: text(baseline), depth: text(depth), dose: text(dose), y: text(y) };
});
const variables = ['age', 'baseline', 'depth', 'dose', 'y'];

function explained(input: Partial<Parameters<typeof explainDifference>[0]> = {}, of = rows): ExplainedDifference {
  const result = explain(input, of);
  if (result.kind === 'UNDEFINED') throw new Error(result.note.message);
  return result;
}

function explain(input: Partial<Parameters<typeof explainDifference>[0]> = {}, of = rows) {
  const groups = groupsOfRows('clinic', variables, of);
  return explainDifference({
    groups: [groups[0]!, groups[1]!],
    response: 'y',
    caseMix: ['age', 'baseline'],
    technique: ['depth', 'dose'],
    outsideCounts: [],
    confidence: 0.95,
    ...input,
  });
}

const values = (name: string, clinic?: string) =>
  rows.filter((row) => clinic === undefined || row['clinic'] === clinic).map((row) => Number(row[name]));
const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / of.length;
const covarianceOfMeans = (a: string, b: string, clinic: string) => {
  const [first, second] = [values(a, clinic), values(b, clinic)];
  const n = first.length;
  return first.reduce((sum, value, j) => sum + (value - mean(first)) * (second[j]! - mean(second)), 0) / (n - 1) / n;
};

test('the parts add up to the difference of the means', () => {
  const { total, caseMix, technique, rest, variables: parts } = explained();
  expectClose(total.estimate, mean(values('y', 'A')) - mean(values('y', 'B')), 1e-12);
  expect(caseMix.estimate + technique.estimate + rest.estimate).toBe(total.estimate);
  const sum = (part: string) =>
    parts.reduce((s, { part: own, contribution }) => s + (own === part ? contribution.estimate : 0), 0);
  expectClose(sum('CASE_MIX'), caseMix.estimate, 1e-12);
  expectClose(sum('TECHNIQUE'), technique.estimate, 1e-12);
  const welch = Math.sqrt(covarianceOfMeans('y', 'y', 'A') + covarianceOfMeans('y', 'y', 'B'));
  expectClose(total.standardError, welch, 1e-12);
});

test('slopes and errors are those of the rows', () => {
  const names = ['age', 'baseline', 'depth', 'dose'];
  const isA = rows.map(({ clinic }) => (clinic === 'A' ? 1 : 0));
  const fit = leastSquares([isA, rows.map(() => 1), ...names.map((name) => values(name))], values('y'));
  const result = explained();
  expectClose(result.rest.estimate, fit.coefficients[0]!, 1e-9);
  expectClose(result.rest.standardError, fit.standardErrors[0]!, 1e-9);
  expectClose(
    result.rest.upper,
    fit.coefficients[0]! + tHalfWidth(0.95, fit.residualDf) * fit.standardErrors[0]!,
    1e-9,
  );
  for (const [index, { variable, slope, difference, contribution }] of result.variables.entries()) {
    expect(variable).toBe(names[index]);
    const own = mean(values(variable, 'A')) - mean(values(variable, 'B'));
    const [b, se] = [fit.coefficients[index + 2]!, fit.standardErrors[index + 2]!];
    expectClose(slope, b, 1e-9);
    expectClose(difference, own, 1e-9);
    const ofMean = covarianceOfMeans(variable, variable, 'A') + covarianceOfMeans(variable, variable, 'B');
    expectClose(contribution.standardError, Math.sqrt(own * own * se * se + b * b * ofMean), 1e-9);
  }
});

test('the error of a part holds what its variables share', () => {
  // Were case mix one variable, the sum of its two by their slopes, the delta method gives the same error of its mean.
  const { caseMix, variables: parts } = explained();
  const [age, baseline] = parts;
  const ofMeans = ['A', 'B'].reduce(
    (sum, clinic) =>
      sum +
      age!.slope ** 2 * covarianceOfMeans('age', 'age', clinic) +
      baseline!.slope ** 2 * covarianceOfMeans('baseline', 'baseline', clinic) +
      2 * age!.slope * baseline!.slope * covarianceOfMeans('age', 'baseline', clinic),
    0,
  );
  // The slopes' part by a regression in which the direction (difference of means) is one coefficient.
  const [da, db] = [age!.difference, baseline!.difference];
  const isA = rows.map(({ clinic }) => (clinic === 'A' ? 1 : 0));
  const turned = leastSquares(
    [
      isA,
      rows.map(() => 1),
      values('age').map((value) => value / da),
      values('baseline').map((value, j) => value - (db / da) * values('age')[j]!),
      values('depth'),
      values('dose'),
    ],
    values('y'),
  );
  expectClose(turned.coefficients[2]!, caseMix.estimate, 1e-9);
  expectClose(caseMix.standardError, Math.sqrt(turned.standardErrors[2]! ** 2 + ofMeans), 1e-9);
});

test('the parts change sign with the order of the groups, and scale with the response', () => {
  const groups = groupsOfRows('clinic', variables, rows);
  const base = explained();
  const turned = explained({ groups: [groups[1]!, groups[0]!] });
  for (const part of ['total', 'caseMix', 'technique', 'rest'] as const) {
    expectClose(turned[part].estimate, -base[part].estimate, 1e-9);
    expectClose(turned[part].standardError, base[part].standardError, 1e-9);
  }
  const tenths = explained(
    {},
    rows.map((row) => ({ ...row, y: (Number(row['y']) * 10 + 1e5).toFixed(1) })),
  );
  expectClose(tenths.technique.estimate, 10 * base.technique.estimate, 1e-9);
  expectClose(tenths.technique.standardError, 10 * base.technique.standardError, 1e-9);
});

test('without a technique all but case mix is rest; a variable that is the same for all explains nothing', () => {
  const { technique, rest, caseMix, total } = explained({ technique: [] });
  expect(technique).toMatchObject({ estimate: 0, standardError: 0 });
  expectClose(rest.estimate, total.estimate - caseMix.estimate, 1e-12);
  const constant = explained(
    {},
    rows.map((row) => ({ ...row, dose: '1' })),
  );
  expect(constant.variables.map(({ variable }) => variable)).toEqual(['age', 'baseline', 'depth']);
});

test('no explanation without overlap, without two courses on a side, or with a technique that is the group', () => {
  const outsideCounts = [{ key: 'A', covariate: 'age', outside: 4 }];
  expect(explain({ outsideCounts })).toMatchObject({ kind: 'UNDEFINED', note: { code: 'NO_OVERLAP' } });
  expect(explain({ outsideCounts: [{ key: 'A', covariate: 'age', outside: 3 }] }).kind).toBe('EXPLAINED');
  const few = rows.filter(({ clinic }, index) => clinic === 'B' || index === 0);
  expect(explain({}, few)).toMatchObject({ note: { code: 'N_LT_2' } });
  const aliased = rows.map((row) => ({ ...row, dose: row['clinic'] === 'A' ? '1' : '2' }));
  expect(explain({}, aliased)).toMatchObject({ covariate: 'dose', note: { code: 'COLLINEAR' } });
});
