import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type Caller, type TestServer } from '../support/organization.js';

let server: TestServer;
let analyst: Caller;

beforeAll(async () => {
  server = await startTestServer();
  analyst = await (await server.newOrganization()).as('ANALYST');
});
afterAll(() => server.close());

interface Body {
  readonly code: string;
  readonly nextRenewal: object | null;
}

const CHECK = /* GraphQL */ `
  query ($body: String!, $number: String!) {
    checkRegistrationNumber(body: $body, number: $number) {
      valid
      normalized
      problem
      warnings
    }
  }
`;

async function check(body: string, number: string): Promise<object> {
  const { data, errors } = await analyst.ask<{ checkRegistrationNumber: object }>(CHECK, { body, number });
  expect(errors).toBeUndefined();
  return data.checkRegistrationNumber;
}

test('every body tells what its numbers look like, what its words mean, when it renews and where to ask', async () => {
  const { data, errors } = await analyst.ask<{ registrationBodies: readonly Body[] }>(/* GraphQL */ `
    {
      registrationBodies {
        code
        country
        professions
        isLicence
        hasCheckDigit
        numberExample
        categories {
          name
          right
        }
        statusWords {
          word
          status
        }
        lookup {
          kind
          address
          needsPermission
        }
        nextRenewal(on: "2026-03-31") {
          yearEndsOn
          recheckFrom
          recheckUntil
        }
      }
    }
  `);
  expect(errors).toBeUndefined();
  expect(data.registrationBodies).toHaveLength(10);
  expect(data.registrationBodies.find(({ code }) => code === 'HPCSA')).toMatchObject({
    country: 'ZA',
    isLicence: true,
    hasCheckDigit: false,
    numberExample: 'MP0123456',
    categories: expect.arrayContaining([{ name: 'Supervised Practice', right: 'SUPERVISED' }]) as object,
    statusWords: expect.arrayContaining([{ word: 'Active', status: 'ACTIVE' }]) as object,
    lookup: { kind: 'WEB_FORM', needsPermission: true },
    nextRenewal: { yearEndsOn: '2026-03-31', recheckFrom: '2026-04-01', recheckUntil: '2026-04-15' },
  });
  expect(data.registrationBodies.find(({ code }) => code === 'NPI')).toMatchObject({
    isLicence: false,
    lookup: { kind: 'OPEN_API', needsPermission: false },
    nextRenewal: null,
  });
});

test('the next renewal depends on the day and the profession that are asked for', async () => {
  const { data } = await analyst.ask<{ registrationBodies: readonly Record<string, unknown>[] }>(/* GraphQL */ `
    {
      registrationBodies {
        code
        nurses: nextRenewal(on: "2026-06-01", profession: NURSE) {
          yearEndsOn
        }
        doctors: nextRenewal(on: "2026-06-01", profession: MEDICAL_PRACTITIONER) {
          yearEndsOn
        }
      }
    }
  `);
  expect(data.registrationBodies.find(({ code }) => code === 'AHPRA')).toMatchObject({
    nurses: { yearEndsOn: '2027-05-31' },
    doctors: { yearEndsOn: '2026-09-30' },
  });
});

test('a typed number is given back as the body prints it, with a warning where it was padded', async () => {
  expect(await check('hpcsa', ' mp 123456 ')).toEqual({
    valid: true,
    normalized: 'MP0123456',
    problem: null,
    warnings: ['Read as MP0123456: make sure that no digit was left out.'],
  });
});

test('an NPI that ends in 0 is valid, a wrong digit is not, and a valid one is said to be no licence', async () => {
  expect(await check('NPI', '1000000020')).toEqual({
    valid: true,
    normalized: '1000000020',
    problem: null,
    warnings: ['An NPI is not a licence to practise: record the licence of the state board too.'],
  });
  expect(await check('NPI', '1000000021')).toEqual({
    valid: false,
    normalized: null,
    problem: 'The last digit does not fit the others: a digit is wrong.',
    warnings: [],
  });
});

test('a number of a body that is not known is not valid', async () => {
  expect(await check('CA-BOARD', 'A12345')).toEqual({
    valid: false,
    normalized: null,
    problem: 'No body has this code: `registrationBodies` lists those that are known.',
    warnings: [],
  });
});
