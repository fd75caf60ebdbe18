import { expect, test } from 'vitest';
import {
  averageRunLength,
  decisionLimitFor,
  inControl,
} from '../../../../src/modules/comparison/statistics/average-run-length.js';
import { cusum, usualCusum } from '../../../../src/modules/comparison/statistics/cusum.js';
import { normalCdf } from '../../../../src/modules/comparison/statistics/distributions.js';
import { ewma, usualEwma } from '../../../../src/modules/comparison/statistics/ewma.js';
import { randomNumbers } from '../../../../src/modules/comparison/statistics/random-numbers.js';
import {
  riskAdjustedCusum,
  riskAdjustedWeight,
} from '../../../../src/modules/comparison/statistics/risk-adjusted-cusum.js';
import { invert } from './support/dense-likelihood.js';
import { expectClose } from './support/reference-cases.js';

const { normal } = randomNumbers(71);
const values = Array.from({ length: 300 }, (_, course) => normal() + (course > 200 ? 0.8 : 0));

test('the CUSUM is what the window functions of SQL give, the cumulative sum less its least so far', () => {
  const K = 0.5;
  const points = cusum(values, usualCusum);
  for (const [sign, side] of [
    [1, 'upper'],
    [-1, 'lower'],
  ] as const) {
    let [sum, least] = [0, 0];
    for (const [index, value] of values.entries()) {
      sum += sign * value - K;
      least = Math.min(least, sum);
      expect(points[index]?.[side]).toBeCloseTo(sum - least, 9);
    }
  }
  const first = points.findIndex(({ signal }) => signal === 'UPPER');
  expect(first).toBeGreaterThan(200);
  expect(points[first]!.upper).toBeGreaterThan(5);
  expect(points[first - 1]!.upper).toBeLessThanOrEqual(5);
  const turned = cusum(
    values.map((value) => -value),
    usualCusum,
  );
  expect(turned[first]).toMatchObject({ lower: points[first]!.upper, signal: 'LOWER' });
});

test('the EWMA is the weighted sum of the courses, its limits their standard deviation', () => {
  const { weight, width } = usualEwma;
  for (const [index, { value, upper, lower }] of ewma(values, usualEwma).entries()) {
    const weights = values.slice(0, index + 1).map((_, course) => weight * (1 - weight) ** (index - course));
    expect(value).toBeCloseTo(
      weights.reduce((sum, own, course) => sum + own * values[course]!, 0),
      10,
    );
    expectClose(upper, width * Math.sqrt(weights.reduce((sum, own) => sum + own * own, 0)), 1e-9);
    expect(lower).toBe(-upper);
  }
  expect(ewma(values, usualEwma).findIndex(({ signal }) => signal === 'UPPER')).toBeGreaterThan(200);
  expect(() => ewma(values, { weight: 0, width: 3 })).toThrow(RangeError);
});

test('a risk-adjusted weight is the log-likelihood ratio of the odds, and its exponential averages to 1', () => {
  for (const risk of [0.01, 0.2, 0.7]) {
    for (const ratio of [2, 0.5]) {
      const odds = (ratio * risk) / (1 - risk);
      const changed = odds / (1 + odds);
      const [event, none] = [true, false].map((hasEvent) => riskAdjustedWeight({ risk, hasEvent }, ratio));
      expectClose(event, Math.log(changed / risk), 1e-12);
      expectClose(none, Math.log((1 - changed) / (1 - risk)), 1e-12);
      expectClose(risk * Math.exp(event!) + (1 - risk) * Math.exp(none!), 1, 1e-12);
    }
  }
  expectClose(riskAdjustedWeight({ risk: 0.3, hasEvent: true }, 4, 2), Math.log(4 / 1.9 / (2 / 1.3)), 1e-12);
  const points = riskAdjustedCusum([0.1, 0.3, 0.5].map((risk, j) => ({ risk, hasEvent: j !== 1 })));
  expect(points.at(-1)?.lessThanExpected).toBeCloseTo(-1.1, 12);
  const weights = [0.1, 0.3, 0.5].map((risk, j) => riskAdjustedWeight({ risk, hasEvent: j !== 1 }, 2));
  expect(points.at(-1)?.rise).toBeCloseTo(
    weights.reduce((sum, weight) => Math.max(0, sum + weight), 0),
    12,
  );
  expect(() => riskAdjustedWeight({ risk: 1, hasEvent: false }, 2)).toThrow(RangeError);
});

/** The run length of a one-sided CUSUM as a Markov chain over its height: Brook & Evans (1972), Biometrika 59:539. */
function chainRunLength(reference: number, decision: number, shift: number): number {
  const states = 120;
  const width = (2 * decision) / (2 * states - 1);
  const transient = Array.from({ length: states }, (_, from) =>
    Array.from({ length: states }, (__, to) => {
      const upTo = (edge: number) => normalCdf((to - from + edge) * width + reference - shift);
      const share = to === 0 ? upTo(0.5) : upTo(0.5) - upTo(-0.5);
      return (from === to ? 1 : 0) - share;
    }),
  );
  return invert(transient)[0]!.reduce((sum, value) => sum + value, 0);
}

const twoSided = (decision: number, shift: number) =>
  1 / (1 / chainRunLength(0.5, decision, shift) + 1 / chainRunLength(0.5, decision, -shift));

test.each([
  [5, 0, 465],
  [4, 0, 168],
  [5, 1, 10.4],
])('the run length with H = %d and a shift of %d is %d', (decision, shift, published) => {
  expectClose(twoSided(decision, shift), published, 0.005);
  const simulated = averageRunLength(
    { reference: 0.5, decision },
    { ...inControl, shift },
    { runs: 20_000, longest: 100_000, seed: 1 },
  );
  expect(simulated.unfinished).toBe(0);
  expect(Math.abs(simulated.mean - twoSided(decision, shift))).toBeLessThan(3.5 * simulated.standardError);
  expectClose(simulated.mean, published, 0.03);
});

test('the same seed gives the same run length, another seed another', () => {
  const run = (seed: number) => averageRunLength(usualCusum, inControl, { runs: 200, longest: 10_000, seed });
  expect(run(5)).toEqual(run(5));
  expect(run(5).mean).not.toBe(run(6).mean);
  expect(averageRunLength(usualCusum, inControl, { runs: 200, longest: 100, seed: 5 }).unfinished).toBeGreaterThan(0.5);
});

test('the decision limit for so many false alarms a year is wider with estimated parameters and lasting offsets', () => {
  const wanted = { charts: 10, coursesPerYear: 465, falseAlarmsPerYear: 10, reference: 0.5 };
  const known = { referenceCourses: null, offsetSd: 0 };
  const limit = decisionLimitFor(wanted, known, 1)!;
  // One alarm for every 465 courses is what H = 5 is known for.
  expect(Math.abs(limit - 5)).toBeLessThan(0.1);
  expect(decisionLimitFor(wanted, known, 1)).toBe(limit);
  expect(decisionLimitFor({ ...wanted, charts: 40 }, known, 1)!).toBeGreaterThan(limit + 0.8);
  expect(decisionLimitFor(wanted, { referenceCourses: 50, offsetSd: 0 }, 1)!).toBeGreaterThan(limit + 0.2);
  expect(decisionLimitFor(wanted, { referenceCourses: null, offsetSd: 0.2 }, 1)!).toBeGreaterThan(limit + 0.2);
  expect(decisionLimitFor(wanted, { referenceCourses: null, offsetSd: 5 }, 1)).toBeNull();
});

test('random numbers have the moments that they should', () => {
  const random = randomNumbers(3);
  const n = 200_000;
  const moments = (draw: () => number) => {
    const drawn = Array.from({ length: n }, draw);
    const mean = drawn.reduce((sum, value) => sum + value, 0) / n;
    const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
    return { mean, variance, fourth: drawn.reduce((sum, value) => sum + (value - mean) ** 4, 0) / n / variance ** 2 };
  };
  const uniform = moments(random.uniform);
  expect(Math.abs(uniform.mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
  expectClose(uniform.variance, 1 / 12, 0.02);
  const gaussian = moments(random.normal);
  expect(Math.abs(gaussian.mean)).toBeLessThan(4 / Math.sqrt(n));
  expectClose(gaussian.variance, 1, 0.02);
  expectClose(gaussian.fourth, 3, 0.03);
  for (const df of [1, 2, 9, 40]) {
    const { mean, variance } = moments(() => random.chiSquare(df));
    expect(Math.abs(mean - df)).toBeLessThan(4 * Math.sqrt((2 * df) / n));
    expectClose(variance, 2 * df, 0.05);
  }
});
