import { expect, test } from 'vitest';
import { mixtureDistance } from '../../../src/modules/deviation/mixture-distance.js';

const mixture = (amounts: Readonly<Record<string, number | null>>) =>
  Object.entries(amounts).map(([code, amountMg]) => ({ code, amountMg }));

test('mixtures with all milligrams are compared by Ruzicka, in milligrams', () => {
  // min: 40 + 20 + 0 = 60; max: 50 + 20 + 10 = 80
  expect(mixtureDistance(mixture({ a: 40, b: 20 }), mixture({ a: 50, b: 20, c: 10 }))).toBeCloseTo(1 - 60 / 80, 12);
});

test('one amount that is not known makes them sets, compared by Jaccard', () => {
  // {a, b} and {a, b, c}: two of three in common
  expect(mixtureDistance(mixture({ a: 40, b: null }), mixture({ a: 50, b: 20, c: 10 }))).toBeCloseTo(1 / 3, 12);
});

test('a substance that is mixed in twice counts once as a member, and with both amounts', () => {
  const twice = [...mixture({ a: 10 }), ...mixture({ a: 30 })];
  expect(mixtureDistance(twice, mixture({ a: 40 }))).toBe(0);
  expect(mixtureDistance(twice, mixture({ a: null }))).toBe(0);
});

test('the laws: 0 to itself, symmetric, at most 1, nothing in common is 1, two empty ones are the same', () => {
  const all = [
    mixture({}),
    mixture({ a: 1 }),
    mixture({ a: 2, b: 3 }),
    mixture({ b: 3, c: null }),
    mixture({ c: 0.5, d: 4 }),
  ];
  for (const one of all) {
    expect(mixtureDistance(one, one)).toBe(0);
    for (const other of all) {
      expect(mixtureDistance(one, other)).toBe(mixtureDistance(other, one));
      expect(mixtureDistance(one, other)).toBeGreaterThanOrEqual(0);
      expect(mixtureDistance(one, other)).toBeLessThanOrEqual(1);
    }
  }
  expect(mixtureDistance(mixture({ a: 1 }), mixture({ b: 1 }))).toBe(1);
  expect(mixtureDistance([], mixture({ b: 1 }))).toBe(1);
});
