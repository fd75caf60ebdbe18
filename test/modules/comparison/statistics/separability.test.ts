import { expect, test } from 'vitest';
import { separability, separabilityOf } from '../../../../src/modules/comparison/statistics/separability.js';
import type { TechniqueCount } from '../../../../src/modules/comparison/statistics/separability.js';
import { leastSquares } from './support/least-squares.js';
import { seededRandom } from './support/seeded-random.js';
import { expectClose } from './support/reference-cases.js';

/** One line for each practitioner: how often each technique. */
const table = (...lines: readonly (readonly number[])[]): readonly TechniqueCount[] =>
  lines.flatMap((line, j) => line.map((n, t) => ({ practitioner: `P${j}`, technique: 'ABCDE'.charAt(t), n })));

const verdictOf = (...lines: readonly (readonly number[])[]) => separability(table(...lines)).verdict;

test('practitioners who each keep to one technique alias the two', () => {
  const report = separability(table([10, 0], [12, 0], [0, 9]));
  expect(report.verdict).toBe('ALIASED');
  expect(report.parts).toBe(2);
  expect(report.contrasts).toMatchObject([{ sharedPractitioners: 0, informationShare: 0 }]);
});

test('one practitioner who does both is weak, two are enough', () => {
  expect(verdictOf([10, 10], [10, 0], [0, 10])).toBe('WEAK');
  expect(verdictOf([10, 10], [10, 10], [0, 10])).toBe('SEPARABLE');
});

test('less than a tenth of the information within practitioners is weak', () => {
  // 2·(1·40/41) of (41·41/82): 9.5 %; with 41 of 42 it would be 9.3, with 30 of 31 it is 12.5 %.
  expect(separability(table([40, 1], [1, 40])).contrasts[0]?.informationShare).toBeCloseTo((2 * 40) / 41 / 20.5, 12);
  expect(verdictOf([40, 1], [1, 40])).toBe('WEAK');
  expect(verdictOf([30, 1], [1, 30])).toBe('SEPARABLE');
  expect(separabilityOf(2, 0.1)).toBe('SEPARABLE');
  expect(separabilityOf(5, 0.0999)).toBe('WEAK');
});

test('techniques may be linked through a third one, and the worst contrast gives the verdict', () => {
  const chain = separability(table([9, 9, 0], [9, 9, 0], [0, 9, 9], [0, 9, 9]));
  expect(chain.verdict).toBe('SEPARABLE');
  expect(chain.contrasts.find(({ first, second }) => first === 'A' && second === 'C')).toMatchObject({
    verdict: 'SEPARABLE',
    sharedPractitioners: 0,
  });
  expect(verdictOf([9, 9, 0], [0, 9, 9], [0, 9, 9])).toBe('WEAK');
  expect(verdictOf([9, 9, 0], [9, 9, 0], [0, 0, 9])).toBe('ALIASED');
});

test('the share of information is that of least squares with a level for each practitioner', () => {
  const random = seededRandom(41);
  const counts = table(...Array.from({ length: 6 }, () => Array.from({ length: 4 }, () => Math.floor(6 * random()))));
  const rows = counts.flatMap((count) => Array.from({ length: count.n }, () => count));
  const practitioners = [...new Set(rows.map(({ practitioner }) => practitioner))];
  const noise = rows.map(() => random());
  for (const { first, second, informationShare } of separability(counts).contrasts) {
    const others = ['A', 'B', 'C', 'D'].filter((technique) => technique !== first && technique !== second);
    const columns = [first, ...others].map((technique) => rows.map((row) => (row.technique === technique ? 1 : 0)));
    const fit = leastSquares(
      [...practitioners.map((key) => rows.map((row) => (row.practitioner === key ? 1 : 0))), ...columns],
      noise,
    );
    const variance = fit.standardErrors[practitioners.length]! ** 2 / (fit.residualSumOfSquares / fit.residualDf);
    const n = (technique: string) => rows.filter((row) => row.technique === technique).length;
    expectClose(informationShare, (1 / n(first) + 1 / n(second)) / variance, 1e-9);
  }
});

test('one technique has nothing to be told from', () => {
  expect(separability(table([10], [4]))).toMatchObject({ verdict: null, contrasts: [] });
  const report = separability(table([3, 1, 0], [0, 2, 2]));
  expect([...report.practitionersOf]).toEqual([
    ['A', 1],
    ['B', 2],
    ['C', 1],
  ]);
  expect([...report.techniquesOf]).toEqual([
    ['P0', 2],
    ['P1', 2],
  ]);
});
