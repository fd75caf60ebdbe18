import { expect, test } from 'vitest';
import { effectiveDepthMm } from '../../../src/modules/treatment/effective-depth.js';

test('a needle that goes in perpendicularly is as deep as it is inserted', () => {
  expect(effectiveDepthMm(4, 90)).toBe(4);
});

test('a needle at an angle is less deep', () => {
  expect(effectiveDepthMm(4, 30)).toBeCloseTo(2, 12);
  expect(effectiveDepthMm(6, 45)).toBe(4.242640687);
  expect(effectiveDepthMm(4, 0)).toBe(0);
});

test('nothing follows from half of what is needed', () => {
  expect(effectiveDepthMm(4, null)).toBeNull();
  expect(effectiveDepthMm(null, 30)).toBeNull();
});
