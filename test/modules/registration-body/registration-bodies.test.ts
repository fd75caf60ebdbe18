import { expect, test } from 'vitest';
import { isCountry } from '../../../src/modules/clinic/time-zone.js';
import { demoPractitioners } from '../../../src/modules/demo/demo-practitioners.js';
import { checkRegistrationNumber } from '../../../src/modules/registration-body/number-check.js';
import { categoryKey, categoryOf } from '../../../src/modules/registration-body/practice-right.js';
import { registrationBodies, registrationBodyOf } from '../../../src/modules/registration-body/registration-bodies.js';
import { wordKey } from '../../../src/modules/registration-body/word-key.js';

test('the bodies are those of seven countries, in the order of their codes', () => {
  expect(registrationBodies.map(({ code, country }) => `${code} ${country}`)).toEqual([
    'AHPRA AU',
    'GMC GB',
    'HPCSA ZA',
    'MCNZ NZ',
    'MDCN NG',
    'NMC GB',
    'NPI US',
    'RPPS FR',
    'SANC ZA',
    'SAPC ZA',
  ]);
  expect(registrationBodies.filter(({ country }) => !isCountry(country))).toEqual([]);
});

test('a body is found by its code in any case, and an unknown code finds none', () => {
  expect(registrationBodyOf(' hpcsa ')?.name).toBe('Health Professions Council of South Africa');
  expect(registrationBodyOf('HPCS')).toBeNull();
  expect(registrationBodyOf('')).toBeNull();
});

test.each(registrationBodies)(
  '$code: its own example is a number of the right form, printed as the body prints it',
  (body) => {
    expect(checkRegistrationNumber(body, body.numberExample)).toMatchObject({
      normalized: body.numberExample,
      problem: null,
    });
  },
);

test.each(registrationBodies)(
  '$code: a normalized number stays as it is, and so does one with the code before it',
  (body) => {
    for (const typed of [
      body.numberExample,
      body.numberExample.toLowerCase(),
      `${body.code} no. ${body.numberExample}`,
    ]) {
      const { normalized } = checkRegistrationNumber(body, typed);
      expect(normalized, typed).toBe(body.numberExample);
    }
  },
);

test.each(registrationBodies)(
  '$code: no two of its categories or status words mean the same',
  ({ categories, statusWords }) => {
    const names = categories.map(({ name }) => categoryKey(name));
    const words = statusWords.map(({ word }) => wordKey(word));
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(words).size).toBe(words.length);
  },
);

test.each(registrationBodies)(
  '$code: what is not known is said, and so is where to ask',
  ({ notKnown, lookup, renewalRule }) => {
    expect(notKnown.length).toBeGreaterThan(0);
    expect(lookup.address).toMatch(/^https:\/\//);
    expect(lookup.remark.length).toBeGreaterThan(20);
    expect(renewalRule.length).toBeGreaterThan(20);
  },
);

test('only NPPES may be asked by a program without permission, and only the NPI is no licence', () => {
  expect(registrationBodies.filter(({ lookup }) => !lookup.needsPermission).map(({ code }) => code)).toEqual(['NPI']);
  expect(registrationBodies.filter(({ isLicence }) => !isLicence).map(({ code }) => code)).toEqual(['NPI']);
});

test('the registers whose numbers have a check digit are the RPPS and the NPI', () => {
  expect(registrationBodies.filter(({ hasCheckDigit }) => hasCheckDigit).map(({ code }) => code)).toEqual([
    'NPI',
    'RPPS',
  ]);
});

test('the registrations of the demo chain have numbers and categories that their bodies know', () => {
  const all = demoPractitioners.flatMap(({ registrations }) => registrations);
  expect(all.length).toBeGreaterThan(20);
  for (const { body, number, category } of all) {
    const known = registrationBodyOf(body)!;
    expect(checkRegistrationNumber(known, number)).toEqual({ normalized: number, problem: null, warnings: [] });
    expect(categoryOf(known, category)?.right).toBe('ALONE');
  }
});
