import { expect, test } from 'vitest';
import { decimalChange } from '../../../src/modules/outcome/decimal-change.js';

test('the change has no binary noise', () => {
  expect(60.3 - 59.1).not.toBe(1.2);
  expect(decimalChange('59.1', '60.3')).toBe('1.2');
  expect(decimalChange('0.3', '0.1')).toBe('-0.2');
});

test('numbers of different precision are subtracted at the finer one', () => {
  expect(decimalChange('80', '78.25')).toBe('-1.75');
  expect(decimalChange('1.50', '2')).toBe('0.50');
  expect(decimalChange('7', '5')).toBe('-2');
});

test('signs and small numbers keep their place', () => {
  expect(decimalChange('-1.5', '-0.25')).toBe('1.25');
  expect(decimalChange('0', '-0.05')).toBe('-0.05');
  expect(decimalChange('0.0000001', '0.0000003')).toBe('0.0000002');
  expect(decimalChange('123456789012345678901234567890.1', '123456789012345678901234567890.2')).toBe('0.1');
});

test('no change is zero', () => {
  expect(Number(decimalChange('-3.40', '-3.4'))).toBe(0);
});
