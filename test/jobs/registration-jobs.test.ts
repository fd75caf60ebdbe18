import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { secondsUntilNextTry } from '../../src/jobs/next-try.js';
import { hpcsaAddress } from '../../src/modules/register-lookup/hpcsa-iregister.js';
import { registerLookups } from '../../src/modules/register-lookup/register-lookups.js';
import { systemClock } from '../../src/platform/clock.js';
import { createLogger } from '../../src/platform/telemetry/logger.js';
import { createServer, type Server } from '../../src/server.js';
import { nppesAnswer, nppesEntry } from '../modules/register-lookup/nppes-answers.js';
import { json, openRegister } from '../modules/register-lookup/register-server.js';
import { Subscriber } from '../support/live-clients.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { Caller, TestOrganization } from '../support/organization.js';

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop(1000);
});

/** A server on the database, with a register to ask. */
async function serverThatAsks(baseUrl: string): Promise<Server> {
  const settings = { nppesAddress: baseUrl, hpcsaAddress, hpcsaPermission: null };
  const server = await createServer({
    database: opened.database,
    clock: systemClock,
    logger: createLogger('silent'),
    host: '127.0.0.1',
    port: 0,
    costLimit: 25_000,
    plansReads: true,
    keySecret: 'a secret that only the tests know',
    registerLookups: registerLookups(settings, systemClock),
  });
  servers.push(server);
  return server;
}

let count = 0;

/** A key of a chain with one practitioner, whose registration was stated and never checked; no server has heard of it. */
async function unverified(): Promise<string> {
  const chain = await TestOrganization.create(opened, '', `Chain ${(count += 1)}`);
  await chain.arrange(({ practitioners }) =>
    practitioners.create({
      code: 'p1',
      fullName: 'Thandi Grace Mokoena',
      profession: 'MEDICAL_PRACTITIONER',
      registrations: [{ body: 'NPI', number: '1234567893' }],
    }),
  );
  return (await chain.as('OWNER')).key;
}

interface Registrations {
  practitioners: { nodes: { registrations: { status: string; checks: { nodes: { result: string }[] } }[] }[] };
}

async function registrationOf(server: Server, key: string) {
  const { data } = await new Caller(server.url, key).ask<Registrations>(
    '{ practitioners { nodes { registrations { status checks(first: 10) { nodes { result } } } } } }',
  );
  return data.practitioners.nodes[0]!.registrations[0]!;
}

test(
  'what is due is checked once, whichever server does it, and subscribers hear of it',
  { timeout: 60_000 },
  async () => {
    const register = await openRegister(json(nppesAnswer(nppesEntry())));
    const key = await unverified();
    const [one, another] = [await serverThatAsks(register.baseUrl), await serverThatAsks(register.baseUrl)];
    const subscriber = new Subscriber(
      one.url,
      key,
      'a WebSocket',
      'subscription { registrationStatusChanged { number status } }',
    );
    // Being asked is what has an organization's work begin.
    for (const { url } of [one, another])
      expect((await new Caller(url, key).ask('{ viewer { role } }')).status).toBe(200);
    await expect.poll(async () => (await registrationOf(one, key)).checks.nodes.length, { timeout: 30_000 }).toBe(1);
    const told = await subscriber.toldTimes(1);
    const { status, checks } = await registrationOf(another, key);
    expect(told).toEqual([{ data: { registrationStatusChanged: { number: '1234567893', status } } }]);
    expect(status).not.toBe('UNVERIFIED');
    expect(checks.nodes).toHaveLength(1);
    await sleep(6000);
    expect(register.seen).toHaveLength(1);
    expect((await registrationOf(another, key)).checks.nodes).toHaveLength(1);
  },
);

test('a silent register is asked again no sooner than it said', { timeout: 60_000 }, async () => {
  const register = await openRegister((response) => void response.writeHead(503, { 'retry-after': '7200' }).end());
  const key = await unverified();
  const server = await serverThatAsks(register.baseUrl);
  await new Caller(server.url, key).ask('{ viewer { role } }');
  await expect
    .poll(async () => (await registrationOf(server, key)).checks.nodes, { timeout: 30_000 })
    .toEqual([{ result: 'SOURCE_UNAVAILABLE' }]);
  const waiting = await opened.asOwner(`
    select (data->>'silences')::int as silences, extract(epoch from start_after - now())::float8 as seconds
    from pgboss.job where name = 'recheck-registration' and state = 'created'`);
  expect(waiting).toMatchObject([{ silences: 1 }]);
  expect(Number(waiting[0]!.seconds)).toBeGreaterThan(7100);
  expect(Number(waiting[0]!.seconds)).toBeLessThanOrEqual(7200);
  expect((await registrationOf(server, key)).status).toBe('UNVERIFIED');
  // Nor does a server that starts meanwhile and finds the registration due.
  const late = await serverThatAsks(register.baseUrl);
  const asked = register.seen.length;
  await new Caller(late.url, key).ask('{ viewer { role } }');
  await sleep(11_000);
  expect(register.seen).toHaveLength(asked);
  expect((await registrationOf(server, key)).checks.nodes).toHaveLength(1);
});

test.each([
  ['at first after a quarter of an hour', 0, null, 900],
  ['then after four times as long', 1, null, 3600],
  ['again', 2, null, 14_400],
  ['and again', 3, null, 57_600],
  ['then when the daily work finds it', 4, null, null],
  ['never before the register said', 0, 7_200_000, 7200],
  ['though it may be later', 2, 7_200_000, 14_400],
  ['and tomorrow where it said so', 0, 86_400_000, null],
])('a register that is silent is asked again: %s', (_name, silences, retryAfterMs, seconds) => {
  expect(secondsUntilNextTry(silences, retryAfterMs)).toBe(seconds);
});
