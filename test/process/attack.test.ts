import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runToEnd, startBuiltServer, type BuiltServer } from '../support/built-server.js';
import { buildProgram } from '../support/program.js';

const CANARY = 'zzcanaryzz';

let folder: string;
beforeAll(async () => {
  buildProgram();
  folder = await mkdtemp(join(tmpdir(), 'mesograph-process-'));
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts over the folder of this file: the first start fills it, and none runs beside another. */
const start = (environment: Readonly<Record<string, string>> = {}, nodeOptions: readonly string[] = []) =>
  startBuiltServer({ MESOGRAPH_DATA: folder, ...environment }, nodeOptions);

async function ask(
  url: string,
  query: string,
  variables: object = {},
  key = 'demo-owner',
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, text: await response.text() };
}

describe('a server with a small heap', () => {
  let server: BuiltServer;
  beforeAll(async () => {
    server = await start({}, ['--max-old-space-size=512']);
  }, 120_000);
  afterAll(async () => {
    server.process.kill('SIGTERM');
    await server.ended;
  });

  test('lives on through a storm of hostile requests, and tells no value in its log', async () => {
    const pairs = `{ patients { nodes { ${'clinic { patients { nodes { '.repeat(200)}id${' } } }'.repeat(200)} } } }`;
    const doubling = `{ ...f0 } ${Array.from({ length: 28 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ')} fragment f28 on Query { __typename }`;
    const aliases = `{ ${Array.from({ length: 20_000 }, (_, i) => `a${i}:__typename`).join(' ')} }`;
    const wide =
      '{ clinics(first: 100) { nodes { patients(first: 100) { nodes { courses(first: 100) { nodes { sessions { id } } } } } } } }';
    const enrol = 'mutation ($input: EnrolPatientInput!) { enrolPatient(input: $input) { userErrors { code } } }';
    const storm: readonly (readonly [string, object?])[] = [
      [pairs],
      [doubling],
      [aliases],
      [wide],
      ['{ clinicz { id } }'],
      [enrol, { input: { clinicId: CANARY, reference: CANARY, fullName: CANARY } }],
      [enrol, { input: { clinicId: 'x', birthDate: CANARY } }],
      [
        enrol,
        { input: { clinicId: `Clinic_${'0'.repeat(32)}`, reference: CANARY, fullName: `${CANARY}\r\n{"level":50}` } },
      ],
      ['query ($id: ID!) { node(id: $id) { id } }', { id: CANARY }],
      [`query ${CANARY.repeat(10)} { __typename }`],
    ];
    for (let round = 0; round < 5; round += 1) {
      const replies = await Promise.all(
        storm.map(([query, variables]) => ask(server.url, query, variables).catch(() => null)),
      );
      for (const reply of replies) if (reply) expect(reply.status).toBeLessThan(500);
      const start = performance.now();
      expect((await ask(server.url, '{ viewer { role } }')).text).toBe('{"data":{"viewer":{"role":"OWNER"}}}\n');
      expect(performance.now() - start).toBeLessThan(2000);
    }
    const log = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    expect(log.length).toBeGreaterThan(10);
    // What an operation is called is the client's to choose and is logged; it is no value of a patient.
    expect(log.filter((line) => line.includes(CANARY) && !line.includes(`"name":"${CANARY}`))).toEqual([]);
    for (const line of log) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(log.filter((line) => line.includes('unexpected error'))).toEqual([]);
  }, 120_000);

  test('answers while three hundred senders are slow', async () => {
    const { port, hostname } = new URL(server.url);
    const slow = Array.from({ length: 300 }, () => {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => undefined);
      socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\nX-Slow: ');
      return socket;
    });
    expect((await ask(server.url, '{ __typename }')).status).toBe(200);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    for (const socket of slow) socket.destroy();
  });
});

describe('a stop', () => {
  test('answers what is under way, says meanwhile that it is not ready, and ends well', async () => {
    const server = await start({ MESOGRAPH_GRACE_SECONDS: '20' });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    const body = JSON.stringify({ query: '{ viewer { role } }' });
    const { port, hostname } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer demo-owner\r\n` +
        `Content-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
    );
    // The request is under way: its headers have come, its body has not.
    await expect.poll(() => socket.bytesWritten).toBeGreaterThan(100);
    await new Promise((resolve) => setTimeout(resolve, 300));
    server.process.kill('SIGTERM');
    await expect.poll(() => fetch(`${server.url}/readyz`).then(({ status }) => status)).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    socket.write(body.slice(5));
    expect(await server.ended).toBe(0);
    expect(answer).toContain('{"data":{"viewer":{"role":"OWNER"}}}');
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  }, 120_000);

  test('with nothing under way comes at once, and what never ends is cut off after the grace', async () => {
    const idle = await start({ MESOGRAPH_GRACE_SECONDS: '60' });
    const asked = performance.now();
    idle.process.kill('SIGINT');
    expect(await idle.ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(5000);
    const busy = await start({ MESOGRAPH_GRACE_SECONDS: '1' });
    const { port, hostname } = new URL(busy.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{');
    await new Promise((resolve) => setTimeout(resolve, 300));
    busy.process.kill('SIGTERM');
    expect(await busy.ended).toBe(0);
  }, 120_000);
});

test('settings that are wrong are all named at once, and no value is shown', () => {
  const { status, output } = runToEnd({
    PORT: CANARY,
    DATABASE_URL: `mysql://root:${CANARY}@host/x`,
    MIGRATION_DATABASE_URL: CANARY,
    MESOGRAPH_KEY_SECRET: CANARY,
    MESOGRAPH_COST_LIMIT: '0',
    MESOGRAPH_GRACE_SECONDS: '-1',
    LOG_LEVEL: CANARY,
  });
  expect(status).toBe(1);
  const named = [
    'PORT',
    'DATABASE_URL',
    'MIGRATION_DATABASE_URL',
    'MESOGRAPH_KEY_SECRET',
    'MESOGRAPH_COST_LIMIT',
    'MESOGRAPH_GRACE_SECONDS',
    'LOG_LEVEL',
  ];
  for (const name of named) expect(output).toContain(`  ${name}: `);
  expect(output).not.toContain(CANARY);
  expect(output).not.toMatch(/\bat .*\.js/);
});
