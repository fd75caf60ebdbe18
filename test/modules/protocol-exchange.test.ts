import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command, importInto } from '../support/command-line.js';
import { smallChain, temporaryFolder } from '../support/exchange-folder.js';
import { startTestServer, type TestOrganization, type TestServer } from '../support/organization.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const phases = [
  { kind: 'INDUCTION', sessions: { target: 6, min: 5, max: 8 }, intervalDays: { target: 7, min: 6, max: 10 } },
  { kind: 'MAINTENANCE', intervalDays: { target: 30, min: 21, max: 45 } },
];
const version = {
  version: 1,
  publishedOn: '2021-01-01',
  phases,
  technique: { volumePerInjectionMl: { target: 100, min: 50, max: 150, unit: 'UL' } },
  cocktail: {
    substances: [{ code: 'procaine', volumeMl: 1, strength: 2, strengthUnit: 'PERCENT' }],
    alternatives: [[{ code: 'lidocaine', volumeMl: 1 }], [{ code: 'caffeine' }, { code: 'procaine' }]],
    tolerance: 0.1,
  },
};
const retired = {
  ...version,
  version: 2,
  status: 'RETIRED',
  retiredOn: '2023-05-06',
  retirementReason: 'Too many bruises.',
};

const chainWith = (...versions: readonly object[]) =>
  smallChain([{ code: 'c1' }], {
    'protocols.json': [{ code: 'waist-slimming', name: 'Waist slimming', indication: 'LOCAL_FAT', versions }],
  });

async function exported(chain: TestOrganization): Promise<{ readonly folder: string; readonly protocols: unknown }> {
  const folder = join(await temporaryFolder(), 'export');
  const { exitCode, err } = await command(server, 'export', folder, '--organization', chain.name);
  expect(exitCode, err).toBe(0);
  return { folder, protocols: JSON.parse(await readFile(join(folder, 'protocols.json'), 'utf8')) };
}

test('phases, alternatives and retirements come in, go out in canonical units, and come in again unchanged', async () => {
  const chain = await server.newOrganization();
  await importInto(server, chain.name, chainWith(version, retired));
  const { folder, protocols } = await exported(chain);
  const technique = { volumePerInjectionMl: { target: 0.1, min: 0.05, max: 0.15 } };
  const stored = { technique, sessions: 6, intervalDays: 7, maintenanceIntervalDays: 30, assessments: [] };
  expect(protocols).toEqual([
    {
      code: 'waist-slimming',
      name: 'Waist slimming',
      indication: 'LOCAL_FAT',
      versions: [
        { ...version, ...stored, status: 'PUBLISHED' },
        { ...retired, ...stored },
      ],
    },
  ]);
  const again = await importInto(server, chain.name, folder);
  expect([again.updated['protocols.json'] ?? 0, again.unchanged['protocols.json']]).toEqual([0, 2]);
  // As does the folder that says it in microlitres.
  const first = await importInto(server, chain.name, chainWith(version, retired));
  expect(first.unchanged['protocols.json']).toBe(2);
});

test('a published version changes in none of these by an import', async () => {
  const chain = await server.newOrganization();
  await importInto(server, chain.name, chainWith(version));
  const { cocktail } = version;
  for (const change of [
    { phases: [phases[0]] },
    { cocktail: { ...cocktail, tolerance: 0.2 } },
    { cocktail: { ...cocktail, alternatives: [] as object[] } },
    { status: 'RETIRED', retiredOn: '2023-05-06' },
  ]) {
    await expect(importInto(server, chain.name, chainWith({ ...version, ...change }))).rejects.toThrow(
      /is published and does not change|must list something/,
    );
  }
});

test('an alternative names substances that there are', async () => {
  const chain = await server.newOrganization();
  const cocktail = { substances: [{ code: 'procaine' }], alternatives: [[{ code: 'snake-oil' }]] };
  await expect(importInto(server, chain.name, chainWith({ ...version, cocktail }))).rejects.toThrow(
    'there is no substance `snake-oil`',
  );
});
