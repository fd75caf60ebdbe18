import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type Caller, type TestServer } from '../support/organization.js';

const SUBSTANCES = /* GraphQL */ `
  query ($filter: SubstanceFilter) {
    substances(filter: $filter) {
      id
      code
      name
      atc
      allergenGroups
      isBuiltIn
    }
  }
`;

interface Substance {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly atc: readonly string[];
  readonly allergenGroups: readonly string[];
  readonly isBuiltIn: boolean;
}

let server: TestServer;
let owner: Caller;

beforeAll(async () => {
  server = await startTestServer();
  owner = await (await server.newOrganization()).as('OWNER');
});
afterAll(() => server.close());

async function substances(filter?: object): Promise<readonly Substance[]> {
  const { data, errors } = await owner.ask<{ substances: readonly Substance[] }>(SUBSTANCES, { filter });
  expect(errors).toBeUndefined();
  return data.substances;
}

test('an organization starts with the built-in catalogue, in the order of its codes', async () => {
  const all = await substances();
  expect(all.length).toBeGreaterThan(30);
  expect(all.every(({ isBuiltIn }) => isBuiltIn)).toBe(true);
  expect(all.map(({ code }) => code)).toEqual(all.map(({ code }) => code).toSorted());
  expect(all.find(({ code }) => code === 'procaine')).toMatchObject({ name: 'procaine', allergenGroups: ['ESTER_LA'] });
});

test('the catalogue narrows by code, ATC code, group of allergens and origin', async () => {
  const codes = async (filter: object) => (await substances(filter)).map(({ code }) => code);
  expect(await codes({ codes: ['procaine', 'caffeine', 'snake-oil'] })).toEqual(['caffeine', 'procaine']);
  expect(await codes({ atc: 'N01BA02' })).toEqual(['procaine']);
  expect(await codes({ allergenGroup: 'AMIDE_LA' })).toEqual(['lidocaine', 'mepivacaine']);
  expect(await codes({ allergenGroup: 'AMIDE_LA', codes: ['lidocaine'] })).toEqual(['lidocaine']);
  expect(await codes({ isBuiltIn: false })).toEqual([]);
});

test('a substance is fetched by its id, by its own organization alone', async () => {
  const [procaine] = await substances({ codes: ['procaine'] });
  const query = /* GraphQL */ `
    query ($id: ID!) {
      node(id: $id) {
        id
        ... on Substance {
          code
        }
      }
    }
  `;
  expect((await owner.ask(query, { id: procaine!.id })).data).toEqual({ node: { id: procaine!.id, code: 'procaine' } });
  const stranger = await (await server.newOrganization()).as('OWNER');
  expect((await stranger.ask(query, { id: procaine!.id })).data).toEqual({ node: null });
});
