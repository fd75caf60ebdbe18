import { mkdir, mkdtemp, readdir, readFile as readBytes, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvFileKeys, csvFiles } from '../../../../src/modules/exchange/format/csv-files.js';
import { headerOf } from '../../../../src/modules/exchange/format/csv-file.js';
import type { ExchangeContent } from '../../../../src/modules/exchange/format/exchange-content.js';
import type { ExchangeReader } from '../../../../src/modules/exchange/format/exchange-reader.js';
import { FolderSource } from '../../../../src/modules/exchange/format/folder-source.js';
import { MemoryReader } from '../../../../src/modules/exchange/format/memory-reader.js';
import { Problems } from '../../../../src/modules/exchange/format/problems.js';
import { protocolsDocument } from '../../../../src/modules/exchange/format/protocol-document.js';
import { SourceReader } from '../../../../src/modules/exchange/format/source-reader.js';
import { variationsDocument } from '../../../../src/modules/exchange/format/variation-document.js';
import { writeExchangeFolder } from '../../../../src/modules/exchange/format/write-folder.js';
import { all } from './reading.js';

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'mesograph-write-'));
});
afterAll(() => rm(scratch, { recursive: true }));

const description = { title: 'A chain', created: '2026-01-01T00:00:00.000Z' };
const awkward = '=1+2, "quoted"\r\nsecond line – ünï|pipe ';

const chain: ExchangeContent = {
  clinics: [{ code: 'CPT', name: awkward, country: 'ZA', region: 'Western Cape', timeZone: 'Africa/Johannesburg' }],
  practitioners: [
    { code: 'P1', fullName: 'Thandi Example', profession: 'DENTIST', training: 'ITALIAN', clinics: ['CPT', 'GQ'] },
    { code: '007', fullName: ' spaced ', profession: 'NURSE', training: null, clinics: [] },
  ],
  registrations: [
    {
      practitioner: 'P1',
      body: 'HPCSA',
      number: 'MP 0123456',
      subdivision: null,
      category: 'Independent',
      status: 'ACTIVE',
      validFrom: '2020-01-01',
      validUntil: null,
    },
  ],
  measures: [
    {
      code: 'waist',
      name: 'Waist',
      unit: 'cm',
      valueType: 'CONTINUOUS',
      betterWhen: 'LOWER',
      minimum: '40',
      maximum: '200.5',
      minimalImportantDifference: '0.1',
      relativeImportantDifference: null,
      indications: ['LOCAL_FAT'],
    },
  ],
  substances: [{ code: 'own-mix', name: 'Own mix', atc: ['N01BA02', 'C05AD05'], allergenGroups: [] }],
  patients: [
    {
      reference: 'R1',
      clinic: 'CPT',
      birthDate: '1980-02-29',
      sex: 'FEMALE',
      fullName: null,
      conditions: ['icd10:E11'],
      medications: [],
      allergies: ['substance:procaine', 'group:LATEX'],
    },
  ],
  courses: [
    {
      code: 'C1',
      patient: 'R1',
      clinic: 'CPT',
      practitioner: 'P1',
      protocol: 'x',
      version: 2,
      startedOn: '2025-01-01',
      endedOn: null,
      status: null,
      plannedSessions: 6,
      bmi: '27.35',
      phototype: 3,
      fatType: 'SOFT',
      priorLiposuction: false,
      predisposition: true,
      priorCourses: 0,
      exercisePerWeek: null,
      dietFollowed: null,
      waterLitresPerDay: '1.5',
    },
  ],
  sessions: [
    {
      course: 'C1',
      number: 1,
      performedAt: { kind: 'INSTANT', at: '2025-01-01T08:30:00.000Z' },
      practitioner: null,
      technique: 'NAPPAGE',
      delivery: 'MANUAL',
      areas: ['ABDOMEN', 'FLANKS'],
      needleGauge: 30,
      needleLengthMm: '4',
      insertedLengthMm: '4',
      angleDegrees: '45',
      depthMm: '2.8',
      spacingMm: '10',
      injections: 80,
      volumePerInjectionMl: '0.05',
      totalVolumeMl: '4',
      areaCm2: '120.5',
      cocktail: ['procaine', 'own-mix'],
      room: '1',
      notes: awkward,
    },
    {
      course: 'C1',
      number: 2,
      performedAt: { kind: 'DAY', day: '2025-01-08' },
      practitioner: '007',
      technique: null,
      delivery: null,
      areas: [],
      needleGauge: null,
      needleLengthMm: null,
      insertedLengthMm: null,
      angleDegrees: null,
      depthMm: null,
      spacingMm: null,
      injections: null,
      volumePerInjectionMl: null,
      totalVolumeMl: null,
      areaCm2: null,
      cocktail: [],
      room: null,
      notes: null,
    },
  ],
  sessionSubstances: [
    {
      course: 'C1',
      number: 1,
      substance: 'procaine',
      volumeMl: '2',
      strength: '10',
      strengthUnit: 'MG_PER_ML',
      vehicle: 'saline',
      lot: 'L-1',
    },
  ],
  outcomes: [
    {
      course: 'C1',
      measure: 'waist',
      timepoint: 'baseline',
      value: '90.10000000000000000001',
      assessedAt: null,
      assessor: 'PATIENT',
      blinded: true,
    },
    {
      course: 'C1',
      measure: 'waist',
      timepoint: 'week-12',
      value: '-0.000001',
      assessedAt: { kind: 'DAY', day: '2025-03-26' },
      assessor: null,
      blinded: null,
    },
  ],
  adverseEvents: [
    {
      course: 'C1',
      session: 1,
      kind: 'ERYTHEMA',
      grade: 1,
      onset: '2025-01-01',
      resolved: '2025-01-02',
      serious: false,
      description: 'red',
    },
  ],
  protocols: protocolsDocument.parse([
    {
      code: 'x',
      name: 'X',
      indication: 'LOCAL_FAT',
      versions: [
        {
          version: 2,
          publishedOn: '2024-01-01',
          sessions: 6,
          intervalDays: 7,
          technique: { depthMm: { target: 3, min: 2, max: 4 } },
          assessments: [{ measure: 'waist', timepoints: ['end'] }],
        },
      ],
    },
  ]),
  variations: variationsDocument.parse([
    {
      practitioner: 'P1',
      protocol: 'x',
      version: 2,
      proposedOn: '2024-02-01',
      rationale: 'Thin skin.',
      cocktail: { substances: [{ code: 'procaine' }] },
    },
  ]),
};

function recordsIn(rows: unknown): readonly unknown[] {
  return (rows as readonly { record: unknown }[]).map(({ record }) => record);
}

async function* broken(): AsyncGenerator<never> {
  yield* [];
  throw new Error('the database went away');
}

async function everythingIn(reader: ExchangeReader) {
  const problems = new Problems();
  await reader.checkFiles(problems);
  const rows: Record<string, unknown> = {};
  for (const key of csvFileKeys) {
    const placed = await all(reader.records(key, problems));
    rows[key] = placed.map(({ record, placeOf }) => ({
      record,
      places: Object.keys(csvFiles[key].columns).map((property) => placeOf(property as never)),
    }));
  }
  const documents = [await reader.protocols(problems), await reader.variations(problems)].map((list) =>
    list.map(({ document }) => document),
  );
  return { problems: problems.lines(), rows, documents };
}

test('what is written reads back as it was, cell by cell, from disk as from memory', async () => {
  const path = join(scratch, 'deep', 'chain');
  const counts = await writeExchangeFolder(path, chain, description);
  expect(counts).toMatchObject({ clinics: 1, practitioners: 2, sessions: 2, outcomes: 2, protocols: 1, variations: 1 });
  const fromDisk = await everythingIn(await SourceReader.open(new FolderSource(path)));
  const fromMemory = await everythingIn(new MemoryReader('chain', chain));
  expect(fromDisk.problems).toEqual([]);
  expect(fromDisk.documents).toEqual(fromMemory.documents);
  for (const key of csvFileKeys) {
    expect(recordsIn(fromDisk.rows[key])).toEqual(recordsIn(fromMemory.rows[key]));
    expect(recordsIn(fromMemory.rows[key])).toEqual(chain[key]);
  }
  // Memory cannot know of texts that run over several lines; without them, the places are the same.
  expect(fromMemory.rows['outcomes']).toEqual(fromDisk.rows['outcomes']);
});

test('a second writing gives the same bytes', async () => {
  const [first, second] = [join(scratch, 'first'), join(scratch, 'second')];
  await writeExchangeFolder(first, chain, description);
  await writeExchangeFolder(second, chain, description);
  const files = await readdir(first);
  expect(files).toHaveLength(csvFileKeys.length + 3);
  for (const file of files) expect(await readBytes(join(second, file))).toEqual(await readBytes(join(first, file)));
});

test('the descriptor lists every written file with every column, and refers only to files that are there', async () => {
  const path = join(scratch, 'described');
  await writeExchangeFolder(path, chain, description);
  const { resources } = JSON.parse(await readBytes(join(path, 'datapackage.json'), 'utf8')) as {
    resources: {
      name: string;
      path: string;
      schema?: {
        fields: { name: string }[];
        foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[];
      };
    }[];
  };
  const written = (await readdir(path)).filter((file) => file !== 'datapackage.json');
  expect(resources.map((resource) => resource.path).toSorted()).toEqual(written.toSorted());
  for (const key of csvFileKeys) {
    const { schema } = resources.find((resource) => resource.path === csvFiles[key].name)!;
    expect(schema!.fields.map(({ name }) => name)).toEqual(Object.keys(csvFiles[key].columns).map(headerOf));
    for (const { reference } of schema!.foreignKeys ?? []) {
      const target = resources.find(({ name }) => name === reference.resource);
      expect(target?.schema?.fields.map(({ name }) => name)).toEqual(expect.arrayContaining(reference.fields));
    }
  }
  const alone = join(scratch, 'alone');
  await writeExchangeFolder(alone, { patients: chain.patients! }, description);
  expect(await readdir(alone)).toEqual(['datapackage.json', 'patients.csv']);
  expect(await readBytes(join(alone, 'datapackage.json'), 'utf8')).not.toContain('foreignKeys');
});

test('an empty folder is filled and a folder with anything in it is refused and left as it was', async () => {
  const empty = join(scratch, 'was-empty');
  await mkdir(empty);
  await writeExchangeFolder(empty, { clinics: chain.clinics! }, description);
  expect(await readdir(empty)).toEqual(['clinics.csv', 'datapackage.json']);
  await writeFile(join(empty, 'clinics.csv'), 'mine');
  await expect(writeExchangeFolder(empty, chain, description)).rejects.toThrow('the folder is not empty');
  expect(await readBytes(join(empty, 'clinics.csv'), 'utf8')).toBe('mine');
});

test('a writing that fails half-way leaves nothing behind', async () => {
  const parent = join(scratch, 'failing');
  const content: ExchangeContent = { clinics: chain.clinics!, patients: broken() };
  await expect(writeExchangeFolder(join(parent, 'chain'), content, description)).rejects.toThrow('went away');
  expect(await readdir(parent)).toEqual([]);
});
