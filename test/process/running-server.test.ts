import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallChain, writeFolder } from '../support/exchange-folder.js';
import { Caller } from '../support/organization.js';
import { buildProgram, finished, Installation, type RunningServer } from '../support/program.js';

/** An embedded database that a server holds while commands come. */
let installation: Installation;
let server: RunningServer;
beforeAll(async () => {
  buildProgram();
  installation = await Installation.embedded();
  await installation.succeed('import', 'examples/anorexia', '--organization', 'Study');
  server = await installation.serve();
});
afterAll(() => installation.remove());

const chainOf = (changes: readonly number[]) =>
  smallChain(
    changes.map((change, index) => ({ code: `k${index}`, waist: { baseline: '90', end: String(90 + change) } })),
  );

async function meanOf(organization: string): Promise<number | null> {
  const key = await installation.succeed('keys', 'create', '--organization', organization, '--role', 'ANALYST');
  const { data, errors } = await new Caller(server.url, key).ask<{
    compareOutcomes: { overall: { mean: number | null } };
  }>('{ compareOutcomes(input: { measure: "waist", timepoint: "end", groupBy: [CLINIC] }) { overall { mean } } }');
  if (errors) throw new Error(JSON.stringify(errors));
  return data.compareOutcomes.overall.mean;
}

test('a second server on the folder is refused at once, and says why', { timeout: 10_000 }, async () => {
  const { exitCode, err } = await finished(installation.startServer());
  expect(exitCode).toBe(1);
  expect(err).toContain('is in use by another Mesograph server');
  expect(err).not.toContain('    at ');
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});

test('an import through the server ends with its summary, and the server answers with the new records', async () => {
  const folder = await writeFolder(chainOf([-1, -2, -3, -4, -5]));
  const { exitCode, lastLine, err } = await installation.run('import', folder, '--organization', 'Imported');
  expect(exitCode).toBe(0);
  expect(JSON.parse(lastLine)).toMatchObject({
    created: { 'courses.csv': 5, 'outcomes.csv': 10 },
    updated: {},
    unchanged: {},
    flagged: {},
  });
  expect(err).toContain('Importing outcomes.csv\n');
  expect(await meanOf('Imported')).toBe(-3);
  const again = JSON.parse(await installation.succeed('import', folder, '--organization', 'Imported')) as object;
  expect(again).toMatchObject({ created: {}, updated: {}, unchanged: { 'courses.csv': 5 } });
});

test('a refused import through the server tells its problems, exits with 1 and leaves nothing', async () => {
  const folder = await writeFolder({
    ...chainOf([-1]),
    'outcomes.csv': 'course,measure,timepoint,value\nk0,waist,end,big\n',
  });
  const { exitCode, out, err } = await installation.run('import', folder, '--organization', 'Refused');
  expect(exitCode).toBe(1);
  expect(out).toBe('');
  expect(err).toContain('outcomes.csv:2:4: `value` must be a number');
  const list = await installation.run('keys', 'list', '--organization', 'Refused');
  expect(list).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('There is no organization named "Refused"') as string,
  });
});

test('commands at once, and questions meanwhile, are all answered and nothing is lost', async () => {
  const folder = await writeFolder(chainOf([-2, -4, -6, -8, -10]));
  const names = ['One', 'Two', 'Three'];
  const [alive, ...summaries] = await Promise.all([
    Promise.all(Array.from({ length: 20 }, async () => (await fetch(`${server.url}/healthz`)).status)),
    ...names.map((name) => installation.succeed('import', folder, '--organization', name)),
  ]);
  expect(new Set(alive)).toEqual(new Set([200]));
  for (const summary of summaries) expect(JSON.parse(summary)).toMatchObject({ created: { 'courses.csv': 5 } });
  for (const name of names) expect(await meanOf(name)).toBe(-6);
});

test('an export through the server lands where the command was typed', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'mesograph-export-')), 'out');
  await installation.succeed('export', folder, '--organization', 'Study');
  expect(await readdir(folder)).toEqual(
    expect.arrayContaining(['clinics.csv', 'courses.csv', 'datapackage.json', 'outcomes.csv', 'protocols.json']),
  );
  await rm(join(folder, '..'), { recursive: true });
});

test('a key made through the server works at once, and a revoked one no longer', async () => {
  const key = await installation.succeed(
    'keys',
    'create',
    '--organization',
    'Study',
    '--role',
    'ANALYST',
    '--label',
    'short-lived',
  );
  const ask = async () => (await new Caller(server.url, key).ask('{ viewer { role } }')).status;
  expect(await ask()).toBe(200);
  const { out } = await installation.run('keys', 'list', '--organization', 'Study');
  const [id] = out
    .split('\n')
    .find((line) => line.includes('short-lived'))!
    .split('\t');
  await installation.succeed('keys', 'revoke', id!, '--organization', 'Study');
  expect(await ask()).toBe(401);
});

test('only its owner may send the server commands', async () => {
  const { mode } = await stat(join(installation.environment.MESOGRAPH_DATA!, 'control.sock'));
  expect(mode & 0o077).toBe(0);
});

test('after a stop, and after a crash, the folder opens again with everything acknowledged in it', async () => {
  expect(await server.stop()).toBe(0);
  // Without a server the command opens the folder itself.
  expect(await installation.succeed('keys', 'list', '--organization', 'Imported')).toContain('ANALYST');
  server = await installation.serve();
  const folder = await writeFolder(chainOf([-1, -1, -1, -1, -6]));
  await installation.succeed('import', folder, '--organization', 'Late');
  await server.kill();
  server = await installation.serve();
  expect(await meanOf('Late')).toBe(-2);
  expect(await meanOf('Imported')).toBe(-3);
});
