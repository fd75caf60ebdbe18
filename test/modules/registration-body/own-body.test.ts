import { describe, expect, test } from 'vitest';
import { checkRegistrationNumber } from '../../../src/modules/registration-body/number-check.js';
import { problemsOfOwnBody } from '../../../src/modules/registration-body/own-body-problems.js';
import { ownRegistrationBody, type OwnBodySettings } from '../../../src/modules/registration-body/own-body.js';
import { entitlementOf } from '../../../src/modules/registration-body/practice-right.js';
import { registrationBodies, registrationBodyOf } from '../../../src/modules/registration-body/registration-bodies.js';
import { nextRecheck, nextRenewal } from '../../../src/modules/registration-body/renewal.js';
import { statusOf } from '../../../src/modules/registration-body/status-word.js';

const board: OwnBodySettings = {
  code: 'CA-BOARD',
  name: 'Medical board of a state',
  country: 'US',
  professions: ['MEDICAL_PRACTITIONER'],
  subdivisions: ['US-CA'],
  numberShapes: ['@ #####', 'CA-######'],
  categories: [{ name: 'Physician', right: 'ALONE' }],
  statusWords: [
    { word: 'Renewed & current', status: 'ACTIVE' },
    { word: 'Delinquent', status: 'LAPSED' },
  ],
  yearEndsOn: { month: 2, day: 28 },
  lookupAddress: 'https://board.example/search',
};
const plain: OwnBodySettings = {
  ...board,
  code: 'GUILD',
  numberShapes: [],
  subdivisions: [],
  categories: [],
  yearEndsOn: null,
  lookupAddress: null,
};

describe('a body that an organization defines', () => {
  const body = ownRegistrationBody(board);

  test('checks its numbers by shape, and prints them as the shape does', () => {
    const normalized = (typed: string) => checkRegistrationNumber(body, typed).normalized;
    expect(['g12345', 'G 12345', ' G-12345 ', 'ca 123456', 'CA123456', 'CA-123456'].map(normalized)).toEqual([
      'G 12345',
      'G 12345',
      'G 12345',
      'CA-123456',
      'CA-123456',
      'CA-123456',
    ]);
    for (const typed of ['', '12345', 'G1234', 'G123456', 'CB-123456', 'CA-12345', 'G12O45']) {
      expect(checkRegistrationNumber(body, typed).normalized, typed).toBeNull();
    }
    expect(checkRegistrationNumber(body, 'G1234').problem).toBe(
      'The number does not have the form of this body. @ ##### or CA-######, where # is a digit, @ a letter and ? either.',
    );
    expect(body.numberExample).toBe('A 12345');
  });

  test('without shapes takes every number, and says that nothing was checked', () => {
    expect(checkRegistrationNumber(ownRegistrationBody(plain), ' ab/12  x ')).toEqual({
      normalized: 'AB/12 X',
      problem: null,
      warnings: ['No format is stated for this body: only the register can tell.'],
    });
    expect(checkRegistrationNumber(ownRegistrationBody(plain), ' ').problem).toBe('The number is missing.');
  });

  test('a shape that would make a regular expression run for ever is read as characters', () => {
    const hostile = ownRegistrationBody({ ...board, numberShapes: ['(#+)+$'] });
    expect(checkRegistrationNumber(hostile, '1'.repeat(60)).normalized).toBeNull();
    expect(checkRegistrationNumber(hostile, '(1+)+$').normalized).toBe('(1+)+$');
  });

  test('knows its own words, and blocks on any other', () => {
    expect(statusOf(body, 'RENEWED &  CURRENT').status).toBe('ACTIVE');
    expect(statusOf(body, 'Delinquent').status).toBe('LAPSED');
    expect(statusOf(body, 'Current').status).toBe('UNKNOWN');
    expect(entitlementOf(body, { status: 'ACTIVE', category: 'physician' }).right).toBe('ALONE');
    expect(entitlementOf(body, { status: 'ACTIVE', category: null }).right).toBe('NONE');
    expect(entitlementOf(ownRegistrationBody(plain), { status: 'ACTIVE', category: null }).right).toBe('ALONE');
  });

  test('has the year that was stated for it, or none', () => {
    expect(nextRenewal(body, '2028-02-28')).toEqual({
      yearEndsOn: '2028-02-28',
      recheckFrom: '2028-03-01',
      recheckUntil: '2028-03-15',
    });
    expect(nextRecheck(body, '2028-02-28')?.from).toBe('2028-03-01');
    expect(body.renewalRule).toBe('The year ends on 28 February.');
    expect(nextRenewal(ownRegistrationBody(plain), '2028-02-28')).toBeNull();
  });

  test('tells where to look, as far as that was stated', () => {
    expect(body.lookup).toMatchObject({
      kind: 'WEB_FORM',
      address: 'https://board.example/search',
      needsPermission: true,
    });
    expect(ownRegistrationBody(plain).lookup).toMatchObject({ kind: 'NOT_KNOWN', address: null });
  });

  test('is found among those built in', () => {
    expect(registrationBodyOf('ca-board', [...registrationBodies, body])).toBe(body);
  });
});

describe('settings that make no body', () => {
  test('right settings have no problem', () => {
    expect(problemsOfOwnBody(board)).toEqual([]);
    expect(problemsOfOwnBody(plain)).toEqual([]);
  });

  test.each([
    ['code', { code: '' }],
    ['code', { code: 'A|B' }],
    ['code', { code: 'board' }],
    ['code', { code: 'HPCSA' }],
    ['name', { name: ' ' }],
    ['country', { country: 'us' }],
    ['country', { country: 'XX' }],
    ['professions', { professions: [] }],
    ['subdivisions', { subdivisions: ['US-CA', 'us-ca'] }],
    ['subdivisions', { subdivisions: [' '] }],
    ['numberShapes', { numberShapes: [''] }],
    ['numberShapes', { numberShapes: ['12345'] }],
    ['numberShapes', { numberShapes: ['#'.repeat(65)] }],
    ['categories', { categories: [{ name: ' ', right: 'ALONE' }] }],
    [
      'categories',
      {
        categories: [
          { name: 'General', right: 'ALONE' },
          { name: 'general registration', right: 'NONE' },
        ],
      },
    ],
    [
      'statusWords',
      {
        statusWords: [
          { word: 'Active', status: 'ACTIVE' },
          { word: 'ACTIVE.', status: 'LAPSED' },
        ],
      },
    ],
    ['yearEndsOn', { yearEndsOn: { month: 2, day: 29 } }],
    ['yearEndsOn', { yearEndsOn: { month: 13, day: 1 } }],
    ['yearEndsOn', { yearEndsOn: { month: 6, day: 0 } }],
    ['lookupAddress', { lookupAddress: 'javascript:alert(1)' }],
    ['lookupAddress', { lookupAddress: '' }],
  ] as const)('%s: %j', (setting, change) => {
    expect(problemsOfOwnBody({ ...board, ...change }).map(({ path }) => path)).toEqual([[setting]]);
  });
});
