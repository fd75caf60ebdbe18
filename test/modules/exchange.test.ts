import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command, importInto } from '../support/command-line.js';
import {
  smallChain,
  temporaryFolder,
  textOf,
  writeFolder,
  type ExchangeFiles,
  type Table,
} from '../support/exchange-folder.js';
import { startTestServer, type TestOrganization, type TestServer } from '../support/organization.js';
import { zipOf } from '../support/zip.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const days = ['2025-01-06', '2025-01-13T08:30:00+02:00', '2025-01-20'];

/** A chain with something in every file. */
function fullChain(): ExchangeFiles {
  const courses = Array.from({ length: 12 }, (_, index) => ({
    code: `course-${String(index).padStart(2, '0')}`,
    clinic: index % 2 ? 'north' : 'south',
    practitioner: index % 2 ? 'thandi' : 'pieter',
    version: 1 + (index % 2),
    startedOn: '2025-01-06',
    endedOn: '2025-02-17',
    bmi: `${24 + index}.5`,
    sex: index % 3 ? 'FEMALE' : 'MALE',
    birthDate: `19${60 + index}-02-03`,
    sessions: days,
    waist: { baseline: `${90 + index}.25`, 'week-12': `${89 + ((index * 7) % 5)}.1`, end: `${88 + ((index * 5) % 7)}` },
  }));
  return smallChain(courses, {
    'registrations.csv': {
      columns: 'practitioner,body,number,status,valid_from',
      rows: ['thandi,HPCSA,MP0123456,ACTIVE,2019-05-01'],
    },
    'substances.csv': {
      columns: 'code,name,atc,allergen_groups',
      rows: ['own-mix,"Our ""own"" mix, filtered",,AMIDE|PARABEN'],
    },
    'sessions.csv': {
      columns: 'course,number,performed_at,technique,delivery,areas,depth_mm,injections,cocktail,notes',
      rows: courses.flatMap(({ code }) =>
        days.map(
          (day, index) =>
            `${code},${index + 1},${day},,MANUAL,ABDOMEN|FLANKS,4.50,80,caffeine|own-mix,"calm,\nno pain"`,
        ),
      ),
    },
    'session_substances.csv': {
      columns: 'course,number,substance,volume_ml,strength,strength_unit,lot',
      rows: [
        'course-00,1,own-mix,2.0,10,MG_PER_ML,LOT-7',
        'course-00,1,procaine,1,2,PERCENT,',
        'course-01,2,caffeine,2,,,',
      ],
    },
    'variations.json': [
      {
        practitioner: 'thandi',
        protocol: 'waist-slimming',
        version: 1,
        status: 'APPROVED',
        proposedOn: '2024-02-01',
        rationale: 'Gentler.',
        technique: { depthMm: { target: 3, min: 2, max: 4 } },
      },
    ],
    'adverse_events.csv': {
      columns: 'course,session,kind,grade,onset,resolved,serious,description',
      rows: ['course-03,2,HAEMATOMA,1,2025-01-14,2025-01-20,false,Small', 'course-03,,PAIN,2,2025-01-14,,,'],
    },
  });
}

async function comparisonOf(chain: TestOrganization): Promise<object> {
  const analyst = await chain.as('ANALYST');
  const { data, errors } = await analyst.ask<{ compareOutcomes: object }>(
    `{ compareOutcomes(input: { measure: "waist", timepoint: "week-12", groupBy: [CLINIC], adjustFor: [BASELINE, AGE, BMI] }) {
      n suppressedGroups notes { figure code message } warnings { code message } measure { code name unit }
      release { hash courses }
      overall { n mean sd standardError baselineMean baselineSd } followUp { started due observed missingShare }
      groups { keys { code label } statistics { n mean sd standardError interval { lower upper } }
        adjustedMean { estimate lower upper } difference { estimate standardError } pValue adjustedPValue
        responders { estimate lower upper } respondersOfDue { estimate } followUp { started due observed } }
      adjustment { n residualSd rSquared coefficients { covariate estimate standardError pValue } slopeHomogeneity { statistic pValue } }
      welch { statistic df1 df2 pValue } anova { statistic df1 df2 pValue }
    } }`,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.compareOutcomes;
}

async function exported(chain: TestOrganization): Promise<string> {
  const folder = join(await temporaryFolder(), 'export');
  const { exitCode, err } = await command(server, 'export', folder, '--organization', chain.name);
  expect(`${exitCode}${err.replace(/^Exporting .*\n/gm, '')}`).toBe('0');
  return folder;
}

async function filesOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => name !== 'datapackage.json').toSorted();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

/** How many records of each kind the organization holds, those that were corrected included. */
async function stored(chain: TestOrganization): Promise<Record<string, unknown>> {
  const tables = [
    'clinic',
    'practitioner',
    'patient',
    'treatment_course',
    'treatment_session',
    'session_substance',
    'outcome_assessment',
    'adverse_event',
    'data_release',
    'outcome_fact',
  ];
  const [row] = await server.asOwner(
    `select ${tables.map((table) => `(select count(*)::int from ${table} where organization_id = '${chain.id}') as ${table}`).join(', ')}`,
  );
  return row!;
}

const withRow = (
  files: ExchangeFiles,
  name: string,
  change: (rows: readonly string[]) => readonly string[],
): ExchangeFiles => {
  const { columns, rows } = files[name] as Table;
  return { ...files, [name]: { columns, rows: change(rows) } };
};

test('what was exported imports elsewhere to the same answers, and exports to the same files', async () => {
  const chain = await server.newOrganization();
  const { created } = await importInto(server, chain.name, fullChain());
  expect(created).toEqual({
    'clinics.csv': 2,
    'practitioners.csv': 2,
    'registrations.csv': 1,
    'measures.csv': 1,
    'substances.csv': 1,
    'protocols.json': 2,
    'variations.json': 1,
    'patients.csv': 12,
    'courses.csv': 12,
    'sessions.csv': 36,
    'session_substances.csv': 3,
    'outcomes.csv': 36,
    'adverse_events.csv': 2,
  });
  const folder = await exported(chain);
  const copy = await server.newOrganization();
  await importInto(server, copy.name, folder);
  expect(await comparisonOf(copy)).toEqual(await comparisonOf(chain));
  expect(await filesOf(await exported(copy))).toEqual(await filesOf(folder));
});

test('importing again changes nothing, from the same folder or from an export', async () => {
  const chain = await server.newOrganization();
  await importInto(server, chain.name, fullChain());
  const before = await stored(chain);
  for (const folder of [fullChain(), await exported(chain)]) {
    const { created, updated, unchanged } = await importInto(server, chain.name, folder);
    expect({ created, updated }).toEqual({ created: {}, updated: {} });
    expect(unchanged).toMatchObject({
      'courses.csv': 12,
      'sessions.csv': 36,
      'session_substances.csv': 3,
      'outcomes.csv': 36,
      'adverse_events.csv': 2,
    });
  }
  expect(await stored(chain)).toEqual(before);
});

test('a changed session, mixture or outcome becomes a correction, and the old record stays', async () => {
  const chain = await server.newOrganization();
  await importInto(server, chain.name, fullChain());
  const before = await stored(chain);
  let files = withRow(fullChain(), 'sessions.csv', (rows) =>
    rows.map((row, index) => (index === 0 ? row.replace('4.50', '5') : row)),
  );
  files = withRow(files, 'session_substances.csv', (rows) =>
    rows.map((row) => row.replace('course-01,2,caffeine,2', 'course-01,2,caffeine,3')),
  );
  files = withRow(files, 'outcomes.csv', (rows) =>
    rows.map((row) => row.replace('course-05,waist,end,92', 'course-05,waist,end,70')),
  );
  expect((files['outcomes.csv'] as Table).rows.join()).toContain('end,70');
  const { created, updated, unchanged } = await importInto(server, chain.name, files);
  expect(created).toEqual({});
  expect(updated).toEqual({ 'sessions.csv': 2, 'session_substances.csv': 3, 'outcomes.csv': 1 });
  expect(unchanged).toMatchObject({ 'sessions.csv': 34, 'outcomes.csv': 35 });
  expect(await stored(chain)).toMatchObject({
    treatment_session: Number(before.treatment_session) + 2,
    outcome_assessment: Number(before.outcome_assessment) + 1,
    data_release: 2,
    outcome_fact: Number(before.outcome_fact) + 1,
  });
  const [corrected] = await server.asOwner(
    `select o.value::text as old, n.value::text as new, o.superseded_at is not null as superseded
     from outcome_assessment n join outcome_assessment o on o.organization_id = n.organization_id and o.id = n.corrects_id
     where n.organization_id = '${chain.id}'`,
  );
  expect(corrected).toEqual({ old: '92', new: '70', superseded: true });
});

test('a zip imports like its folder', async () => {
  const chain = await server.newOrganization();
  await importInto(server, chain.name, await zipOf(fullChain()));
  const { created, updated } = await importInto(server, chain.name, fullChain());
  expect({ created, updated }).toEqual({ created: {}, updated: {} });
});

const base = () => smallChain([{ code: 'k1', waist: { baseline: '90', end: '88' }, sessions: ['2025-01-06'] }]);

test.each<[string, ExchangeFiles, string]>([
  [
    'an unknown column',
    { ...base(), 'clinics.csv': 'code,name,country,region,colour\nnorth,N,ZA,Cape,red\n' },
    'clinics.csv:1:5: `colour`',
  ],
  [
    'an unknown reference',
    withRow(base(), 'courses.csv', (rows) => [...rows, 'k2,nobody,north,thandi,waist-slimming,1,2025-01-06,,,']),
    'courses.csv:3:2: `patient` names `nobody`',
  ],
  [
    'an unknown version',
    withRow(base(), 'courses.csv', ([row]) => [row!.replace('slimming,1', 'slimming,9')]),
    'courses.csv:2:6:',
  ],
  ['a key twice', withRow(base(), 'patients.csv', ([row]) => [row!, row!]), 'patients.csv:3:1:'],
  ['an outcome twice', withRow(base(), 'outcomes.csv', (rows) => [...rows, rows[1]!]), 'outcomes.csv:4:3:'],
  [
    'a day that is none',
    withRow(base(), 'courses.csv', ([row]) => [row!.replace('2025-01-06', '2025-02-30')]),
    'courses.csv:2:7: `started_on`',
  ],
  [
    'a value outside its limits',
    withRow(base(), 'outcomes.csv', ([first]) => [first!, 'k1,waist,end,200.0001']),
    'outcomes.csv:3:4: `value` lies outside',
  ],
  [
    'a substance of no session',
    { ...base(), 'session_substances.csv': 'course,number,substance\nk1,1,caffeine\nk1,2,caffeine\n' },
    'session_substances.csv:3:2:',
  ],
  ['a row with a cell too many', withRow(base(), 'patients.csv', ([row]) => [`${row},x`]), 'patients.csv:2:5:'],
  ['a file that does not belong', { ...base(), 'notes.txt': 'hello' }, 'notes.txt:1:1:'],
])('%s is told by file, line and column, and nothing is stored', async (_what, files, problem) => {
  const chain = await server.newOrganization();
  const { exitCode, out, err } = await command(
    server,
    'import',
    await writeFolder(files),
    '--organization',
    chain.name,
  );
  expect(exitCode).toBe(1);
  expect(err).toContain(problem);
  expect(out).toBe('');
  expect(Object.values(await stored(chain)).every((count) => count === 0)).toBe(true);
});

test('a published version does not change', async () => {
  const chain = await server.newOrganization();
  await importInto(server, chain.name, base());
  const protocols = JSON.parse(textOf(base()['protocols.json']!)) as { versions: { intervalDays: number }[] }[];
  protocols[0]!.versions[1]!.intervalDays = 14;
  const folder = await writeFolder({ ...base(), 'protocols.json': protocols });
  const { exitCode, err } = await command(server, 'import', folder, '--organization', chain.name);
  expect(exitCode).toBe(1);
  expect(err).toMatch(/protocols\.json:\d+:\d+: version 2 of waist-slimming is published and does not change/);
});

test('all problems are listed, the first hundred in words', async () => {
  const chain = await server.newOrganization();
  const rows = Array.from({ length: 150 }, (_, index) => `k1,waist,week-${index + 1},many`);
  const files = {
    ...withRow(base(), 'outcomes.csv', () => rows),
    'adverse_events.csv': 'course,kind,grade,onset\nk1,PAIN,9,2025-01-06\n',
  };
  const { exitCode, err } = await command(server, 'import', await writeFolder(files), '--organization', chain.name);
  expect(exitCode).toBe(1);
  const lines = err.split('\n').filter((line) => /^outcomes\.csv:\d+:4: `value`/.test(line));
  expect(lines.length).toBe(100);
  expect(err).toContain('and 51 more problems');
});

test('records that name one another may come in folders of their own', async () => {
  const chain = await server.newOrganization();
  const {
    'outcomes.csv': outcomes,
    'session_substances.csv': substances,
    'sessions.csv': sessions,
    ...rest
  } = fullChain();
  await importInto(server, chain.name, { ...rest, 'sessions.csv': sessions! });
  const later = await importInto(server, chain.name, {
    'outcomes.csv': outcomes!,
    'session_substances.csv': substances!,
  });
  expect(later.created).toEqual({ 'outcomes.csv': 36 });
  expect(later.updated).toEqual({ 'session_substances.csv': 3 });
  const whole = await server.newOrganization();
  await importInto(server, whole.name, fullChain());
  expect(await filesOf(await exported(chain))).toEqual(await filesOf(await exported(whole)));
});

test('a folder without the amounts of substances leaves those that are there alone', async () => {
  const chain = await server.newOrganization();
  // What the cocktail does not name was mixed only as long as the amounts say so.
  const named = withRow(fullChain(), 'session_substances.csv', (rows) =>
    rows.filter((row) => !row.includes('procaine')),
  );
  await importInto(server, chain.name, named);
  const { 'session_substances.csv': _, ...without } = named;
  const { created, updated } = await importInto(server, chain.name, without);
  expect({ created, updated }).toEqual({ created: {}, updated: {} });
});

test('export refuses a folder that holds something, and an organization that is not there', async () => {
  const chain = await server.newOrganization();
  await importInto(server, chain.name, base());
  const folder = await writeFolder({ 'mine.txt': 'keep' });
  const full = await command(server, 'export', folder, '--organization', chain.name);
  expect(full.exitCode).toBe(1);
  expect(await filesOf(folder)).toEqual({ 'mine.txt': 'keep' });
  const nobody = await command(server, 'export', join(folder, 'out'), '--organization', 'Nobody');
  expect(nobody).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('There is no organization named "Nobody"') as string,
  });
  expect(existsSync(join(folder, 'out'))).toBe(false);
});
