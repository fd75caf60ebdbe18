import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillOrganization, type FilledOrganization } from '../support/fill-organization.js';
import { codesIn, HostileClient } from '../support/hostile-client.js';
import { startTestServer, type TestServer } from '../support/organization.js';

let server: TestServer;
let filled: FilledOrganization;
let client: HostileClient;
beforeAll(async () => {
  server = await startTestServer();
  filled = await fillOrganization(server, 'quagga');
  client = new HostileClient(server.url, filled.owner.key);
});
afterAll(() => server.close());

const ask = (query: string, more: object = {}) => client.ask(query, more);

describe('mutations', () => {
  const createClinic = (alias: string, code: string) =>
    `${alias}: createClinic(input: { code: "${code}", name: "n", country: "ZA" }) { clinic { code } userErrors { code path } }`;
  const codes = async () =>
    (await server.asOwner(`select code from clinic where organization_id = '${filled.chain.id}'`)).map(
      ({ code }) => code,
    );

  test('one refused mutation takes the whole operation back, and every payload says so', async () => {
    const reply = await ask(
      `mutation { ${createClinic('first', 'one')} ${createClinic('second', ' ')} ${createClinic('third', 'three')} }`,
    );
    const { data } = JSON.parse(reply.text) as { data: unknown };
    const takenBack = { clinic: null, userErrors: [{ code: 'ROLLED_BACK', path: [] }] };
    expect(data).toEqual({
      first: takenBack,
      second: { clinic: null, userErrors: [{ code: 'INVALID', path: ['code'] }] },
      third: takenBack,
    });
    expect(await codes()).not.toContain('one');
    expect(await codes()).not.toContain('three');
  });

  test('an error beside a mutation rolls it back, and no payload claims a success', async () => {
    const reply = await ask(
      `mutation { ${createClinic('first', 'four')} revokeApiKey(input: { id: "x" }) { userErrors { code } } }`,
    );
    expect(codesIn(reply)).toEqual(['BAD_USER_INPUT']);
    expect(await codes()).not.toContain('four');
    expect((JSON.parse(reply.text) as { data: unknown }).data).toBeNull();
  });

  test('of two changes on one version the second is stale', async () => {
    const update = (name: string) =>
      ask(
        `mutation { updateClinic(input: { id: "${filled.known.south}", version: 1, name: "${name}" }) { clinic { version } userErrors { code path } } }`,
      );
    const replies = await Promise.all(Array.from({ length: 8 }, (_, index) => update(`name ${index}`)));
    const outcomes = replies.map(({ text }) =>
      /"STALE"/.test(text) ? 'STALE' : /"version":2/.test(text) ? 'CHANGED' : text,
    );
    expect(outcomes.toSorted()).toEqual(['CHANGED', ...Array.from({ length: 7 }, () => 'STALE')]);
  });

  test('of two records made at once under one code one is refused', async () => {
    const replies = await Promise.all(
      Array.from({ length: 4 }, () => ask(`mutation { ${createClinic('made', 'race')} }`)),
    );
    expect(
      replies
        .map(({ text }) => (/"TAKEN"/.test(text) ? 'TAKEN' : /"code":"race"/.test(text) ? 'MADE' : text))
        .toSorted(),
    ).toEqual(['MADE', 'TAKEN', 'TAKEN', 'TAKEN']);
  });
});
