import { expect, test } from 'vitest';
import { whyNotAllowed } from '../../../src/modules/outcome/outcome-limits.js';

const pain = { valueType: 'ORDINAL', minimum: '0', maximum: '10', unit: null } as const;

test('both ends of the scale are allowed and nothing beyond', () => {
  expect([0, 10, 4.5].map((value) => whyNotAllowed(value, pain))).toEqual([null, null, null]);
  expect(whyNotAllowed(-0.1, pain)).toContain('no less than 0');
  expect(whyNotAllowed(10.1, pain)).toContain('no more than 10');
});

test('a measure without limits takes any number', () => {
  const weight = { valueType: 'CONTINUOUS', minimum: null, maximum: null, unit: 'kg' } as const;
  expect([-1e9, 0, 1e9].map((value) => whyNotAllowed(value, weight))).toEqual([null, null, null]);
});

test('yes or no is 1 or 0', () => {
  const healed = { valueType: 'BINARY', minimum: null, maximum: null, unit: null } as const;
  expect([0, 1].map((value) => whyNotAllowed(value, healed))).toEqual([null, null]);
  expect(whyNotAllowed(2, healed)).toContain('yes (1) or no (0)');
});
