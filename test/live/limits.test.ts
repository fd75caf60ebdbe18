import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { closeCode, rawSocket, Subscriber, transports } from '../support/live-clients.js';
import { startTestServer, type Caller, type TestServer } from '../support/organization.js';

const SUBSCRIPTION = 'subscription { registrationStatusChanged { number } }';

let server: TestServer;
let owner: Caller;
beforeAll(async () => {
  server = await startTestServer();
  owner = await (await server.newOrganization()).as('OWNER');
});
afterAll(() => server.close());

describe.each(transports)('over %s', (transport) => {
  const subscribe = (query: string, key = owner.key) => new Subscriber(server.url, key, transport, query);

  const pages = (inner: string) => `clinics { practitioners(first: 100) { nodes { ${inner} } } }`;
  test.each([
    ['a query', '{ viewer { role } }', 'OPERATION_RESOLUTION_FAILURE'],
    ['a mutation', 'mutation { createApiKey(input: { role: OWNER }) { secret } }', 'OPERATION_RESOLUTION_FAILURE'],
    ['the schema alone', '{ __schema { types { name } } }', 'OPERATION_RESOLUTION_FAILURE'],
    [
      'two subscriptions in one',
      'subscription { a: registrationStatusChanged { id } b: registrationStatusChanged { id } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['an unknown field', 'subscription { registrationStatusChangd { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['nonsense', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    [
      'more tokens than a document may have',
      `subscription { registrationStatusChanged { ${'number '.repeat(1100)} } }`,
      'GRAPHQL_PARSE_FAILED',
    ],
    [
      'more than an answer may hold',
      `subscription { registrationStatusChanged { practitioner { ${pages(pages('id'))} } } }`,
      'QUERY_TOO_COSTLY',
    ],
    [
      'more depth than any honest document',
      `subscription { registrationStatusChanged { ${'practitioner { registrations { '.repeat(16)} id ${'} } '.repeat(16)} } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s is refused', async (_name, query, code) => {
    const subscriber = subscribe(query);
    const codes = await subscriber.endCodes();
    expect(new Set(codes)).toEqual(new Set([code]));
    expect(JSON.stringify([subscriber.end, subscriber.told])).not.toMatch(/Did you mean|registrationStatusChanged"/);
  });

  test('without a key that works there is no stream', async () => {
    for (const key of ['', 'x', `${owner.key}x`]) {
      expect(await subscribe(SUBSCRIPTION, key).endCodes()).toEqual([transport === 'a WebSocket' ? 4403 : 401]);
    }
  });

  test('a key may have twenty streams open, and another when one ended', async () => {
    const { key } = await (await server.newOrganization()).as('OWNER');
    const streams = Array.from({ length: 20 }, () => subscribe(SUBSCRIPTION, key));
    await sleep(500);
    expect(await nextEnds(key)).toEqual(['OVERLOADED']);
    expect(streams.map(({ end }) => end)).toEqual(streams.map(() => null));
    await streams[0]!.close();
    await expect.poll(async () => (await nextEnds(key)).join()).toBe('still open');
  });

  /** How one more stream of the key fares. */
  async function nextEnds(key: string): Promise<readonly unknown[]> {
    const one = subscribe(SUBSCRIPTION, key);
    const codes = await Promise.race([one.endCodes(), sleep(400).then(() => ['still open'])]);
    await one.close();
    return codes;
  }
});

describe('a connection that misbehaves is closed', () => {
  test('that never says who it is', { timeout: 10_000 }, async () => {
    expect(await closeCode(rawSocket(server.url))).toBe(4408);
  });

  test('that subscribes before it said who it is', async () => {
    const socket = rawSocket(server.url);
    socket.once('open', () =>
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: SUBSCRIPTION } })),
    );
    expect(await closeCode(socket)).toBe(4401);
  });

  test('that introduces itself twice', async () => {
    const socket = rawSocket(server.url);
    const introduction = JSON.stringify({
      type: 'connection_init',
      payload: { Authorization: `Bearer ${owner.key}` },
    });
    socket.once('open', () => socket.send(introduction));
    socket.once('message', () => socket.send(introduction));
    expect(await closeCode(socket)).toBe(4429);
  });

  test.each([
    ['no message of the protocol', 'hello', 4400],
    ['more than a message may hold', JSON.stringify({ type: 'ping', payload: { x: 'x'.repeat(300_000) } }), 1009],
  ])('that sends %s', async (_name, text, code) => {
    const socket = rawSocket(server.url);
    socket.once('open', () => socket.send(text));
    expect(await closeCode(socket)).toBe(code);
  });

  test('that speaks another protocol', async () => {
    expect(await closeCode(rawSocket(server.url, { protocol: null }))).toBe(4406);
  });

  test("that a page of another site opened, though it knows a key; the API's own page may", async () => {
    expect(await closeCode(rawSocket(server.url, { origin: 'https://evil.example' }))).toBe(403);
    expect(await closeCode(rawSocket(server.url, { origin: 'null' }))).toBe(403);
    const own = rawSocket(server.url, { origin: new URL(server.url).origin });
    await new Promise((resolve) => own.once('open', resolve));
    own.close();
  });

  test('that knocks elsewhere', async () => {
    const elsewhere = rawSocket(server.url.replace(/(:\d+)$/, '$1/other'));
    expect(await closeCode(elsewhere)).toBe(404);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});

describe('a subscription that is posted as if it were a query', () => {
  const post = (headers: Record<string, string>, body = JSON.stringify({ query: SUBSCRIPTION })) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${owner.key}`, ...headers },
      body,
    });

  test('is refused, and told how to ask', async () => {
    const { status, errors } = await owner.ask(SUBSCRIPTION);
    expect(status).toBe(400);
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('text/event-stream') as string,
        extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
      },
    ]);
  });

  test('is no way around the limits of a request', async () => {
    const stream = { accept: 'text/event-stream' };
    expect((await post(stream, JSON.stringify({ query: SUBSCRIPTION, x: 'x'.repeat(300_000) }))).status).toBe(413);
    expect((await post({ ...stream, 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post({ ...stream, 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await post(stream, '{')).status).toBe(400);
    expect((await post(stream, 'null')).status).toBe(400);
    expect((await post(stream, '{"query": {}}')).status).toBe(400);
    expect((await post({ ...stream, authorization: '' })).status).toBe(401);
  });

  test('is no way to shared streams: nothing is kept between requests', async () => {
    const response = await fetch(`${server.url}/graphql/stream`, { method: 'PUT' });
    expect(response.status).toBe(404);
    expect((await fetch(`${server.url}/graphql`, { method: 'PUT' })).status).toBeGreaterThanOrEqual(400);
  });
});

test.runIf(inject('postgres'))(
  'when events may have been missed, streams end and say so',
  { timeout: 20_000 },
  async () => {
    const subscribers = transports.map((transport) => new Subscriber(server.url, owner.key, transport, SUBSCRIPTION));
    await sleep(500);
    const cut = await server.asOwner(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'`,
    );
    expect(cut).toHaveLength(1);
    for (const subscriber of subscribers) expect(await subscriber.endCodes()).toEqual(['OVERLOADED']);
  },
);
