import { expect, test } from 'vitest';
import { checkRegulatory } from '../../../src/modules/mixture/check-regulatory.js';
import type { MixtureQuestion } from '../../../src/modules/mixture/mixture-question.js';
import { regulatoryStatuses, regulatoryStatusesOf } from '../../../src/modules/mixture/regulatory-status.js';
import { isCountry } from '../../../src/modules/clinic/time-zone.js';
import { isCalendarDate } from '../../../src/platform/calendar-date.js';

const of = (codes: string, question: Omit<MixtureQuestion, 'components'>) =>
  checkRegulatory({ components: codes.split(' ').map((code) => ({ code })), ...question });
const codesOf = (...given: Parameters<typeof of>) => of(...given).map(({ severity, code }) => `${severity} ${code}`);

const fat = { indication: 'LOCAL_FAT', on: '2026-06-30' } as const;
const pcDc = 'phosphatidylcholine-deoxycholate';

test('France bans fat lysis by PC/DC and by mixtures, and says by which decree since when', () => {
  const [ban] = of(pcDc, { ...fat, country: 'FR' });
  expect(ban).toMatchObject({ severity: 'BLOCK', code: 'BANNED', verified: true });
  expect(ban!.message).toMatch(/^France, since 2012-03-01: .*decree 2011-382.*349431/);
  expect(codesOf('caffeine levocarnitine', { ...fat, country: 'FR' })).toEqual(['BLOCK BANNED']);
});

test('the French ban names neither a single other drug, nor a drug in its diluent, nor another use', () => {
  expect(codesOf('caffeine', { ...fat, country: 'FR' })).toEqual(['UNKNOWN STATUS_UNKNOWN']);
  expect(codesOf('caffeine sodium-chloride', { ...fat, country: 'FR' })).toEqual(['UNKNOWN STATUS_UNKNOWN']);
  const pain = { country: 'FR', on: '2026-06-30', indication: 'LOW_BACK_PAIN' };
  expect(codesOf('ketoprofen lidocaine', pain)).toEqual(['UNKNOWN STATUS_UNKNOWN']);
});

test.each([
  ['2011-04-10', false],
  ['2011-04-11', true],
  ['2011-06-16', true],
  ['2011-06-17', false],
  ['2012-02-29', false],
  ['2012-03-01', true],
])('on %s the French ban holds: %s', (on, holds) => {
  expect(codesOf(pcDc, { ...fat, country: 'FR', on }).includes('BLOCK BANNED')).toBe(holds);
});

test('an indication that is not stated, or that the source does not decide, is said and never blocks', () => {
  for (const indication of [null, 'CELLULITE', 'OUR_OWN_CODE']) {
    const [finding] = of(pcDc, { country: 'FR', on: '2026-06-30', indication });
    expect(finding).toMatchObject({ severity: 'UNKNOWN', code: 'INDICATION_UNDECIDED' });
    expect(finding!.message).toContain('State indication');
  }
});

test('buflomedil is suspended in the whole European Union, and unknown outside', () => {
  for (const country of ['DE', 'FR', 'HR'])
    expect(codesOf('buflomedil', { country, on: '2026-06-30' })).toEqual(['BLOCK SUSPENDED']);
  expect(codesOf('buflomedil', { country: 'DE', on: '2012-02-12' })).toEqual(['UNKNOWN STATUS_UNKNOWN']);
  expect(codesOf('buflomedil', { country: 'ZA', on: '2026-06-30' })).toEqual(['UNKNOWN STATUS_UNKNOWN']);
});

test('deoxycholic acid is approved in the United States below the chin, and off label elsewhere', () => {
  const of = (areas?: readonly string[]) => codesOf('deoxycholic-acid', { ...fat, country: 'US', areas });
  expect(of(['SUBMENTAL'])).toEqual(['NONE APPROVED']);
  expect(of(['ABDOMEN'])).toEqual(['WARN OFF_LABEL']);
  expect(of(['ABDOMEN', 'SUBMENTAL'])).toEqual(['UNKNOWN INDICATION_UNDECIDED']);
  expect(of()).toEqual(['UNKNOWN INDICATION_UNDECIDED']);
});

test('what was not read in the decision itself warns and never blocks', () => {
  expect(of(pcDc, { ...fat, country: 'BR' })).toMatchObject([{ severity: 'WARN', code: 'BANNED', verified: false }]);
  expect(codesOf('caffeine biotin', { ...fat, country: 'ZA' })).toEqual(['WARN UNREGISTERED']);
  expect(codesOf('caffeine biotin', { ...fat, country: 'ZA', on: '2023-12-31' })).toEqual(['UNKNOWN STATUS_UNKNOWN']);
});

test('without a country or a day the law is not looked at, and that is said', () => {
  expect(codesOf(pcDc, fat)).toEqual(['UNKNOWN COUNTRY_NOT_STATED']);
  expect(codesOf(pcDc, { country: 'FR' })).toEqual(['UNKNOWN DAY_NOT_STATED']);
});

test('statuses of one substance are narrowed by country and day', () => {
  const of = (...given: Parameters<typeof regulatoryStatusesOf>) =>
    regulatoryStatusesOf(...given).map(({ status, from }) => `${status} ${from}`);
  expect(of(pcDc, 'FR')).toEqual(['BANNED 2011-04-11', 'BANNED 2012-03-01']);
  expect(of(pcDc, 'FR', '2026-01-01')).toEqual(['BANNED 2012-03-01']);
  expect(of(pcDc, null, '2026-01-01')).toHaveLength(3);
  expect(of('caffeine')).toEqual([]);
});

test('countries are countries, days are days or years, and what an authority forbids names its day', () => {
  for (const { countries, from, to, status, verified } of regulatoryStatuses) {
    expect(countries.filter((country) => !isCountry(country))).toEqual([]);
    expect(isCalendarDate(from) || /^20[0-9]{2}$/.test(from)).toBe(true);
    if (to !== null) expect(isCalendarDate(to) && to > from).toBe(true);
    if (verified && (status === 'BANNED' || status === 'SUSPENDED')) expect(isCalendarDate(from)).toBe(true);
  }
});
