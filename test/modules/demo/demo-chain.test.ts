import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { demoChain, type DemoChain } from '../../../src/modules/demo/demo-chain.js';
import { csvFiles, csvFileKeys } from '../../../src/modules/exchange/format/csv-files.js';
import { headerOf } from '../../../src/modules/exchange/format/csv-file.js';
import { protocolsDocument } from '../../../src/modules/exchange/format/protocol-document.js';
import { variationsDocument } from '../../../src/modules/exchange/format/variation-document.js';
import { builtInSubstances } from '../../../src/modules/substance/catalogue.js';

const chain = demoChain();
type FileName = keyof DemoChain['csv'];

function rows(file: FileName): readonly Readonly<Record<string, string>>[] {
  return [...chain.csv[file]];
}

function column(file: FileName, name: string): readonly string[] {
  return rows(file).map((row) => row[name]!);
}

function digest(records: DemoChain): string {
  const hash = createHash('sha256').update(JSON.stringify(records.json));
  for (const [file, ofFile] of Object.entries(records.csv)) {
    hash.update(file);
    for (const row of ofFile) hash.update(JSON.stringify(row));
  }
  return hash.digest('hex');
}

test('the records are the same for ever', () => {
  expect(digest(demoChain())).toBe(digest(chain));
  expect(digest(chain)).toBe('13d928afa8ea8f441363e2272d0601ccf5697d26a742d742796e4622be8a160d');
});

test('another seed gives other records of the same shape', () => {
  const other = demoChain({ seed: 7 });
  expect(digest(other)).not.toBe(digest(chain));
  expect(other.json).toEqual(chain.json);
});

test('another end of the records moves every date with it', () => {
  const later = demoChain({ asOf: '2027-06-30' });
  expect(later.json['protocols.json'][0]!.versions[0]!.publishedOn).toBe('2023-09-01');
  expect(
    [...later.csv['courses.csv']]
      .map((row) => row['started_on'])
      .toSorted()
      .at(-1)! > '2027-06-01',
  ).toBe(true);
  expect([...later.csv['courses.csv']].every((row) => row['started_on']! <= '2027-06-30')).toBe(true);
});

test('the chain is as large as a chain is', () => {
  expect(rows('clinics.csv').length).toBeGreaterThanOrEqual(6);
  expect(new Set(column('clinics.csv', 'country'))).toEqual(new Set(['ZA', 'NG']));
  expect(rows('practitioners.csv').length).toBeGreaterThanOrEqual(20);
  expect(new Set(column('practitioners.csv', 'training')).size).toBe(5);
  expect(rows('courses.csv').length).toBeGreaterThanOrEqual(1200);
  expect(rows('sessions.csv').length).toBeGreaterThanOrEqual(8000);
  expect(chain.json['protocols.json']).toHaveLength(4);
  expect(Math.min(...chain.json['protocols.json'].map(({ versions }) => versions.length))).toBeGreaterThanOrEqual(2);
  expect(new Set(chain.json['variations.json'].map(({ status }) => status))).toEqual(
    new Set(['PROPOSED', 'APPROVED', 'REJECTED', 'RETIRED']),
  );
});

describe.each(csvFileKeys)('%s', (key) => {
  const file = csvFiles[key];
  const ofFile = rows(file.name as FileName);
  const headers = Object.keys(file.columns).map((property) => [property, headerOf(property)] as const);

  test('has the columns of the exchange folder and cells that it reads', () => {
    const problems = ofFile.flatMap((row, index) => {
      expect(Object.keys(row).toSorted()).toEqual(headers.map(([, header]) => header).toSorted());
      const read = file.row.safeParse(Object.fromEntries(headers.map(([property, header]) => [property, row[header]])));
      return read.success ? [] : [`${file.name} row ${index + 1}: ${read.error.message}`];
    });
    expect(ofFile.length).toBeGreaterThan(0);
    expect(problems.slice(0, 5)).toEqual([]);
  });

  test('names nothing twice and nothing that is not there', () => {
    const keyOf = (row: Readonly<Record<string, string>>, columns: readonly string[]): string =>
      columns.map((property) => row[headerOf(property)]).join(' ');
    expect(new Set(ofFile.map((row) => keyOf(row, file.key))).size).toBe(ofFile.length);
    for (const { columns, file: target, keys } of file.references) {
      const known = new Set(rows(target as FileName).map((row) => keyOf(row, keys)));
      const unknown = ofFile.filter((row) => row[headerOf(columns[0]!)] !== '' && !known.has(keyOf(row, columns)));
      expect(unknown).toEqual([]);
    }
  });
});

test('the documents are ones that the exchange folder reads', () => {
  expect(protocolsDocument.safeParse(chain.json['protocols.json']).error).toBeUndefined();
  expect(variationsDocument.safeParse(chain.json['variations.json']).error).toBeUndefined();
});

test('documents and records name the same things', () => {
  const substances = new Set([...builtInSubstances.map(({ code }) => code), ...column('substances.csv', 'code')]);
  const measures = new Set(column('measures.csv', 'code'));
  const practitioners = new Set(column('practitioners.csv', 'code'));
  const versions = new Set<string>();
  for (const protocol of chain.json['protocols.json']) {
    for (const version of protocol.versions) {
      versions.add(`${protocol.code} ${version.version}`);
      expect(version.cocktail.substances.filter(({ code }) => !substances.has(code))).toEqual([]);
      expect(version.assessments.filter(({ measure }) => !measures.has(measure))).toEqual([]);
    }
  }
  const mixed = new Set(column('sessions.csv', 'cocktail').flatMap((cell) => cell.split('|')));
  expect([...mixed].filter((code) => !substances.has(code))).toEqual([]);
  expect(column('session_substances.csv', 'substance').filter((code) => !substances.has(code))).toEqual([]);
  expect(rows('courses.csv').filter((row) => !versions.has(`${row['protocol']} ${row['version']}`))).toEqual([]);
  for (const { practitioner, protocol, version } of chain.json['variations.json']) {
    expect(practitioners).toContain(practitioner);
    expect(versions).toContain(`${protocol} ${version}`);
  }
});

test('a course runs on a version that was published when it started', () => {
  const publishedOn = new Map<string, string>(
    chain.json['protocols.json'].flatMap(({ code, versions }) =>
      versions.map((one) => [`${code} ${one.version}`, one.publishedOn] as const),
    ),
  );
  const early = rows('courses.csv').filter(
    (row) => row['started_on']! < publishedOn.get(`${row['protocol']} ${row['version']}`)!,
  );
  expect(early).toEqual([]);
});

test('values stay inside their measure’s range and every date inside the chain’s life', () => {
  const range = new Map(
    rows('measures.csv').map((row) => [row['code']!, [Number(row['minimum']), Number(row['maximum'])] as const]),
  );
  for (const { measure = '', value, assessed_at: day = '' } of rows('outcomes.csv')) {
    const [minimum, maximum] = range.get(measure)!;
    if (Number(value) < minimum || Number(value) > maximum || day > '2026-06-30' || day < '2023-02-20') {
      expect.fail(`${measure} ${value} on ${day}`);
    }
  }
  expect(column('sessions.csv', 'performed_at').filter((instant) => instant.slice(0, 10) > '2026-06-30')).toEqual([]);
  expect(column('adverse_events.csv', 'onset').filter((day) => day > '2026-06-30')).toEqual([]);
});

test('patients are between 18 and 75 when a course starts', () => {
  const births = new Map(rows('patients.csv').map((row) => [row['reference']!, row['birth_date']!]));
  const ages = rows('courses.csv').map((row) => {
    const [born, day] = [births.get(row['patient']!)!, row['started_on']!];
    return Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - Number(day.slice(5) < born.slice(5));
  });
  expect(Math.min(...ages)).toBeGreaterThanOrEqual(18);
  expect(Math.max(...ages)).toBeLessThanOrEqual(75);
});

test('a volume is the injections times the volume of one, and a needle is as long as what of it went in', () => {
  for (const row of rows('sessions.csv')) {
    const [count, each, total] = [row['injections'], row['volume_per_injection_ml'], row['total_volume_ml']].map(
      Number,
    );
    if (row['injections'] && row['total_volume_ml'])
      expect(Math.abs(count! * each! - total!) / total!).toBeLessThan(0.05);
    if (row['needle_length_mm'] && row['inserted_length_mm']) {
      expect(Number(row['needle_length_mm'])).toBeGreaterThanOrEqual(Number(row['inserted_length_mm']));
    }
  }
});

test('adverse events come at the rates that are published', () => {
  const courses = rows('courses.csv').length;
  const bruised = column('adverse_events.csv', 'kind').filter((kind) => kind === 'ECCHYMOSIS_HAEMATOMA').length;
  expect(bruised / courses).toBeGreaterThan(0.25);
  expect(bruised / courses).toBeLessThan(0.35);
});
