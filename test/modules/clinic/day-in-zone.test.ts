import { expect, test } from 'vitest';
import { dayInZone } from '../../../src/modules/clinic/day-in-zone.js';

test('one instant lies on different days around the world', () => {
  const instant = new Date('2026-06-30T22:30:00Z');
  expect(dayInZone(instant, 'Africa/Johannesburg')).toBe('2026-07-01');
  expect(dayInZone(instant, 'Europe/London')).toBe('2026-06-30');
  expect(dayInZone(instant, 'Pacific/Auckland')).toBe('2026-07-01');
  expect(dayInZone(instant, 'America/Los_Angeles')).toBe('2026-06-30');
});

test('days and months have two digits', () => {
  expect(dayInZone(new Date('2026-01-02T12:00:00Z'), 'UTC')).toBe('2026-01-02');
});
