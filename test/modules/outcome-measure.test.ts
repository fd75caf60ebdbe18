import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestServer, type Caller, type TestOrganization, type TestServer } from '../support/organization.js';

const DEFINE = /* GraphQL */ `
  mutation ($input: DefineOutcomeMeasureInput!) {
    defineOutcomeMeasure(input: $input) {
      outcomeMeasure {
        id
        code
        name
        unit
        valueType
        betterWhen
        minimum
        maximum
        minimalImportantDifference
        relativeImportantDifference
        indications
      }
      userErrors {
        code
        path
      }
    }
  }
`;
const LIST = /* GraphQL */ `
  query ($filter: OutcomeMeasureFilter) {
    outcomeMeasures(filter: $filter) {
      code
      minimalImportantDifference
    }
  }
`;

interface Defined {
  readonly defineOutcomeMeasure: {
    readonly outcomeMeasure: { readonly id: string; readonly code: string } | null;
    readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
  };
}
interface Listed {
  readonly outcomeMeasures: readonly { readonly code: string; readonly minimalImportantDifference: number | null }[];
}

let server: TestServer;
let chain: TestOrganization;
let owner: Caller;

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  chain = await server.newOrganization();
  owner = await chain.as('OWNER');
});
afterAll(() => server.close());

async function define(input: object): Promise<Defined['defineOutcomeMeasure']> {
  const { data, errors } = await owner.ask<Defined>(DEFINE, { input });
  expect(errors).toBeUndefined();
  return data.defineOutcomeMeasure;
}

async function listed(filter?: object): Promise<readonly string[]> {
  return (await owner.ask<Listed>(LIST, { filter })).data.outcomeMeasures.map(({ code }) => code);
}

test('a measure is defined with what its numbers mean', async () => {
  const input = {
    code: 'vas-pain',
    name: 'Pain, visual analogue scale',
    unit: 'mm',
    valueType: 'CONTINUOUS',
    betterWhen: 'LOWER',
    minimum: 0,
    maximum: 100,
    minimalImportantDifference: 17.5,
    relativeImportantDifference: 0.3,
    indications: ['LOW_BACK_PAIN', 'OUR_OWN_CODE'],
  };
  const { outcomeMeasure, userErrors } = await define(input);
  expect(userErrors).toEqual([]);
  expect(outcomeMeasure).toEqual({ id: expect.stringMatching(/^OutcomeMeasure_[0-9a-f]{32}$/), ...input });
});

test('what is left out is unset, a continuous measure that is better when lower', async () => {
  const { outcomeMeasure } = await define({ code: ' weight ', name: ' Body weight ' });
  expect(outcomeMeasure).toMatchObject({
    code: 'weight',
    name: 'Body weight',
    unit: null,
    valueType: 'CONTINUOUS',
    betterWhen: 'LOWER',
    minimum: null,
    maximum: null,
    minimalImportantDifference: null,
    relativeImportantDifference: null,
    indications: [],
  });
});

test.each<[string, object, readonly string[]]>([
  ['a blank code', { code: '  ' }, ['INVALID code']],
  ['a code with a bar', { code: 'a|b' }, ['INVALID code']],
  ['a code of 65 characters', { code: 'x'.repeat(65) }, ['INVALID code']],
  ['no name', { name: ' ' }, ['INVALID name']],
  ['limits crossed', { minimum: 1, maximum: 0 }, ['INVALID maximum']],
  ['an important difference of nothing', { minimalImportantDifference: 0 }, ['INVALID minimalImportantDifference']],
  ['a negative share', { relativeImportantDifference: -0.3 }, ['INVALID relativeImportantDifference']],
])('%s is refused and nothing is stored', async (_, change, expected) => {
  const { outcomeMeasure, userErrors } = await define({ code: 'itch', name: 'Itch', ...change });
  expect(outcomeMeasure).toBeNull();
  expect(userErrors.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(expected);
  expect(await listed()).toEqual([]);
});

test('a code stands for one measure in an organization, and may for another elsewhere', async () => {
  await define({ code: 'waist', name: 'Waist' });
  expect((await define({ code: 'waist', name: 'Another' })).userErrors).toMatchObject([
    { code: 'TAKEN', path: ['code'] },
  ]);
  owner = await (await server.newOrganization()).as('OWNER');
  expect((await define({ code: 'waist', name: 'Waist' })).userErrors).toEqual([]);
});

test('measures narrow by code, indication and kind of number', async () => {
  await define({ code: 'waist', name: 'Waist', indications: ['LOCAL_FAT', 'CELLULITE'] });
  await define({ code: 'hairs', name: 'Hairs in a field', valueType: 'COUNT', betterWhen: 'HIGHER' });
  expect(await listed()).toEqual(['hairs', 'waist']);
  expect(await listed({ codes: ['waist', 'nothing'] })).toEqual(['waist']);
  expect(await listed({ indication: 'CELLULITE' })).toEqual(['waist']);
  expect(await listed({ valueType: 'COUNT' })).toEqual(['hairs']);
  expect(await listed({ valueType: 'COUNT', indication: 'CELLULITE' })).toEqual([]);
});

test('an ill-spelt indication is refused before anything runs', async () => {
  const { status, errors } = await owner.ask(DEFINE, {
    input: { code: 'x', name: 'X', indications: ['low back pain'] },
  });
  expect(status).toBe(400);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(JSON.stringify(errors)).not.toContain('low back pain');
});

test('an analyst reads measures and may not define one', async () => {
  await define({ code: 'waist', name: 'Waist', minimalImportantDifference: 2 });
  const analyst = await chain.as('ANALYST');
  expect((await analyst.ask(LIST)).data).toEqual({
    outcomeMeasures: [{ code: 'waist', minimalImportantDifference: 2 }],
  });
  expect((await analyst.ask(DEFINE, { input: { code: 'x', name: 'X' } })).errors).toMatchObject([
    { extensions: { code: 'FORBIDDEN', fields: ['Mutation.defineOutcomeMeasure'] } },
  ]);
});
