import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { gowerDistance, numericDissimilarity } from '../../../src/modules/technique-variation/statistics/gower.js';
import {
  jensenShannon,
  type Distribution,
} from '../../../src/modules/technique-variation/statistics/jensen-shannon.js';
import {
  mixtureDissimilarity,
  mixtureDistanceBeyondPeers,
} from '../../../src/modules/technique-variation/statistics/mixture-similarity.js';
import {
  consistencyOf,
  standardizedDifference,
} from '../../../src/modules/technique-variation/statistics/standardized-difference.js';
import { varianceBetween } from '../../../src/modules/technique-variation/statistics/variance-between.js';
import { weightedTrend } from '../../../src/modules/technique-variation/statistics/weighted-trend.js';
import {
  mergedMoments,
  noMoments,
  varianceOf,
  type Moments,
} from '../../../src/modules/technique-variation/statistics/moments.js';

const folder = 'test/cases/similarity/gower_flower';
const variables = ['winters', 'shadow', 'tubers', 'color', 'soil', 'preference', 'height', 'distance'] as const;
type Flower = Readonly<Record<(typeof variables)[number], number | null>>;

const flowers: readonly Flower[] = (
  parse(readFileSync(`${folder}/data.csv`, 'utf8'), { columns: true }) as Record<string, string>[]
).map((row) => Object.fromEntries(variables.map((name) => [name, Number(row[name])])) as unknown as Flower);
const { expected } = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as {
  expected: Record<string, readonly (readonly number[])[]>;
};

/** Gower's distances of the flowers: `color` is a code, everything else a number on the scale of its range. */
function distances(rows: readonly Flower[], weights: readonly number[]): readonly (readonly number[])[] {
  const ranges = variables.map((name) => {
    const values = rows.flatMap((row) => row[name] ?? []);
    return Math.max(...values) - Math.min(...values);
  });
  const dissimilarity = (one: Flower, other: Flower, place: number) => {
    const [a, b] = [one[variables[place]!], other[variables[place]!]];
    if (a === null || b === null) return null;
    return variables[place] === 'color' ? Number(a !== b) : numericDissimilarity(a, b, ranges[place]!);
  };
  return rows.map((one) =>
    rows.map(
      (other) =>
        gowerDistance(weights.map((weight, place) => ({ weight, dissimilarity: dissimilarity(one, other, place) })))!
          .distance,
    ),
  );
}

const equal = variables.map(() => 1);

test.each([
  ['symmetric_binary_ranks_as_numeric', flowers, equal],
  ['weighted_1_1_1_2_1_1_3_3', flowers, [1, 1, 1, 2, 1, 1, 3, 3]],
  [
    'with_missing_height3_color5',
    flowers.map((row, index) => ({
      ...row,
      ...(index === 2 && { height: null }),
      ...(index === 4 && { color: null }),
    })),
    equal,
  ],
] as const)("R's daisy: %s", (name, rows, weights) => {
  const ours = distances(rows, weights);
  for (const [i, row] of expected[name]!.entries()) {
    for (const [j, distance] of row.entries()) expect(ours[i]![j]).toBeCloseTo(distance, 9);
  }
});

/** Numbers from 0 to 1 that are the same in every run (Numerical Recipes' linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

function someDistribution(next: () => number): Distribution {
  const raw = ['a', 'a|b', 'b|c', 'd'].map((code) => [code, next()] as const).filter(([, weight]) => weight > 0.3);
  const kept = raw.length > 0 ? raw : ([['a', 1]] as const);
  const total = kept.reduce((sum, [, weight]) => sum + weight, 0);
  return { n: 2 + Math.floor(next() * 40), shares: new Map(kept.map(([code, weight]) => [code, weight / total])) };
}

test('distances of habits: 0 to itself, symmetric, between 0 and 1', () => {
  const next = numbers(7);
  for (let round = 0; round < 200; round++) {
    const [one, other] = [someDistribution(next), someDistribution(next)];
    for (const distance of [jensenShannon, mixtureDissimilarity]) {
      expect(distance(one, one)).toBeCloseTo(0, 12);
      expect(distance(one, other)).toBeCloseTo(distance(other, one)!, 12);
      expect(distance(one, other)).toBeGreaterThanOrEqual(0);
      expect(distance(one, other)).toBeLessThanOrEqual(1);
    }
  }
});

test('a divergence is told without what chance gives, and of nobody not at all', () => {
  const one = { n: 4, shares: new Map([['a', 1]]) };
  const other = { n: 8, shares: new Map([['b', 1]]) };
  expect(jensenShannon(one, other)).toBeCloseTo(1 - (1 / 4 + 1 / 8) / (8 * Math.LN2), 12);
  expect(jensenShannon(one, { n: 0, shares: new Map() })).toBeNull();
  expect(mixtureDistanceBeyondPeers(one, { n: 1, shares: new Map([['a', 1]]) })).toBeNull();
});

/** Moments of values with up to three decimals. */
function momentsOf(values: readonly number[]): Moments {
  return values.reduce((sum, value) => {
    const units = BigInt(Math.round(value * 1000)) * 10n ** 9n;
    return mergedMoments(sum, { n: 1, sum: units, squares: units * units });
  }, noMoments);
}

test('sums merge in any order and grouping to the same digits, and taking out undoes adding', () => {
  const next = numbers(11);
  const values = Array.from({ length: 60 }, () => Math.round(next() * 1e6) / 1000);
  const whole = momentsOf(values);
  expect(momentsOf(values.toReversed())).toEqual(whole);
  const parts = [values.slice(0, 7), values.slice(7, 30), values.slice(30)].map(momentsOf);
  expect(mergedMoments(parts[2]!, mergedMoments(parts[0]!, parts[1]!))).toEqual(whole);
  expect(mergedMoments(mergedMoments(whole, parts[1]!, -1), parts[1]!)).toEqual(whole);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  expect(varianceOf(whole)! / variance).toBeCloseTo(1, 12);
});

test('differences from peers turn their sign with the sides, and are null where they mean nothing', () => {
  const [one, other] = [momentsOf([4, 5, 6]), momentsOf([6, 8])];
  expect(standardizedDifference(one, other)).toBeCloseTo(-standardizedDifference(other, one)!, 12);
  expect(consistencyOf(one, other)!.logRatio).toBeCloseTo(Math.log(1 / Math.SQRT2), 12);
  expect(consistencyOf(one, other)!.standardError).toBeCloseTo(Math.sqrt(1 / 4 + 1 / 2), 12);
  expect(standardizedDifference(momentsOf([3, 3]), momentsOf([3, 3]))).toBe(0);
  expect(standardizedDifference(momentsOf([3, 3]), momentsOf([4, 4]))).toBeNull();
  expect(standardizedDifference(momentsOf([3]), other)).toBeNull();
  expect(consistencyOf(momentsOf([3, 3]), other)).toBeNull();
});

test('what lies between practitioners: none when they do alike, all when each always does something else', () => {
  expect(varianceBetween([[momentsOf([3, 5]), momentsOf([3, 5])]])!.share).toBe(0);
  expect(varianceBetween([[momentsOf([3, 3]), momentsOf([5, 5])]])!.share).toBe(1);
  expect(varianceBetween([[momentsOf([3, 4])]])).toBeNull();
  // Two strata of which each practitioner keeps to one are no difference between practitioners.
  expect(varianceBetween([[momentsOf([3, 4])], [momentsOf([30, 40])]])).toBeNull();
});

test('a trend is the slope of the line, and needs three months', () => {
  const line = [0, 1, 2, 3].map((x) => ({ x, y: 2 + 0.5 * x, weight: x + 1 }));
  expect(weightedTrend(line)!.slope).toBeCloseTo(0.5, 12);
  expect(weightedTrend(line.slice(0, 2))).toBeNull();
});
