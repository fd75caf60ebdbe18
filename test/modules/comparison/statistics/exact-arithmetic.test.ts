import { expect, test } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  decimal,
  multiplyDecimals,
  subtractDecimals,
} from '../../../../src/platform/decimal.js';
import { Rational } from '../../../../src/modules/comparison/statistics/rational.js';
import { seededRandom } from './support/seeded-random.js';

const asNumber = (text: string) => Rational.fromDecimal(decimal(text)).toNumber();

test('numeric texts keep every digit and their scale', () => {
  expect(decimal('12.50')).toEqual({ units: 1250n, scale: 2 });
  expect(decimal('-1e-05')).toEqual({ units: -1n, scale: 5 });
  expect(decimal('1.5E+3')).toEqual({ units: 1500n, scale: 0 });
  expect(decimal('.5')).toEqual({ units: 5n, scale: 1 });
  expect(decimal('-0')).toEqual({ units: 0n, scale: 0 });
});

test.each(['', '.', '-', 'NaN', 'Infinity', '1,5', '1e', ' 1', '0x10', '1e999999999'])(
  '%j is no decimal number',
  (text) => {
    expect(() => decimal(text)).toThrow(RangeError);
  },
);

test('a tenth and two tenths are three tenths', () => {
  expect(addDecimals(decimal('0.1'), decimal('0.20'))).toEqual({ units: 30n, scale: 2 });
  expect(multiplyDecimals(decimal('1000000000000.4'), decimal('1000000000000.4')).units).toBe(
    100000000000080000000000016n,
  );
  expect(subtractDecimals(decimal('1e3'), decimal('0.001'))).toEqual({ units: 999999n, scale: 3 });
  expect(compareDecimals(decimal('0.30'), decimal('0.3'))).toBe(0);
  expect(compareDecimals(decimal('-2'), decimal('1e-9'))).toBe(-1);
  expect(compareDecimals(decimal('10'), decimal('9.99'))).toBe(1);
});

test('fractions are exact until they are rounded once', () => {
  const third = new Rational(1n, 3n);
  expect(third.plus(third).plus(third).compareTo(new Rational(1n))).toBe(0);
  expect(third.minus(new Rational(2n, -3n)).compareTo(new Rational(-7n, -7n))).toBe(0);
  expect(third.times(new Rational(-3n)).toNumber()).toBe(-1);
  expect(third.dividedBy(new Rational(-2n)).toNumber()).toBe(-1 / 6);
  expect(third.compareTo(new Rational(3333n, 10000n))).toBe(1);
  expect(() => third.dividedBy(new Rational(0n))).toThrow(RangeError);
});

test('a fraction becomes the nearest double, at any magnitude', () => {
  const random = seededRandom(1);
  for (let round = 0; round < 3_000; round += 1) {
    const digits = Array.from({ length: 1 + Math.floor(random() * 25) }, () => Math.floor(random() * 10)).join('');
    const text = `${random() < 0.5 ? '-' : ''}${digits}e${Math.floor(random() * 660) - 345}`;
    // -0 and 0 are the same figure.
    expect(asNumber(text) + 0, text).toBe(Number(text) + 0);
  }
});

test('halfway between two doubles the even one is taken, and underflow is gradual', () => {
  expect(new Rational(2n ** 53n + 1n).toNumber()).toBe(2 ** 53);
  expect(new Rational(2n ** 53n + 3n).toNumber()).toBe(2 ** 53 + 4);
  expect(new Rational((2n ** 53n + 1n) * 3n ** 50n + 1n, 3n ** 50n).toNumber()).toBe(2 ** 53 + 2);
  expect(new Rational(2n ** 54n - 1n, 2n ** 54n).toNumber()).toBe(1);
  expect(new Rational(1n, 2n ** 1074n).toNumber()).toBe(Number.MIN_VALUE);
  expect(new Rational(1n, 2n ** 1075n).toNumber()).toBe(0);
  expect(new Rational(3n, 2n ** 1075n).toNumber()).toBe(2 * Number.MIN_VALUE);
  expect(new Rational(2n ** 1024n).toNumber()).toBe(Infinity);
  expect(new Rational(-(2n ** 1024n - 2n ** 971n)).toNumber()).toBe(-Number.MAX_VALUE);
});
