import { expect, test } from 'vitest';
import {
  chiSquareSf,
  fSf,
  normalCdf,
  normalHalfWidth,
  normalQuantile,
  normalSf,
  tCdf,
  tHalfWidth,
  tQuantile,
  tSf,
  tTwoSided,
} from '../../../../src/modules/comparison/statistics/distributions.js';
import { expectClose, readRows } from './support/reference-cases.js';

interface Point {
  readonly p1: number;
  readonly p2: number;
  readonly x: number;
}

const truth = readRows('dists/truth.csv');

function worstError(
  dist: string,
  fn: string,
  tail: string,
  compute: (point: Point) => number,
  keep: (point: Point) => boolean = () => true,
) {
  const points = truth
    .filter((row) => row['dist'] === dist && row['fn'] === fn && row['tail'] === tail)
    .map((row) => ({ p1: Number(row['p1']), p2: Number(row['p2']), x: Number(row['x']), truth: Number(row['truth']) }))
    .filter((point) => keep(point) && point.truth !== 0);
  const errors = points.map((point) => Math.abs(compute(point) / point.truth - 1));
  return { points: points.length, worst: errors.reduce((a, b) => (Number.isNaN(b) ? Infinity : Math.max(a, b)), 0) };
}

test.each([
  ['normal cdf', () => worstError('normal', 'cdf', 'lower', ({ x }) => normalCdf(x))],
  ['normal survival', () => worstError('normal', 'cdf', 'upper', ({ x }) => normalSf(x))],
  ['normal quantile', () => worstError('normal', 'quantile', 'lower', ({ x }) => normalQuantile(x))],
  ['t cdf', () => worstError('t', 'cdf', 'lower', ({ x, p1 }) => tCdf(x, p1))],
  ['t survival', () => worstError('t', 'cdf', 'upper', ({ x, p1 }) => tSf(x, p1))],
  ['t quantile', () => worstError('t', 'quantile', 'lower', ({ x, p1 }) => tQuantile(x, p1))],
  // F(1, 1) at 4e17 is the one point of the grid where the argument itself has lost its digits.
  [
    'F survival',
    () =>
      worstError(
        'f',
        'cdf',
        'upper',
        ({ x, p1, p2 }) => fSf(x, p1, p2),
        ({ x }) => x < 1e17,
      ),
  ],
  [
    'chi-square survival',
    () =>
      worstError(
        'chisq',
        'cdf',
        'upper',
        ({ x, p1 }) => chiSquareSf(x, p1),
        ({ p1 }) => p1 <= 1_000,
      ),
  ],
])('%s is right to 12 digits over the whole grid', (_, measure) => {
  const { points, worst } = measure();
  expect(points).toBeGreaterThanOrEqual(15);
  expect(worst).toBeLessThan(2e-13);
});

test('chi-square beyond 1,800 degrees of freedom is approximate, not wrong', () => {
  const core = worstError(
    'chisq',
    'cdf',
    'upper',
    ({ x, p1 }) => chiSquareSf(x, p1),
    ({ p1, x }) => p1 > 1_800 && Math.abs(x / p1 - 1) < 0.05,
  );
  expect(core.points).toBeGreaterThan(3);
  expect(core.worst).toBeLessThan(1e-3);
});

test('the tables in every textbook', () => {
  expectClose(normalHalfWidth(0.95), 1.959963984540054, 1e-14);
  expectClose(tHalfWidth(0.95, 10), 2.228138851986275, 1e-12);
  expectClose(tTwoSided(-2.228138851986275, 10), 0.05, 1e-12);
  expect(tTwoSided(0, 3)).toBe(1);
  expect(fSf(0, 2, 9)).toBe(1);
  expect(chiSquareSf(0, 4)).toBe(1);
  expectClose(chiSquareSf(3.841458820694124, 1), 0.05, 1e-12);
});

test('what is no probability and no number of degrees of freedom is refused', () => {
  for (const p of [0, 1, -0.1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
  for (const confidence of [0, 1, 95]) expect(() => tHalfWidth(confidence, 5)).toThrow(RangeError);
  for (const df of [0, -1, Number.NaN]) expect(() => fSf(1, df, 5)).toThrow(RangeError);
  expect(() => tCdf(1, 0)).toThrow(RangeError);
  expect(() => chiSquareSf(1, 0)).toThrow(RangeError);
});
