import { describe, expect, test } from 'vitest';
import {
  mayPractise,
  type CheckFacts,
  type PracticeQuestion,
  type RegistrationFacts,
} from '../../../src/modules/practitioner/may-practise.js';
import { registrationBodyOf } from '../../../src/modules/registration-body/registration-bodies.js';
import { ownRegistrationBody } from '../../../src/modules/registration-body/own-body.js';

const hpcsa = registrationBodyOf('HPCSA')!;

/** A check of 20 June 2026 by an extract that found all in order. */
function check(changes: Partial<CheckFacts> = {}): CheckFacts {
  const checkedOn = changes.checkedOn ?? '2026-06-20';
  return {
    id: 'check',
    checkedOn,
    checkedAt: Date.parse(checkedOn),
    method: 'REGISTER_EXTRACT',
    result: 'VERIFIED',
    explanation: null,
    status: 'ACTIVE',
    statusInRegister: 'Active',
    statusSince: null,
    category: 'Independent Practice',
    validFrom: '2010-01-01',
    validUntil: null,
    conditionsAllowWork: null,
    confirmsId: null,
    ...changes,
  };
}

function registration(changes: Partial<RegistrationFacts> = {}): RegistrationFacts {
  return {
    id: 'registration',
    body: hpcsa,
    number: 'MP0123456',
    subdivision: null,
    category: null,
    validFrom: null,
    validUntil: null,
    checks: [check()],
    supervisor: null,
    ...changes,
  };
}

const question: PracticeQuestion = {
  day: '2026-06-30',
  today: '2026-06-30',
  country: 'ZA',
  subdivision: null,
  profession: 'MEDICAL_PRACTITIONER',
  lookupValidDays: 7,
  recordValidDays: 90,
  permittedCategories: [],
};

/** What the gate says of one registration: ALLOWED, or the codes of the obstacles. */
function verdict(facts: Partial<RegistrationFacts>, asked: Partial<PracticeQuestion> = {}): string {
  const { allowed, findings } = mayPractise([registration(facts)], { ...question, ...asked });
  expect(allowed).toBe(findings.length === 0);
  return allowed ? 'ALLOWED' : findings.map(({ code }) => code).join(' ');
}

const checked = (changes: Partial<CheckFacts>, asked: Partial<PracticeQuestion> = {}) =>
  verdict({ checks: [check(changes)] }, asked);

describe('where', () => {
  test('one registration in the country is enough, whatever stands beside it', () => {
    const elsewhere = registration({ id: 'gmc', body: registrationBodyOf('GMC')!, checks: [] });
    const unchecked = registration({ id: 'unchecked', checks: [] });
    expect(mayPractise([elsewhere, unchecked, registration()], question)).toEqual({ allowed: true, findings: [] });
  });

  test('nobody without any, and nobody with one of another country', () => {
    expect(mayPractise([], question).findings).toMatchObject([{ code: 'NO_REGISTRATION', registrationId: null }]);
    expect(verdict({}, { country: 'NG' })).toBe('OTHER_COUNTRY');
  });

  test('every registration of the country tells why it does not do', () => {
    const npi = registration({ id: 'npi', body: registrationBodyOf('NPI')!, number: '1234567893' });
    const board = ownRegistrationBody({
      code: 'CA-BOARD',
      name: 'Board',
      country: 'US',
      professions: ['MEDICAL_PRACTITIONER'],
      subdivisions: ['California', 'Nevada'],
      numberShapes: [],
      categories: [],
      statusWords: [{ word: 'Active', status: 'ACTIVE' }],
      yearEndsOn: null,
      lookupAddress: null,
    });
    const licence = registration({ id: 'licence', body: board, subdivision: 'California' });
    const asked = { ...question, country: 'US', subdivision: 'Nevada' };
    expect(
      mayPractise([npi, licence], asked).findings.map(({ code, registrationId }) => [code, registrationId]),
    ).toEqual([
      ['NOT_A_LICENCE', 'npi'],
      ['OTHER_SUBDIVISION', 'licence'],
    ]);
    expect(mayPractise([npi, licence], { ...asked, subdivision: 'CALIFORNIA' }).allowed).toBe(true);
    expect(mayPractise([licence], { ...asked, subdivision: null }).findings[0]?.code).toBe('SUBDIVISION_NOT_NAMED');
  });
});

describe('when', () => {
  test.each([
    ['2026-06-27', 'REGISTER_LOOKUP', 'ALLOWED'],
    ['2026-06-28', 'REGISTER_LOOKUP', 'VERIFICATION_TOO_OLD'],
    ['2026-09-18', 'REGISTER_EXTRACT', 'ALLOWED'],
    ['2026-09-19', 'REGISTER_EXTRACT', 'VERIFICATION_TOO_OLD'],
  ] as const)('on %s a %s of 20 June: %s', (day, method, expected) => {
    expect(checked({ method }, { day, today: day })).toBe(expected);
  });

  test('of a day to come the age of the check is that of today, and the period that of the day', () => {
    expect(checked({}, { day: '2026-12-01' })).toBe('ALLOWED');
    expect(checked({ validUntil: '2026-11-30' }, { day: '2026-12-01' })).toBe('OUTSIDE_PERIOD');
  });

  test('the first and the last day of the period are inside it', () => {
    const period = { validFrom: '2026-06-30', validUntil: '2026-06-30' };
    expect(checked(period)).toBe('ALLOWED');
    expect(checked({ validFrom: '2026-07-01' })).toBe('OUTSIDE_PERIOD');
    expect(checked({ validUntil: '2026-06-29' })).toBe('OUTSIDE_PERIOD');
    expect(verdict({ validUntil: '2026-06-29' })).toBe('OUTSIDE_PERIOD');
  });

  test('a check before the HPCSA renewal of 1 April counts until the middle of April', () => {
    const march = { checkedOn: '2026-03-20' };
    expect(checked(march, { day: '2026-04-15', today: '2026-04-15' })).toBe('ALLOWED');
    expect(checked(march, { day: '2026-04-16', today: '2026-04-16' })).toBe('RENEWAL_NOT_VERIFIED');
    expect(checked({ checkedOn: '2026-04-01' }, { day: '2026-04-16', today: '2026-04-16' })).toBe('ALLOWED');
  });
});

describe('what the checks say', () => {
  test('nothing, or that nobody answered, is no yes; silence takes nothing away', () => {
    const silence = check({ id: 'silence', checkedOn: '2026-06-29', result: 'SOURCE_UNAVAILABLE', status: null });
    expect(verdict({ checks: [] })).toBe('NOT_VERIFIED');
    expect(verdict({ checks: [silence] })).toBe('NOT_VERIFIED');
    expect(verdict({ checks: [check(), silence] })).toBe('ALLOWED');
    const { findings } = mayPractise([registration({ checks: [silence] })], question);
    expect(findings[0]?.message).toContain('no answer');
  });

  test.each(['NOT_PRACTISING', 'SUSPENDED', 'LAPSED', 'REMOVED'] as const)('%s entitles to nothing', (status) => {
    expect(checked({ result: 'FOUND_NOT_ENTITLED', status })).toBe('NOT_ENTITLED');
  });

  test('a word that is not known blocks, even where a check called it verified', () => {
    expect(checked({ result: 'FOUND_NOT_ENTITLED', status: 'UNKNOWN' })).toBe('STATUS_NOT_KNOWN');
    expect(checked({ status: 'UNKNOWN' })).toBe('CATEGORY_NOT_PERMITTED');
  });

  test.each(['MISMATCH', 'NOT_FOUND', 'FORMAT_INVALID'] as const)(
    '%s blocks, after a check that was in order',
    (result) => {
      const worse = check({ id: 'worse', checkedOn: '2026-06-25', result });
      expect(verdict({ checks: [check(), worse] })).toBe(result);
      const better = check({ id: 'better', checkedOn: '2026-06-26' });
      expect(verdict({ checks: [check(), worse, better] })).toBe('ALLOWED');
    },
  );

  test('what a person saw waits for the second one; what they saw against the practitioner does not', () => {
    const seen = check({ id: 'seen', method: 'DOCUMENT_SEEN' });
    const second = check({ id: 'second', method: 'DOCUMENT_SEEN', confirmsId: 'seen', checkedOn: '2026-06-21' });
    expect(verdict({ checks: [seen] })).toBe('AWAITS_CONFIRMATION');
    expect(verdict({ checks: [seen, second] })).toBe('ALLOWED');
    const against = check({ id: 'seen', method: 'DOCUMENT_SEEN', result: 'FOUND_NOT_ENTITLED', status: 'SUSPENDED' });
    expect(verdict({ checks: [check({ id: 'first', checkedOn: '2026-06-19' }), against] })).toBe('NOT_ENTITLED');
  });

  test('conditions let nobody work until somebody has read them', () => {
    expect(checked({ status: 'CONDITIONAL' })).toBe('CONDITIONS_NOT_REVIEWED');
    expect(checked({ status: 'CONDITIONAL', conditionsAllowWork: false })).toBe('CONDITIONS_NOT_REVIEWED');
    expect(checked({ status: 'CONDITIONAL', conditionsAllowWork: true })).toBe('ALLOWED');
  });
});

describe('of a day gone by', () => {
  const gone = { day: '2026-05-10' };

  test('a later check tells, where the register says that the registration had begun', () => {
    expect(checked({ validFrom: '2026-05-10' }, gone)).toBe('ALLOWED');
    expect(checked({ validFrom: '2026-05-11' }, gone)).toBe('NOT_VERIFIED');
    expect(checked({ validFrom: null }, gone)).toBe('NOT_VERIFIED');
  });

  test('a suspension that is known later holds from its day on', () => {
    const before = check({ id: 'before', checkedOn: '2026-04-20' });
    const suspended = check({
      id: 'after',
      result: 'FOUND_NOT_ENTITLED',
      status: 'SUSPENDED',
      statusSince: '2026-05-10',
    });
    const facts = { checks: [before, suspended] };
    expect(verdict(facts, { day: '2026-05-09' })).toBe('ALLOWED');
    expect(verdict(facts, { day: '2026-05-10' })).toBe('NOT_ENTITLED');
    const reinstated = check({ id: 'reinstated', checkedOn: '2026-06-25' });
    expect(verdict({ checks: [before, suspended, reinstated] }, { day: '2026-05-10' })).toBe('NOT_ENTITLED');
    expect(verdict({ checks: [before, suspended, reinstated] })).toBe('ALLOWED');
  });
});

describe('in which category', () => {
  test('the register comes before what was stated, and one that is not known permits nothing', () => {
    expect(verdict({ category: 'Student' })).toBe('ALLOWED');
    expect(checked({ category: 'Student' })).toBe('CATEGORY_NOT_PERMITTED');
    expect(checked({ category: 'Magic' })).toBe('CATEGORY_NOT_PERMITTED');
    expect(verdict({ category: 'Specialised practice', checks: [check({ category: null })] })).toBe('ALLOWED');
    expect(checked({ category: null })).toBe('CATEGORY_NOT_PERMITTED');
  });

  test('the organization decides on some', () => {
    expect(checked({ category: 'Private Practice' })).toBe('CATEGORY_NEEDS_OWN_RULE');
    expect(checked({ category: 'private practice' }, { permittedCategories: ['HPCSA:Private Practice'] })).toBe(
      'ALLOWED',
    );
    expect(checked({ category: 'Private Practice' }, { permittedCategories: ['GMC:Private Practice'] })).toBe(
      'CATEGORY_NEEDS_OWN_RULE',
    );
  });

  test('a supervisor must be named, be registered there, and not need one', () => {
    const checks = [check({ category: 'Supervised Practice' })];
    expect(verdict({ checks })).toBe('SUPERVISOR_NOT_NAMED');
    expect(verdict({ checks, supervisor: [] })).toBe('SUPERVISOR_MAY_NOT_PRACTISE');
    expect(verdict({ checks, supervisor: [registration({ id: 'chief' })] })).toBe('ALLOWED');
    const supervised = registration({ checks, supervisor: [registration({ id: 'chief' })] });
    expect(verdict({ checks, supervisor: [supervised] })).toBe('SUPERVISOR_MAY_NOT_PRACTISE');
  });
});
