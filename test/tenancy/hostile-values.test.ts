import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillOrganization, publicId, type FilledOrganization } from '../support/fill-organization.js';
import { CANARY, codesIn, errorsIn, expectDiscreet, expectRefusal, HostileClient } from '../support/hostile-client.js';
import { startTestServer, type TestServer } from '../support/organization.js';

let server: TestServer;
let filled: FilledOrganization;
let client: HostileClient;
beforeAll(async () => {
  server = await startTestServer();
  filled = await fillOrganization(server, 'quagga');
  client = new HostileClient(server.url, filled.owner.key);
});
afterAll(() => server.close());

const ask = (query: string, more: object = {}) => client.ask(query, more);
const expectAlive = () => client.expectAlive();

describe('values', () => {
  const nodes = 'query ($id: ID!) { node(id: $id) { id } }';

  test('malformed ids and cursors are a mistake of the client', async () => {
    const bad = [
      'x',
      '',
      'Patient_',
      'Patient_x',
      `${filled.known.patient}0`,
      `patient_${'0'.repeat(32)}`,
      `Nothing_${'0'.repeat(32)}`,
      `Query_${'0'.repeat(32)}`,
      `${CANARY}' or 1=1 --`,
      `Patient_${'Z'.repeat(32)}`,
      'a'.repeat(50_000),
    ];
    for (const id of bad) {
      const reply = await ask(nodes, { variables: { id } });
      expect([id.slice(0, 50), codesIn(reply)]).toEqual([id.slice(0, 50), ['BAD_USER_INPUT']]);
      expectDiscreet(reply);
    }
    for (const after of ['x', '', CANARY, 'A'.repeat(22), `${'A'.repeat(21)}!`]) {
      const reply = await ask('query ($after: String) { clinics(after: $after) { totalCount nodes { id } } }', {
        variables: { after },
      });
      expect([after, codesIn(reply)]).toEqual([after, ['BAD_USER_INPUT']]);
      expectDiscreet(reply);
    }
    expect(
      codesIn(await ask(nodes, { variables: { id: publicId('Patient', '0198ffff-ffff-7fff-8fff-ffffffffffff') } })),
    ).toEqual([]);
  });

  test('page sizes lie between 0 and 100', async () => {
    for (const page of [
      'first: -1',
      'first: 101',
      'last: -1',
      'last: 101',
      'first: 2147483647',
      'first: 1, last: 1',
      'before: "x", first: 1',
    ]) {
      expect([page, codesIn(await ask(`{ clinics(${page}) { totalCount nodes { id } } }`))]).toEqual([
        page,
        ['BAD_USER_INPUT'],
      ]);
    }
    for (const first of [2 ** 31, -(2 ** 31) - 1, 1.5, '1']) {
      const reply = await ask('query ($first: Int) { clinics(first: $first) { totalCount } }', {
        variables: { first },
      });
      expect([first, codesIn(reply)]).toEqual([first, ['BAD_USER_INPUT']]);
    }
    expect(codesIn(await ask('query { clinics(first: 9999999999) { totalCount } }'))).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
    ]);
    expect(
      codesIn(await ask(`{ nodes(ids: [${Array.from({ length: 101 }, () => '"x"').join(' ')}]) { id } }`)),
    ).toEqual(['BAD_USER_INPUT']);
  });

  const texts: Readonly<Record<string, string>> = {
    'a null byte': `${CANARY}\u0000`,
    'a lone surrogate': `${CANARY}\ud800`,
    'a right-to-left override': `${CANARY}\u202e`,
    quotes: `${CANARY}'; drop table patient; --`,
    'ten thousand combining marks': `${CANARY}${'\u0301'.repeat(10_000)}`,
    'line feeds': `${CANARY}\r\n{"level":50}`,
  };

  test.each(Object.entries(texts))('%s in any text neither breaks the server nor comes back', async (_name, text) => {
    const isStorable = text.isWellFormed() && !text.includes('\0');
    const inputs: readonly (readonly [string, object])[] = [
      ['createClinic', { code: text, name: text, country: 'ZA', region: text }],
      ['createClinic', { code: 'ok', name: 'x', country: text, timeZone: text }],
      [
        'createPractitioner',
        { code: text, fullName: text, registrations: [{ body: text, number: text, subdivision: text }] },
      ],
      [
        'enrolPatient',
        { clinicId: filled.known.north, reference: text, fullName: text, allergies: [{ system: 'icd10', code: text }] },
      ],
      ['enrolPatient', { clinicId: text, reference: 'x' }],
      ['enrolPatient', { clinicId: filled.known.north, reference: 'x', birthDate: text }],
      ['defineOutcomeMeasure', { code: text, name: text, unit: text }],
      ['recordOutcome', { courseId: filled.known.course, measure: text, timepoint: 'end', value: 1 }],
      ['recordOutcome', { courseId: filled.known.course, measure: 'quagga_girth', timepoint: text, value: 1 }],
      [
        'recordSession',
        { courseId: filled.known.course, performedAt: '2026-02-01T09:00:00Z', notes: text, room: text },
      ],
      ['recordSession', { courseId: filled.known.course, performedAt: '2026-02-01T09:00:00Z', areas: [text] }],
      ['createApiKey', { role: 'ANALYST', label: text }],
      [
        'createProtocol',
        { code: text, name: text, indication: text, sessions: 1, intervalDays: 1, summaryOfChanges: text },
      ],
      [
        'createProtocol',
        {
          code: 'x',
          name: text,
          indication: 'CELLULITE',
          sessions: 1,
          intervalDays: 1,
          summaryOfChanges: text,
          cocktail: [{ substance: text, vehicle: text }],
          assessments: [{ measure: text, timepoints: ['end'] }],
        },
      ],
      [
        'startCourse',
        {
          patientId: filled.known.patient,
          practitionerId: filled.known.practitioner,
          protocolVersionId: filled.known.published,
          code: text,
        },
      ],
    ];
    for (const [mutation, input] of inputs) {
      const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
      const reply = await ask(
        `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code path } } }`,
        { variables: { input } },
      );
      const isFine = isStorable && codesIn(reply).length === 0;
      expect([mutation, Object.keys(input), codesIn(reply)]).toEqual([
        mutation,
        Object.keys(input),
        isFine ? [] : ['BAD_USER_INPUT'],
      ]);
      expectDiscreet(reply);
    }
    const filters: readonly (readonly [string, string, object])[] = [
      ['clinics', 'ClinicFilter', { codes: [text], region: text, country: text }],
      ['patients', 'PatientFilter', { reference: text }],
      ['courses', 'CourseFilter', { codes: [text] }],
      ['protocols', 'ProtocolFilter', { codes: [text] }],
      ['practitioners', 'PractitionerFilter', { codes: [text] }],
      ['adverseEvents', 'AdverseEventFilter', { kinds: [text] }],
    ];
    for (const [list, type, filter] of filters) {
      const reply = await ask(`query ($filter: ${type}) { ${list}(filter: $filter) { totalCount } }`, {
        variables: { filter },
      });
      expect([list, codesIn(reply)]).toEqual([list, isStorable ? [] : ['BAD_USER_INPUT']]);
      expectDiscreet(reply);
    }
    const input = { measure: 'quagga_girth', timepoint: 'week-12', groupBy: ['CLINIC'] };
    for (const more of [{ measure: text }, { timepoint: text }, { filter: { clinics: [text] } }]) {
      const reply = await ask('query ($input: OutcomeComparisonInput!) { compareOutcomes(input: $input) { n } }', {
        variables: { input: { ...input, ...more } },
      });
      expect([Object.keys(more), codesIn(reply)]).toEqual([
        Object.keys(more),
        codesIn(reply).length === 0 ? [] : ['BAD_USER_INPUT'],
      ]);
      expectDiscreet(reply);
    }
    const literal = JSON.stringify(text).replaceAll('\\u0301', '');
    const written = await ask(
      `mutation { createApiKey(input: { role: ANALYST, label: ${literal} }) { userErrors { code } } }`,
    );
    const codes = isStorable ? [] : [expect.stringMatching(/BAD_USER_INPUT|GRAPHQL_PARSE_FAILED/)];
    expect(codesIn(written)).toEqual(codes);
    await expectAlive();
  });

  test('a wrong variable is named with its place, and its value is never quoted', async () => {
    const mutation = 'mutation ($input: EnrolPatientInput!) { enrolPatient(input: $input) { userErrors { code } } }';
    const good = { clinicId: filled.known.north, reference: 'x' };
    const wrong: readonly unknown[] = [
      CANARY,
      null,
      [CANARY],
      { ...good, birthDate: CANARY },
      { ...good, birthDate: { [CANARY]: CANARY } },
      { ...good, sex: CANARY },
      { ...good, reference: { [CANARY]: 1 } },
      { ...good, reference: 12345678901 },
      { ...good, fullName: [CANARY] },
      { ...good, [`${CANARY} 1980`]: 1 },
      { ...good, conditions: [{ system: CANARY }] },
      { ...good, clinicId: { name: CANARY } },
      { reference: CANARY },
    ];
    for (const input of wrong) {
      const reply = await ask(mutation, { variables: { input } });
      expect([JSON.stringify(input), codesIn(reply)]).toEqual([
        JSON.stringify(input),
        expect.arrayContaining(['BAD_USER_INPUT']),
      ]);
      expectDiscreet(reply);
    }
    const misspelt = await ask(mutation, { variables: { input: { ...good, refrence: 'x' } } });
    expect(errorsIn(misspelt)[0]!.message).toContain('"refrence" is not defined by type "EnrolPatientInput"');
    const named = await ask(mutation, { variables: { input: { ...good, birthDate: CANARY } } });
    expect(errorsIn(named)[0]!.message).toContain('input.birthDate');
  });

  test('an operation that is not there, or one of several that is not named', async () => {
    const document = 'query A { __typename } query B { __typename }';
    expectRefusal(await ask(document), 'OPERATION_RESOLUTION_FAILURE');
    expectRefusal(await ask(document, { operationName: 'C' }), 'OPERATION_RESOLUTION_FAILURE');
    expect((await ask(document, { operationName: 'B' })).status).toBe(200);
    expectRefusal(await ask('subscription { x }'), /GRAPHQL_VALIDATION_FAILED|OPERATION_RESOLUTION_FAILURE/);
  });

  test('a misspelt field or type is refused without a suggestion', async () => {
    for (const query of [
      '{ clinicz { id } }',
      '{ clinics { nodez { id } } }',
      '{ clinics(frist: 1) { totalCount } }',
      'query ($x: Clinc) { __typename }',
      '{ clinics(orderBy: [{ field: COD }]) { totalCount } }',
      '{ clinics(filter: { code: ["x"] }) { totalCount } }',
    ]) {
      const reply = await ask(query);
      expect([query, codesIn(reply)[0]]).toEqual([query, 'GRAPHQL_VALIDATION_FAILED']);
      expectDiscreet(reply);
    }
  });
});

test('an error of the database is masked, and its code is the only thing it says', async () => {
  await server.asOwner('alter table outcome_measure rename column name to hidden_name');
  const reply = await ask('{ outcomeMeasures { name } }');
  await server.asOwner('alter table outcome_measure rename column hidden_name to name');
  expect(codesIn(reply)).toEqual(['INTERNAL_SERVER_ERROR']);
  expectDiscreet(reply);
  expect(reply.text).not.toMatch(/outcome_measure|hidden_name|does not exist/);
  await expectAlive();
});
