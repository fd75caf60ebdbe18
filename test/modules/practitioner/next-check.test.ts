import { expect, test } from 'vitest';
import { termOf } from '../../../src/modules/practitioner/next-check.js';
import { registrationBodyOf } from '../../../src/modules/registration-body/registration-bodies.js';

const term = (body: string, on: string, byLookup: boolean, validUntil: string | null = null) =>
  termOf(
    registrationBodyOf(body)!,
    { on, byLookup, validUntil, profession: 'MEDICAL_PRACTITIONER' },
    byLookup ? 7 : 90,
  );

test.each([
  [
    'a look-up counts a week, and is made again the day before',
    'HPCSA',
    '2026-06-30',
    true,
    null,
    '2026-07-07',
    '2026-07-06',
  ],
  ['a record counts 90 days, and people get two weeks', 'HPCSA', '2026-06-30', false, null, '2026-09-28', '2026-09-14'],
  ['the renewal of 1 April comes first', 'HPCSA', '2026-03-20', false, null, '2026-04-15', '2026-04-01'],
  [
    'so does the end of the registration itself',
    'HPCSA',
    '2026-06-30',
    false,
    '2026-07-31',
    '2026-07-31',
    '2026-07-17',
  ],
  ['a body without a day for all knows the limit alone', 'GMC', '2026-03-20', false, null, '2026-06-18', '2026-06-04'],
  ['the next check is never on the very day', 'HPCSA', '2026-06-30', false, '2026-07-05', '2026-07-05', '2026-07-01'],
] as const)('%s', (_name, body, on, byLookup, validUntil, until, nextCheckOn) => {
  expect(term(body, on, byLookup, validUntil)).toEqual({ until, nextCheckOn });
});
