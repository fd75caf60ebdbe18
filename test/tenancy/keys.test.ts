import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillOrganization, type FilledOrganization } from '../support/fill-organization.js';
import { expectRefusal, HostileClient } from '../support/hostile-client.js';
import { startTestServer, type Caller, type TestServer } from '../support/organization.js';

let server: TestServer;
let filled: FilledOrganization;
let owner: Caller;
let client: HostileClient;
beforeAll(async () => {
  server = await startTestServer();
  filled = await fillOrganization(server, 'quagga');
  owner = filled.owner;
  client = new HostileClient(server.url, owner.key);
});
afterAll(() => server.close());

const send: HostileClient['send'] = (body, init) => client.send(body, init);

describe('keys', () => {
  const withKey = (authorization: string | undefined, query = '{ viewer { role } }') =>
    send(JSON.stringify({ query }), { headers: { authorization: authorization ?? '' } });

  test('every key that does not work gets one and the same answer', async () => {
    const { known, chain } = filled;
    const other = await fillOrganizationKey();
    const [prefix, ids, secret] = splitKey(owner.key);
    const [, otherIds, otherSecret] = splitKey(other);
    const revoked = await owner.ask<{ createApiKey: { secret: string; apiKey: { id: string } } }>(
      'mutation { createApiKey(input: { role: ANALYST }) { secret apiKey { id } } }',
    );
    const { secret: revokedKey, apiKey } = revoked.data.createApiKey;
    expect((await withKey(`Bearer ${revokedKey}`)).status).toBe(200);
    await owner.ask(`mutation { revokeApiKey(input: { id: "${apiKey.id}" }) { userErrors { code } } }`);
    const broken = {
      none: undefined,
      empty: 'Bearer ',
      'another scheme': `Basic ${owner.key}`,
      'no key at all': 'Bearer x',
      truncated: `Bearer ${owner.key.slice(0, -1)}`,
      'too long': `Bearer ${owner.key}x`,
      'wrong secret': `Bearer ${prefix}_${ids}_${'A'.repeat(43)}`,
      'secret of another organization': `Bearer ${prefix}_${ids}_${otherSecret}`,
      'ids of another organization': `Bearer ${prefix}_${otherIds}_${secret}`,
      'upper case': `Bearer ${owner.key.toUpperCase()}`,
      revoked: `Bearer ${revokedKey}`,
      'a demo key': 'Bearer demo-owner',
      'very long': `Bearer ${'x'.repeat(8000)}`,
      'an id as key': `Bearer ${known.apiKey}`,
      'the organization': `Bearer ${chain.id}`,
    };
    const replies = await Promise.all(
      Object.entries(broken).map(async ([name, key]) => [name, await withKey(key)] as const),
    );
    for (const [name, { status, text }] of replies)
      expect([name, status, text]).toEqual([name, 401, replies[0]![1].text]);
    expectRefusal(replies[0]![1], 'UNAUTHENTICATED', 401);
  });

  test.each([
    ['one statement', '{ clinics { totalCount } }'],
    ['a statement and resolvers', '{ clinics { totalCount } viewer { role } }'],
    ['resolvers', '{ viewer { role } }'],
    ['a mutation', 'mutation { publishDataRelease(input: {}) { release { number } } }'],
  ])('a key that worked a moment ago is nobody after its revocation: answered by %s', async (_by, query) => {
    const made = await owner.ask<{ createApiKey: { secret: string; apiKey: { id: string } } }>(
      'mutation { createApiKey(input: { role: OWNER }) { secret apiKey { id } } }',
    );
    const { secret, apiKey } = made.data.createApiKey;
    expect((await withKey(`Bearer ${secret}`, query)).status).toBe(200);
    await owner.ask(`mutation { revokeApiKey(input: { id: "${apiKey.id}" }) { userErrors { code } } }`);
    const reply = await withKey(`Bearer ${secret}`, query);
    expectRefusal(reply, 'UNAUTHENTICATED', 401);
    expect(reply.text).toBe((await withKey(undefined, query)).text);
  });

  test('without a key the schema can be read and nothing else', async () => {
    for (const query of [
      '{ __typename }',
      '{ __schema { queryType { name } } }',
      '{ a: __type(name: "Patient") { name } }',
      '{ ...f } fragment f on Query { __typename }',
    ]) {
      expect([query, (await withKey(undefined, query)).status]).toEqual([query, 200]);
    }
    for (const query of [
      '{ organization { name } }',
      '{ __typename clinics { totalCount } }',
      '{ ... { node(id: "x") { id } } }',
      'mutation { __typename }',
    ]) {
      expect([query, (await withKey(undefined, query)).status]).toEqual([query, 401]);
    }
  });

  async function fillOrganizationKey(): Promise<string> {
    return (await (await server.newOrganization()).as('OWNER')).key;
  }
  const splitKey = (key: string): readonly string[] => [key.slice(0, 4), key.slice(5, 48), key.slice(49)];
});
