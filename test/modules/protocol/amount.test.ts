import { expect, test } from 'vitest';
import { amountMg } from '../../../src/modules/protocol/amount.js';

test('milligrams are volume × strength, in the digits that a person would write', () => {
  expect(amountMg(2, 50, 'MG_PER_ML')).toBe(100);
  expect(amountMg(0.1, 3, 'MG_PER_ML')).toBe(0.3);
  expect(amountMg(0.3, 0.7, 'MG_PER_ML')).toBe(0.21);
});

test('one percent is 10 mg in a millilitre, and 1000 µg are 1 mg', () => {
  expect(amountMg(2, 2, 'PERCENT')).toBe(40);
  expect(amountMg(0.5, 100, 'UG_PER_ML')).toBe(0.05);
});

test.each(['IU_PER_ML', 'MMOL_PER_L', 'MG_PER_VIAL', 'MG_PER_G'] as const)(
  '%s says nothing of milligrams in a volume',
  (unit) => {
    expect(amountMg(2, 50, unit)).toBeNull();
  },
);

test('nothing follows from half of what is needed', () => {
  expect(amountMg(null, 50, 'MG_PER_ML')).toBeNull();
  expect(amountMg(2, undefined, 'MG_PER_ML')).toBeNull();
  expect(amountMg(2, 50, null)).toBeNull();
});
