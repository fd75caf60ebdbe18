import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillOrganization } from '../support/fill-organization.js';
import { codesIn, expectDiscreet, expectRefusal, HostileClient } from '../support/hostile-client.js';
import { startTestServer, type TestServer } from '../support/organization.js';

let server: TestServer;
let client: HostileClient;
beforeAll(async () => {
  server = await startTestServer();
  const { owner } = await fillOrganization(server, 'quagga');
  client = new HostileClient(server.url, owner.key);
});
afterAll(() => server.close());

const send: HostileClient['send'] = (body, init) => client.send(body, init);
const ask = (query: string, more: object = {}) => client.ask(query, more);
const expectAlive = () => client.expectAlive();

describe('a document that asks for too much is refused before it runs', () => {
  const pairs = (count: number) =>
    `{ patients { nodes { ${'clinic { patients { nodes { '.repeat(count)}id${' } } }'.repeat(count)} } } }`;
  const cheapPairs = (count: number) =>
    `{ clinics(first:1){nodes{${'patients(first:1){nodes{clinic{'.repeat(count)}id${'}}}'.repeat(count)}}}}`;

  test('a page size that is null is the usual one, whatever was asked of the same document before', async () => {
    const nested =
      'nodes { clinic { patients(first: $n) { nodes { clinic { patients(first: $n) { nodes { id } } } } } } }';
    const query = `query ($n: Int = 1) { patients(first: $n) { ${nested} } clinics(first: 100) { nodes { patients(first: 100) { totalCount } } } }`;
    const costOf = async (variables: object) => {
      const { text } = await ask(query, { variables });
      return text.includes('QUERY_TOO_COSTLY');
    };
    expect([await costOf({}), await costOf({ n: 100 }), await costOf({ n: null }), await costOf({})]).toEqual([
      false,
      true,
      false,
      false,
    ]);
    const deep = `query ($n: Int = 1) { patients(first: $n) { nodes { clinic { patients(first: $n) { nodes { clinic { patients(first: $n) { nodes { clinic { patients(first: $n) { nodes { id } } } } } } } } } } } }`;
    const isTooCostly = async (variables: object) => (await ask(deep, { variables })).text.includes('QUERY_TOO_COSTLY');
    expect([await isTooCostly({}), await isTooCostly({ n: null }), await isTooCostly({})]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('what one caller asks amiss is not held against the next', async () => {
    const query = `query ($id: ID = "Clinic_${'0'.repeat(32)}") { node(id: $id) { id } }`;
    expect((await ask(query, { variables: { id: null } })).text).toContain('errors');
    expect((await ask(query)).text).toBe('{"data":{"node":null}}\n');
  });

  test('200 nested pairs of lists in a few kilobytes, in under 100 ms', async () => {
    await ask(pairs(200));
    const reply = await ask(pairs(200));
    expectRefusal(reply, /GRAPHQL_|QUERY_TOO_COSTLY|BAD_REQUEST/);
    expect(reply.milliseconds).toBeLessThan(100);
    await expectAlive();
  });

  test('as many pairs as the token limit lets through', async () => {
    // clinic { patients { nodes { … } } } is nine tokens.
    const reply = await ask(pairs(108));
    expectRefusal(reply, 'GRAPHQL_VALIDATION_FAILED');
    expect(reply.milliseconds).toBeLessThan(1000);
    for (const count of [4, 5, 6, 8]) expectRefusal(await ask(pairs(count)), 'QUERY_TOO_COSTLY');
  });

  test('depth alone, where every page has one record', async () => {
    const reply = await ask(cheapPairs(60));
    expectRefusal(reply, 'GRAPHQL_VALIDATION_FAILED');
  });

  test('pages whose product is large', async () => {
    const query =
      '{ clinics(first: 100) { nodes { patients(first: 100) { nodes { courses(first: 100) { nodes { code } } } } } } }';
    expectRefusal(await ask(query), 'QUERY_TOO_COSTLY');
    const variable = query.replace('{ clinics(first: 100)', 'query ($n: Int) { clinics(first: $n)');
    expectRefusal(await ask(variable, { variables: { n: 100 } }), 'QUERY_TOO_COSTLY');
    expect(codesIn(await ask(variable, { variables: { n: 1 } }))).toEqual([]);
  });

  test.each([
    ['101 aliases of __typename', `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
    ['20,000 aliases of __typename', `{ ${Array.from({ length: 13000 }, (_, i) => `a${i}:__typename`).join(' ')} }`],
    [
      '101 aliases of a costly field',
      `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: outcomeMeasures { id }`).join(' ')} }`,
    ],
    [
      '31 comparisons',
      `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: compareOutcomes(input: { measure: "quagga_girth", timepoint: "end", groupBy: [SEX] }) { n }`).join(' ')} }`,
    ],
    ['20,000 times the same field', `{ ${'__typename '.repeat(20000)} }`],
    [
      'aliases inside a fragment',
      `{ ...f } fragment f on Query { ${Array.from({ length: 60 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
    ],
    [
      'aliases inside fragments of fragments',
      `{ ...a ...b } ${['a', 'b'].map((name) => `fragment ${name} on Query { ${Array.from({ length: 20 }, (_, i) => `${name}${i}: __typename`).join(' ')} }`).join(' ')}`,
    ],
    ['20,000 unknown directives', `{ __typename ${'@aa '.repeat(20000)} }`],
    ['ten unknown directives', `{ __typename ${'@aa '.repeat(10)} }`],
    ['a hundred unknown fields', `{ ${Array.from({ length: 100 }, (_, i) => `x${i}`).join(' ')} }`],
    ['ten times @skip', `{ __typename ${'@skip(if: false) '.repeat(10)} }`],
    ['a deep literal', `{ node(id: ${'['.repeat(20000)}${']'.repeat(20000)}) { id } }`],
    ['a circle of fragments', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'],
    [
      'fragments that double',
      `{ ...f0 } ${Array.from({ length: 24 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ')} fragment f24 on Query { __typename }`,
    ],
  ])('%s', async (_name, query) => {
    const reply = await ask(query);
    expectRefusal(reply, /GRAPHQL_|QUERY_TOO_|BAD_REQUEST/, reply.status === 413 ? 413 : 400);
    expect(reply.milliseconds).toBeLessThan(1000);
    await expectAlive();
  });

  test('padding that a reckoner of costs gives up on does not make a costly query affordable', async () => {
    const spreads = (i: number) => (i < 10 ? `...f${i + 1} ...f${i + 1}` : `...f${i + 1}`);
    const padding = Array.from({ length: 23 }, (_, i) => `fragment f${i} on Organization { ${spreads(i)} }`).join(' ');
    const costly =
      'clinics(first: 100) { nodes { patients(first: 100) { nodes { courses(first: 100) { nodes { id patient { courses(first: 100) { nodes { id } } } } } } } } }';
    const query = `{ organization { ...f0 } ${costly} } ${padding} fragment f23 on Organization { id }`;
    expectRefusal(await ask(query), /GRAPHQL_|QUERY_TOO_/);
    await expectAlive();
  });

  test('as many comparisons as fit into one request', async () => {
    const one = 'compareOutcomes(input: { measure: "waist", timepoint: "end", groupBy: [CLINIC] }) { n }';
    const query = `{ ${Array.from({ length: 30 }, (_, i) => `c${i}: ${one}`).join(' ')} }`;
    expectRefusal(await ask(query), /QUERY_TOO_/);
  });

  test('fragments that double with fields in them', async () => {
    const fragments = Array.from(
      { length: 24 },
      (_, i) =>
        `fragment f${i} on Clinic { a${i}: patients(first: 1) { nodes { clinic { ...f${i + 1} b: id } } } ...f${i + 1} }`,
    );
    const query = `{ clinics(first: 1) { nodes { ...f0 } } } ${fragments.join(' ')} fragment f24 on Clinic { id }`;
    const reply = await ask(query);
    expect(reply.milliseconds).toBeLessThan(1000);
    expectRefusal(reply, /GRAPHQL_|QUERY_TOO_/);
    await expectAlive();
  });

  test('what an honest client sends stays under the limits', async () => {
    const thirty = `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: outcomeMeasures { code }`).join(' ')} }`;
    expect(codesIn(await ask(thirty))).toEqual([]);
    const introspection = await send(
      JSON.stringify({
        query: '{ __schema { types { name fields { name type { name ofType { name ofType { name } } } } } } }',
      }),
    );
    expect(codesIn(introspection)).toEqual([]);
  });
});

describe('a request that is no honest one', () => {
  test('a large body, a compressed one, and one that is not JSON', async () => {
    expect((await send('x'.repeat(1024 * 1024)).catch(() => ({ status: 413 }))).status).toBe(413);
    const zipped = gzipSync(Buffer.from(JSON.stringify({ query: '{ __typename }' })));
    expect((await send(new Uint8Array(zipped), { headers: { 'content-encoding': 'gzip' } })).status).toBe(415);
    for (const body of ['{', '', 'null', '1', '"x"', '{"query":1}', '{}', '{"query":null}']) {
      const reply = await send(body);
      expect([body, reply.status]).toEqual([body, 400]);
      expectDiscreet(reply);
    }
    await expectAlive();
  });

  test('a body whose length is not told is cut off at the limit', async () => {
    const status = await new Promise<number | string>((resolve) => {
      const sending = request(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      });
      sending.on('response', (response) => resolve(response.statusCode ?? 0));
      sending.on('error', () => resolve('cut'));
      for (let i = 0; i < 64; i += 1) sending.write('x'.repeat(16 * 1024));
      sending.end();
    });
    expect([413, 'cut']).toContain(status);
    await expectAlive();
  });

  test('deep and wide variables do no harm, and touch no prototype', async () => {
    const deep = `{"query":"query ($x: ClinicFilter) { clinics(filter: $x) { totalCount } }","variables":{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
    const reply = await send(deep);
    expect(reply.status).toBe(400);
    expectDiscreet(reply);
    const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i]));
    expect((await ask('{ __typename }', { variables: wide })).status).toBe(200);
    await send(
      '{"query":"{ __typename }","variables":{"__proto__":{"polluted":true}},"extensions":{"__proto__":{"polluted":true}}}',
    );
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    await expectAlive();
  });

  test('batches, mutations by GET and forms from other sites', async () => {
    const batch = await send(JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]));
    expect(batch.status).toBe(400);
    const before = await clinicsStored();
    const mutation = encodeURIComponent(
      'mutation { createClinic(input: { code: "get", name: "x", country: "ZA" }) { clinic { id } } }',
    );
    const get = await send(undefined, {
      method: 'GET',
      path: `/graphql?query=${mutation}`,
      headers: { 'apollo-require-preflight': 'true' },
    });
    expect(get.status).toBe(405);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const query = 'mutation { createClinic(input: { code: "csrf", name: "x", country: "ZA" }) { clinic { id } } }';
      expect(
        (await send(JSON.stringify({ query }), { headers: { 'content-type': type } })).status,
      ).toBeGreaterThanOrEqual(400);
    }
    const simple = await send(undefined, {
      method: 'GET',
      path: '/graphql?query={__typename}',
      headers: { 'content-type': 'text/plain' },
    });
    expect(simple.status).toBe(400);
    expect(await clinicsStored()).toBe(before);
    const crossSite = await send(JSON.stringify({ query: '{ __typename }' }), {
      headers: { origin: 'https://evil.example' },
    });
    expect(crossSite.headers.get('access-control-allow-origin')).toBeNull();
    expect(crossSite.headers.get('cache-control')).toBe('no-store');
  });

  const clinicsStored = async () => (await server.asOwner('select count(*)::int as rows from clinic'))[0]!.rows;
});
