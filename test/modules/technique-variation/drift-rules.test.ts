import { expect, test } from 'vitest';
import { monthsBetween } from '../../../src/modules/technique-variation/charts/months-between.js';
import { quantile } from '../../../src/modules/technique-variation/charts/quantile.js';
import { spreadLabels } from '../../../src/modules/technique-variation/charts/spread-labels.js';

test('all months between the first and the last are named, over the turn of the year', () => {
  expect(monthsBetween(['2026-02', '2025-11'])).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  expect(monthsBetween([])).toEqual([]);
});

test('a quantile lies straight between its neighbours', () => {
  expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75);
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([7], 0.75)).toBe(7);
  expect(quantile([], 0.5)).toBeNull();
});

test('labels stand apart in the order of their points, within the panel', () => {
  expect(spreadLabels([50, 10], 12, 100)).toEqual([50, 10]);
  expect(spreadLabels([99, 98, 97], 12, 100)).toEqual([100, 88, 76]);
  expect(spreadLabels([0, 0, 0], 80, 100)).toEqual([0, 50, 100]);
});
