import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Subscriber, transports } from '../support/live-clients.js';
import { startTestServer, type TestServer } from '../support/organization.js';

let server: TestServer;
beforeAll(async () => {
  // The server asks for the keys of open streams at intervals, and nobody wants to wait for one here.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  server = await startTestServer();
});
afterAll(async () => {
  await server.close();
  vi.useRealTimers();
});

test('the streams of a revoked key end though nothing happens, and those of other keys go on', async () => {
  const owner = await (await server.newOrganization()).as('OWNER');
  const { data } = await owner.ask<{ createApiKey: { secret: string; apiKey: { id: string } } }>(
    'mutation { createApiKey(input: { role: OWNER }) { secret apiKey { id } } }',
  );
  const { secret, apiKey } = data.createApiKey;
  const query = 'subscription { registrationStatusChanged { number } }';
  const revoked = transports.map((transport) => new Subscriber(server.url, secret, transport, query));
  const kept = transports.map((transport) => new Subscriber(server.url, owner.key, transport, query));
  await sleep(500);
  await owner.ask(`mutation { revokeApiKey(input: { id: "${apiKey.id}" }) { userErrors { code } } }`);
  expect([...revoked, ...kept].map(({ end }) => end)).toEqual([null, null, null, null]);
  for (let seconds = 0; seconds < 30; seconds += 10) {
    vi.advanceTimersByTime(10_000);
    // Heartbeats are answered in real time.
    await sleep(200);
  }
  for (const subscriber of revoked) expect(await subscriber.endCodes()).toEqual(['UNAUTHENTICATED']);
  expect(kept.map(({ end }) => end)).toEqual([null, null]);
});
