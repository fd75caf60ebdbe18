import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/organization.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const CREATE = `mutation ($input: CreateClinicInput!) {
  createClinic(input: $input) { clinic { id code name country timeZone version } userErrors { code path } }
}`;
const UPDATE = `mutation ($input: UpdateClinicInput!) {
  updateClinic(input: $input) { clinic { name region version } userErrors { code path } }
}`;

interface Created {
  createClinic: {
    clinic: { id: string; code: string; version: number } | null;
    userErrors: { code: string; path: string[] }[];
  };
}

test('a new clinic takes the time zone of its capital and is found again by id and in the list', async () => {
  const owner = await (await server.newOrganization()).as('OWNER');
  const { data } = await owner.ask<Created>(CREATE, { input: { code: 'JHB', name: 'Johannesburg', country: 'za' } });
  expect(data.createClinic).toMatchObject({
    clinic: { code: 'JHB', name: 'Johannesburg', country: 'ZA', timeZone: 'Africa/Johannesburg', version: 1 },
    userErrors: [],
  });
  const found = await owner.ask(
    `query ($id: ID!) { node(id: $id) { id ... on Clinic { code } } clinics { totalCount nodes { id } } }`,
    {
      id: data.createClinic.clinic!.id,
    },
  );
  const { id } = data.createClinic.clinic!;
  expect(found.data).toEqual({ node: { id, code: 'JHB' }, clinics: { totalCount: 1, nodes: [{ id }] } });
});

test('what is wrong with an input comes back field by field, and nothing is stored', async () => {
  const owner = await (await server.newOrganization()).as('OWNER');
  const { data } = await owner.ask<Created>(CREATE, {
    input: { code: ' ', name: '', country: 'XX', timeZone: 'Mars/Olympus' },
  });
  expect(data.createClinic.clinic).toBeNull();
  expect(data.createClinic.userErrors.map(({ code, path }) => [code, ...path])).toEqual([
    ['INVALID', 'code'],
    ['INVALID', 'name'],
    ['INVALID', 'country'],
  ]);
  expect((await owner.ask('{ clinics { totalCount } }')).data).toEqual({ clinics: { totalCount: 0 } });
});

test('a code that an exchange folder could not bring back is refused', async () => {
  const owner = await (await server.newOrganization()).as('OWNER');
  for (const code of ['A|B', 'A\nB', 'x'.repeat(65)]) {
    const { data } = await owner.ask<Created>(CREATE, { input: { code, name: 'A clinic', country: 'ZA' } });
    expect(data.createClinic.userErrors).toEqual([{ code: 'INVALID', path: ['code'] }]);
  }
});

test('a code is taken once in an organization, and another organization may use it', async () => {
  const [first, second] = [await server.newOrganization(), await server.newOrganization()];
  const input = { code: 'CPT', name: 'Cape Town', country: 'ZA' };
  await (await first.as('OWNER')).ask(CREATE, { input });
  const again = await (await first.as('OWNER')).ask<Created>(CREATE, { input });
  expect(again.data.createClinic.userErrors).toEqual([{ code: 'TAKEN', path: ['code'] }]);
  const other = await (await second.as('OWNER')).ask<Created>(CREATE, { input });
  expect(other.data.createClinic.userErrors).toEqual([]);
});

test('an update on an old version is stale; on the current one it changes what was said and nothing else', async () => {
  const owner = await (await server.newOrganization()).as('OWNER');
  const { data } = await owner.ask<Created>(CREATE, {
    input: { code: 'DBN', name: 'Durban', country: 'ZA', region: 'KZN' },
  });
  const { id } = data.createClinic.clinic!;
  const renamed = await owner.ask(UPDATE, { input: { id, version: 1, name: 'Durban North' } });
  expect(renamed.data).toEqual({
    updateClinic: { clinic: { name: 'Durban North', region: 'KZN', version: 2 }, userErrors: [] },
  });
  const stale = await owner.ask(UPDATE, { input: { id, version: 1, name: 'Durban South' } });
  expect(stale.data).toEqual({ updateClinic: { clinic: null, userErrors: [{ code: 'STALE', path: ['version'] }] } });
});

test('pages follow one another in both directions and end', async () => {
  const owner = await (await server.newOrganization()).as('OWNER');
  for (const [index, region] of ['north', null, 'south', null, 'north'].entries()) {
    await owner.ask(CREATE, { input: { code: `C${index}`, name: `Clinic ${index}`, country: 'ZA', region } });
  }
  const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String) {
    clinics(first: $first, after: $after, last: $last, before: $before, orderBy: [{ field: COUNTRY, direction: DESC }, { field: NAME }]) {
      nodes { code } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;
  type Page = {
    clinics: { nodes: { code: string }[]; pageInfo: { hasNextPage: boolean; startCursor: string; endCursor: string } };
  };
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { data }: { data: Page } = await owner.ask<Page>(PAGE, { first: 2, after });
    seen.push(...data.clinics.nodes.map(({ code }) => code));
    after = data.clinics.pageInfo.hasNextPage ? data.clinics.pageInfo.endCursor : null;
  } while (after);
  expect(seen).toEqual(['C0', 'C1', 'C2', 'C3', 'C4']);
  const last = await owner.ask<Page>(PAGE, { last: 2 });
  expect(last.data.clinics.nodes.map(({ code }) => code)).toEqual(['C3', 'C4']);
  const before = await owner.ask<Page>(PAGE, { last: 2, before: last.data.clinics.pageInfo.startCursor });
  expect(before.data.clinics.nodes.map(({ code }) => code)).toEqual(['C1', 'C2']);
});

test('one refused mutation takes back the others of its operation', async () => {
  const owner = await (await server.newOrganization()).as('OWNER');
  const { data } = await owner.ask(
    `mutation {
      first: createClinic(input: { code: "A", name: "A", country: "ZA" }) { clinic { id } userErrors { code } }
      second: createClinic(input: { code: "A", name: "B", country: "ZA" }) { clinic { id } userErrors { code } }
      third: createClinic(input: { code: "C", name: "C", country: "ZA" }) { clinic { id } userErrors { code } }
    }`,
  );
  expect(data).toEqual({
    first: { clinic: null, userErrors: [{ code: 'ROLLED_BACK' }] },
    second: { clinic: null, userErrors: [{ code: 'TAKEN' }] },
    third: { clinic: null, userErrors: [{ code: 'ROLLED_BACK' }] },
  });
  expect((await owner.ask('{ clinics { totalCount } }')).data).toEqual({ clinics: { totalCount: 0 } });
});
