import { describe, expect, test } from 'vitest';
import type { Profession } from '../../../src/modules/codes/profession.js';
import { registrationBodies, registrationBodyOf } from '../../../src/modules/registration-body/registration-bodies.js';
import { nextRecheck, nextRenewal } from '../../../src/modules/registration-body/renewal.js';

const body = (code: string) => registrationBodyOf(code)!;

describe('when registrations fall due next', () => {
  test.each([
    ['HPCSA', '2026-03-30', null, '2026-03-31', '2026-04-01', '2026-04-15'],
    ['HPCSA', '2026-03-31', null, '2026-03-31', '2026-04-01', '2026-04-15'],
    ['HPCSA', '2026-04-01', null, '2027-03-31', '2027-04-01', '2027-04-15'],
    ['SANC', '2026-12-31', null, '2026-12-31', '2027-01-01', '2027-01-15'],
    ['SANC', '2027-01-01', null, '2027-12-31', '2028-01-01', '2028-01-15'],
    ['MDCN', '2026-07-01', null, '2026-12-31', '2027-01-01', '2027-01-15'],
    ['SAPC', '2026-01-31', 'PHARMACIST', '2026-01-31', '2026-02-01', '2026-02-15'],
    ['SAPC', '2026-02-01', 'PHARMACIST', '2027-01-31', '2027-02-01', '2027-02-15'],
    ['SAPC', '2026-02-01', 'OTHER', '2026-05-31', '2026-06-01', '2026-06-15'],
    ['SAPC', '2026-02-01', null, '2026-05-31', '2026-06-01', '2026-06-15'],
    ['AHPRA', '2026-09-30', 'MEDICAL_PRACTITIONER', '2026-09-30', '2026-10-01', '2026-10-15'],
    ['AHPRA', '2026-10-01', 'MEDICAL_PRACTITIONER', '2027-09-30', '2027-10-01', '2027-10-15'],
    ['AHPRA', '2026-06-01', 'NURSE', '2027-05-31', '2027-06-01', '2027-06-15'],
    ['AHPRA', '2026-06-01', 'PHARMACIST', '2026-11-30', '2026-12-01', '2026-12-15'],
    ['AHPRA', '2026-06-01', 'CLINICAL_ASSOCIATE', '2026-09-30', '2026-10-01', '2026-10-15'],
    ['AHPRA', '2026-06-01', null, '2026-09-30', '2026-10-01', '2026-10-15'],
  ] as const)('%s from %s, %s: the year ends on %s', (code, on, profession, yearEndsOn, recheckFrom, recheckUntil) => {
    expect(nextRenewal(body(code), on, profession)).toEqual({ yearEndsOn, recheckFrom, recheckUntil });
  });

  test.each(['GMC', 'NMC', 'MCNZ', 'RPPS', 'NPI'])('%s: no day for all', (code) => {
    expect(nextRenewal(body(code), '2026-03-31')).toBeNull();
    expect(nextRecheck(body(code), '2026-03-31')).toBeNull();
  });
});

describe('when a check must be made again for a renewal', () => {
  test.each([
    ['HPCSA', '2026-03-31', null, '2026-04-01'],
    ['HPCSA', '2026-04-01', null, '2026-10-01'],
    ['HPCSA', '2026-04-15', null, '2026-10-01'],
    ['HPCSA', '2026-10-01', null, '2027-04-01'],
    ['SANC', '2026-12-31', null, '2027-01-01'],
    ['SANC', '2027-01-01', null, '2028-01-01'],
    ['SAPC', '2026-02-01', 'PHARMACIST', '2026-05-01'],
    ['AHPRA', '2026-10-01', 'MEDICAL_PRACTITIONER', '2026-11-01'],
    ['AHPRA', '2026-12-01', 'DENTIST', '2027-01-01'],
  ] as const)('%s, checked on %s, %s: from %s', (code, checkedOn, profession, from) => {
    expect(nextRecheck(body(code), checkedOn, profession)?.from).toBe(from);
  });

  test('a recheck may take fifteen days, over the end of a month', () => {
    expect(nextRecheck(body('HPCSA'), '2026-03-01')).toEqual({ from: '2026-04-01', until: '2026-04-15' });
  });
});

test('on every day of two years, one of them with 29 February, the next renewal comes within a year and its check after it', () => {
  const wrong: string[] = [];
  const professions: readonly (Profession | null)[] = [null, 'MEDICAL_PRACTITIONER', 'NURSE', 'PHARMACIST', 'OTHER'];
  let count = 0;
  for (let time = Date.UTC(2027, 0, 1); time < Date.UTC(2029, 0, 1); time += 86_400_000) {
    const on = new Date(time).toISOString().slice(0, 10);
    const inAYear = new Date(time + 366 * 86_400_000).toISOString().slice(0, 10);
    for (const one of registrationBodies.filter(({ renewals }) => renewals.length > 0)) {
      for (const profession of professions) {
        count += 1;
        const next = nextRenewal(one, on, profession)!;
        const recheck = nextRecheck(one, on, profession)!;
        const isRight =
          on <= next.yearEndsOn &&
          next.yearEndsOn < inAYear &&
          next.yearEndsOn < next.recheckFrom &&
          next.recheckFrom < next.recheckUntil &&
          on < recheck.from &&
          recheck.from <= next.recheckFrom;
        if (!isRight) wrong.push(`${one.code} ${on} ${profession}`);
      }
    }
  }
  expect(count).toBe(731 * 5 * 5);
  expect(wrong).toEqual([]);
});
