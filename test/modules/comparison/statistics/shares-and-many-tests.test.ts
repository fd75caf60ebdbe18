import { expect, test } from 'vitest';
import { benjaminiHochberg } from '../../../../src/modules/comparison/statistics/benjamini-hochberg.js';
import { wilson } from '../../../../src/modules/comparison/statistics/wilson.js';
import { expectClose, readExpected, readRows } from './support/reference-cases.js';

interface OneSample {
  readonly x: number;
  readonly n: number;
  readonly p: number;
  readonly wilson95: readonly [number, number];
  readonly wilson99: readonly [number, number];
}

test.each(readExpected<{ one_sample: readonly OneSample[] }>('proportions/wilson_newcombe').one_sample)(
  'R gives the Wilson interval of $x in $n',
  ({ x, n, p, wilson95, wilson99 }) => {
    for (const [confidence, [lower, upper]] of [
      [0.95, wilson95],
      [0.99, wilson99],
    ] as const) {
      const interval = wilson(x, n, confidence);
      expectClose(interval?.estimate, p);
      expectClose(interval?.lower, lower);
      expectClose(interval?.upper, upper);
    }
  },
);

test('none of n and n of n have exact ends, and nothing of nothing has no share', () => {
  for (const n of [1, 3, 7, 29, 1_000]) {
    expect(wilson(0, n, 0.95)?.lower).toBe(0);
    expect(wilson(n, n, 0.95)?.upper).toBe(1);
  }
  expect(wilson(0, 0, 0.95)).toBeNull();
  expect(() => wilson(3, 2, 0.95)).toThrow(RangeError);
});

test('one in ten million keeps its digits', () => {
  // To the first order of 1/n the limits of a rare event are (x + z²/2 ∓ z√(x + z²/4)) / n.
  const z = 1.959963984540054;
  expectClose(wilson(1, 10_000_000, 0.95)?.lower, (1 + z ** 2 / 2 - z * Math.sqrt(1 + z ** 2 / 4)) / 1e7, 1e-6);
});

test.each(
  Object.entries(readExpected<Record<string, { BH?: number | (number | null)[] }>>('multiplicity/p_adjust')).filter(
    ([name]) => name !== 'empty',
  ),
)("R's p.adjust of %s", (name, { BH = [] }) => {
  const pValues = readRows('multiplicity/p_adjust/data.csv')
    .filter((row) => row['set'] === name)
    .map((row) => (row['p'] === '' || row['p'] === 'NA' ? null : Number(row['p'])));
  const adjusted = benjaminiHochberg(pValues);
  const expected = typeof BH === 'number' ? [BH] : BH;
  expect(adjusted).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) {
    if (value === null) expect(adjusted[index]).toBeNull();
    else expectClose(adjusted[index], value);
  }
});

test('no p value, none adjusted', () => {
  expect(benjaminiHochberg([])).toEqual([]);
  expect(benjaminiHochberg([null])).toEqual([null]);
});
