import { describe, expect, test } from 'vitest';
import { formatTimepoint, parseTimepoint } from '../../../../src/modules/codes/timepoint.js';
import { parseMoment } from '../../../../src/modules/exchange/format/calendar.js';
import { isCalendarDate } from '../../../../src/platform/calendar-date.js';
import { parseDecimal } from '../../../../src/modules/exchange/format/decimal.js';

describe('a decimal', () => {
  test.each([
    ['70', '70'],
    ['007.50', '7.5'],
    ['-0.0', '0'],
    ['+.5', '0.5'],
    ['5.', '5'],
    ['-12.340', '-12.34'],
    ['1e-3', '0.001'],
    ['1.25E2', '125'],
    ['12.5e1', '125'],
    ['1.2345e2', '123.45'],
    ['-2.5e-7', '-0.00000025'],
    ['0e999', '0'],
    ['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
    ['9007199254740993', '9007199254740993'],
  ])('%s is %s, digit for digit', (text, expected) => {
    expect(parseDecimal(text)).toBe(expected);
  });

  test.each([
    '',
    '.',
    '-',
    '1,5',
    '1 000',
    '1.2.3',
    '0x10',
    'NaN',
    'Infinity',
    '1e',
    '1e400',
    `1${'0'.repeat(41)}`,
    '٣',
  ])('%s is none', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  test('a text and its number agree over all the spellings of double precision', () => {
    for (let exponent = -20; exponent <= 20; exponent += 1) {
      for (const mantissa of ['1', '-7.25', '9.999999']) {
        const text = `${mantissa}e${exponent}`;
        const decimal = parseDecimal(text);
        expect(decimal).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
        expect(Number(decimal)).toBe(Number(text));
      }
    }
  });
});

describe('a date', () => {
  test.each(['2024-02-29', '2000-02-29', '2026-12-31', '1931-01-01'])('%s is a day of the calendar', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '26-01-01',
    '2026-1-1',
  ])('%s is none', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });
});

describe('a moment', () => {
  test.each([
    ['2026-03-31T09:30:00+02:00', '2026-03-31T07:30:00.000Z'],
    ['2026-03-31T23:30:00-05:00', '2026-04-01T04:30:00.000Z'],
    ['2026-03-31t09:30:00.123456z', '2026-03-31T09:30:00.123Z'],
    ['2026-03-31 09:30+05:45', '2026-03-31T03:45:00.000Z'],
  ])('%s is the instant %s', (text, at) => {
    expect(parseMoment(text)).toEqual({ kind: 'INSTANT', at });
  });

  test('a bare date stays a day, for the clinic to place', () => {
    expect(parseMoment('2026-03-31')).toEqual({ kind: 'DAY', day: '2026-03-31' });
  });

  test.each([
    '2026-03-31T09:30:00',
    '2026-02-30T09:30:00Z',
    '2026-03-31T24:00:00Z',
    '2026-03-31T09:60:00Z',
    '2026-02-30',
  ])('%s is none', (text) => {
    expect(parseMoment(text)).toBeNull();
  });
});

describe('a timepoint', () => {
  test.each(['baseline', 'end', 'session-4', 'week-12'])('%s reads and writes the same', (text) => {
    const timepoint = parseTimepoint(text);
    expect(timepoint).not.toBeNull();
    expect(formatTimepoint(timepoint!)).toBe(text);
  });

  test.each(['week-0', 'week-012', 'Week-12', 'session', 'session--1', 'week-1000', 'month-3', ''])(
    '%s is none',
    (text) => {
      expect(parseTimepoint(text)).toBeNull();
    },
  );
});
