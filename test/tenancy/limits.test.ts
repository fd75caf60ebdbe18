import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillOrganization, publicId, type FilledOrganization } from '../support/fill-organization.js';
import { startTestServer, type Caller, type TestServer } from '../support/organization.js';

/** What stands in variables here and must never come back in an error. */
const CANARY = 'zzcanaryzz';

let server: TestServer;
let filled: FilledOrganization;
let owner: Caller;
beforeAll(async () => {
  server = await startTestServer();
  filled = await fillOrganization(server, 'quagga');
  owner = filled.owner;
});
afterAll(() => server.close());

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly milliseconds: number;
}

async function send(
  body: string | Uint8Array<ArrayBuffer> | undefined,
  init: RequestInit & { path?: string } = {},
): Promise<Reply> {
  const start = performance.now();
  const { path = '/graphql', headers, ...rest } = init;
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    body: body ?? null,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${owner.key}`, ...(headers as object) },
    ...rest,
  });
  const text = await response.text();
  return { status: response.status, text, headers: response.headers, milliseconds: performance.now() - start };
}

const ask = (query: string, more: object = {}) => send(JSON.stringify({ query, ...more }));

const errorsIn = ({ text }: Reply) =>
  (JSON.parse(text) as { errors?: readonly { message: string; extensions: { code: string } }[] }).errors ?? [];
const codesIn = (reply: Reply) => errorsIn(reply).map(({ extensions }) => extensions.code);

/** Refused as the client's mistake, shortly, and without telling anything of the schema or the inside. */
function expectRefusal(reply: Reply, code: string | RegExp, status = 400): void {
  expect([reply.status, codesIn(reply)[0]]).toEqual([status, expect.stringMatching(code)]);
  expect(codesIn(reply).length).toBeLessThanOrEqual(3);
  expect(reply.text.length).toBeLessThan(2048);
  expectDiscreet(reply);
}

function expectDiscreet({ text }: Reply): void {
  expect(text).not.toMatch(
    /did you mean|node_modules|\bat [\w.]+ \(|stack|postgres|select |127\.0\.0\.1|call stack|ECONN/i,
  );
  expect(text).not.toContain(CANARY);
}

async function expectAlive(): Promise<void> {
  const reply = await ask('{ __typename }');
  expect(reply.text).toContain('"__typename":"Query"');
}

describe('a document that asks for too much is refused before it runs', () => {
  const pairs = (count: number) =>
    `{ patients { nodes { ${'clinic { patients { nodes { '.repeat(count)}id${' } } }'.repeat(count)} } } }`;
  const cheapPairs = (count: number) =>
    `{ clinics(first:1){nodes{${'patients(first:1){nodes{clinic{'.repeat(count)}id${'}}}'.repeat(count)}}}}`;

  test('200 nested pairs of lists in a few kilobytes, in under 100 ms', async () => {
    await ask(pairs(200));
    const reply = await ask(pairs(200));
    expectRefusal(reply, /GRAPHQL_|QUERY_TOO_COSTLY|BAD_REQUEST/);
    expect(reply.milliseconds).toBeLessThan(100);
    await expectAlive();
  });

  test('as many pairs as the token limit lets through', async () => {
    // clinic { patients { nodes { … } } } is nine tokens.
    const reply = await ask(pairs(108));
    expectRefusal(reply, 'GRAPHQL_VALIDATION_FAILED');
    expect(reply.milliseconds).toBeLessThan(1000);
    for (const count of [4, 5, 6, 8]) expectRefusal(await ask(pairs(count)), 'QUERY_TOO_COSTLY');
  });

  test('depth alone, where every page has one record', async () => {
    const reply = await ask(cheapPairs(60));
    expectRefusal(reply, 'GRAPHQL_VALIDATION_FAILED');
  });

  test('pages whose product is large', async () => {
    const query =
      '{ clinics(first: 100) { nodes { patients(first: 100) { nodes { courses(first: 100) { nodes { code } } } } } } }';
    expectRefusal(await ask(query), 'QUERY_TOO_COSTLY');
    const variable = query.replace('{ clinics(first: 100)', 'query ($n: Int) { clinics(first: $n)');
    expectRefusal(await ask(variable, { variables: { n: 100 } }), 'QUERY_TOO_COSTLY');
    expect(codesIn(await ask(variable, { variables: { n: 1 } }))).toEqual([]);
  });

  test.each([
    ['101 aliases of __typename', `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
    ['20,000 aliases of __typename', `{ ${Array.from({ length: 13000 }, (_, i) => `a${i}:__typename`).join(' ')} }`],
    [
      '101 aliases of a costly field',
      `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: outcomeMeasures { id }`).join(' ')} }`,
    ],
    [
      '31 comparisons',
      `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: compareOutcomes(input: { measure: "quagga_girth", timepoint: "end", groupBy: [SEX] }) { n }`).join(' ')} }`,
    ],
    ['20,000 times the same field', `{ ${'__typename '.repeat(20000)} }`],
    [
      'aliases inside a fragment',
      `{ ...f } fragment f on Query { ${Array.from({ length: 60 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
    ],
    [
      'aliases inside fragments of fragments',
      `{ ...a ...b } ${['a', 'b'].map((name) => `fragment ${name} on Query { ${Array.from({ length: 20 }, (_, i) => `${name}${i}: __typename`).join(' ')} }`).join(' ')}`,
    ],
    ['20,000 unknown directives', `{ __typename ${'@aa '.repeat(20000)} }`],
    ['ten unknown directives', `{ __typename ${'@aa '.repeat(10)} }`],
    ['a hundred unknown fields', `{ ${Array.from({ length: 100 }, (_, i) => `x${i}`).join(' ')} }`],
    ['ten times @skip', `{ __typename ${'@skip(if: false) '.repeat(10)} }`],
    ['a deep literal', `{ node(id: ${'['.repeat(20000)}${']'.repeat(20000)}) { id } }`],
    ['a circle of fragments', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'],
    [
      'fragments that double',
      `{ ...f0 } ${Array.from({ length: 24 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ')} fragment f24 on Query { __typename }`,
    ],
  ])('%s', async (_name, query) => {
    const reply = await ask(query);
    expectRefusal(reply, /GRAPHQL_|QUERY_TOO_|BAD_REQUEST/, reply.status === 413 ? 413 : 400);
    expect(reply.milliseconds).toBeLessThan(1000);
    await expectAlive();
  });

  test('padding that a reckoner of costs gives up on does not make a costly query affordable', async () => {
    const spreads = (i: number) => (i < 10 ? `...f${i + 1} ...f${i + 1}` : `...f${i + 1}`);
    const padding = Array.from({ length: 23 }, (_, i) => `fragment f${i} on Organization { ${spreads(i)} }`).join(' ');
    const costly =
      'clinics(first: 100) { nodes { patients(first: 100) { nodes { courses(first: 100) { nodes { id patient { courses(first: 100) { nodes { id } } } } } } } } }';
    const query = `{ organization { ...f0 } ${costly} } ${padding} fragment f23 on Organization { id }`;
    expectRefusal(await ask(query), /GRAPHQL_|QUERY_TOO_/);
    await expectAlive();
  });

  test('as many comparisons as fit into one request', async () => {
    const one = 'compareOutcomes(input: { measure: "waist", timepoint: "end", groupBy: [CLINIC] }) { n }';
    const query = `{ ${Array.from({ length: 30 }, (_, i) => `c${i}: ${one}`).join(' ')} }`;
    expectRefusal(await ask(query), /QUERY_TOO_/);
  });

  test('fragments that double with fields in them', async () => {
    const fragments = Array.from(
      { length: 24 },
      (_, i) =>
        `fragment f${i} on Clinic { a${i}: patients(first: 1) { nodes { clinic { ...f${i + 1} b: id } } } ...f${i + 1} }`,
    );
    const query = `{ clinics(first: 1) { nodes { ...f0 } } } ${fragments.join(' ')} fragment f24 on Clinic { id }`;
    const reply = await ask(query);
    expect(reply.milliseconds).toBeLessThan(1000);
    expectRefusal(reply, /GRAPHQL_|QUERY_TOO_/);
    await expectAlive();
  });

  test('what an honest client sends stays under the limits', async () => {
    const thirty = `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: outcomeMeasures { code }`).join(' ')} }`;
    expect(codesIn(await ask(thirty))).toEqual([]);
    const introspection = await send(
      JSON.stringify({
        query: '{ __schema { types { name fields { name type { name ofType { name ofType { name } } } } } } }',
      }),
    );
    expect(codesIn(introspection)).toEqual([]);
  });
});

describe('a request that is no honest one', () => {
  test('a large body, a compressed one, and one that is not JSON', async () => {
    expect((await send('x'.repeat(1024 * 1024)).catch(() => ({ status: 413 }))).status).toBe(413);
    const zipped = gzipSync(Buffer.from(JSON.stringify({ query: '{ __typename }' })));
    expect((await send(new Uint8Array(zipped), { headers: { 'content-encoding': 'gzip' } })).status).toBe(415);
    for (const body of ['{', '', 'null', '1', '"x"', '{"query":1}', '{}', '{"query":null}']) {
      const reply = await send(body);
      expect([body, reply.status]).toEqual([body, 400]);
      expectDiscreet(reply);
    }
    await expectAlive();
  });

  test('a body whose length is not told is cut off at the limit', async () => {
    const status = await new Promise<number | string>((resolve) => {
      const sending = request(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      });
      sending.on('response', (response) => resolve(response.statusCode ?? 0));
      sending.on('error', () => resolve('cut'));
      for (let i = 0; i < 64; i += 1) sending.write('x'.repeat(16 * 1024));
      sending.end();
    });
    expect([413, 'cut']).toContain(status);
    await expectAlive();
  });

  test('deep and wide variables do no harm, and touch no prototype', async () => {
    const deep = `{"query":"query ($x: ClinicFilter) { clinics(filter: $x) { totalCount } }","variables":{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
    const reply = await send(deep);
    expect(reply.status).toBe(400);
    expectDiscreet(reply);
    const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i]));
    expect((await ask('{ __typename }', { variables: wide })).status).toBe(200);
    await send(
      '{"query":"{ __typename }","variables":{"__proto__":{"polluted":true}},"extensions":{"__proto__":{"polluted":true}}}',
    );
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    await expectAlive();
  });

  test('batches, mutations by GET and forms from other sites', async () => {
    const batch = await send(JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]));
    expect(batch.status).toBe(400);
    const before = await clinicsStored();
    const mutation = encodeURIComponent(
      'mutation { createClinic(input: { code: "get", name: "x", country: "ZA" }) { clinic { id } } }',
    );
    const get = await send(undefined, {
      method: 'GET',
      path: `/graphql?query=${mutation}`,
      headers: { 'apollo-require-preflight': 'true' },
    });
    expect(get.status).toBe(405);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const query = 'mutation { createClinic(input: { code: "csrf", name: "x", country: "ZA" }) { clinic { id } } }';
      expect(
        (await send(JSON.stringify({ query }), { headers: { 'content-type': type } })).status,
      ).toBeGreaterThanOrEqual(400);
    }
    const simple = await send(undefined, {
      method: 'GET',
      path: '/graphql?query={__typename}',
      headers: { 'content-type': 'text/plain' },
    });
    expect(simple.status).toBe(400);
    expect(await clinicsStored()).toBe(before);
    const crossSite = await send(JSON.stringify({ query: '{ __typename }' }), {
      headers: { origin: 'https://evil.example' },
    });
    expect(crossSite.headers.get('access-control-allow-origin')).toBeNull();
    expect(crossSite.headers.get('cache-control')).toBe('no-store');
  });

  const clinicsStored = async () => (await server.asOwner('select count(*)::int as rows from clinic'))[0]!.rows;
});

describe('keys', () => {
  const withKey = (authorization: string | undefined, query = '{ viewer { role } }') =>
    send(JSON.stringify({ query }), { headers: { authorization: authorization ?? '' } });

  test('every key that does not work gets one and the same answer', async () => {
    const { known, chain } = filled;
    const other = await fillOrganizationKey();
    const [prefix, ids, secret] = splitKey(owner.key);
    const [, otherIds, otherSecret] = splitKey(other);
    const revoked = await owner.ask<{ createApiKey: { secret: string; apiKey: { id: string } } }>(
      'mutation { createApiKey(input: { role: ANALYST }) { secret apiKey { id } } }',
    );
    const { secret: revokedKey, apiKey } = revoked.data.createApiKey;
    expect((await withKey(`Bearer ${revokedKey}`)).status).toBe(200);
    await owner.ask(`mutation { revokeApiKey(input: { id: "${apiKey.id}" }) { userErrors { code } } }`);
    const broken = {
      none: undefined,
      empty: 'Bearer ',
      'another scheme': `Basic ${owner.key}`,
      'no key at all': 'Bearer x',
      truncated: `Bearer ${owner.key.slice(0, -1)}`,
      'too long': `Bearer ${owner.key}x`,
      'wrong secret': `Bearer ${prefix}_${ids}_${'A'.repeat(43)}`,
      'secret of another organization': `Bearer ${prefix}_${ids}_${otherSecret}`,
      'ids of another organization': `Bearer ${prefix}_${otherIds}_${secret}`,
      'upper case': `Bearer ${owner.key.toUpperCase()}`,
      revoked: `Bearer ${revokedKey}`,
      'a demo key': 'Bearer demo-owner',
      'very long': `Bearer ${'x'.repeat(8000)}`,
      'an id as key': `Bearer ${known.apiKey}`,
      'the organization': `Bearer ${chain.id}`,
    };
    const replies = await Promise.all(
      Object.entries(broken).map(async ([name, key]) => [name, await withKey(key)] as const),
    );
    for (const [name, { status, text }] of replies)
      expect([name, status, text]).toEqual([name, 401, replies[0]![1].text]);
    expectRefusal(replies[0]![1], 'UNAUTHENTICATED', 401);
  });

  test('without a key the schema can be read and nothing else', async () => {
    for (const query of [
      '{ __typename }',
      '{ __schema { queryType { name } } }',
      '{ a: __type(name: "Patient") { name } }',
      '{ ...f } fragment f on Query { __typename }',
    ]) {
      expect([query, (await withKey(undefined, query)).status]).toEqual([query, 200]);
    }
    for (const query of [
      '{ organization { name } }',
      '{ __typename clinics { totalCount } }',
      '{ ... { node(id: "x") { id } } }',
      'mutation { __typename }',
    ]) {
      expect([query, (await withKey(undefined, query)).status]).toEqual([query, 401]);
    }
  });

  async function fillOrganizationKey(): Promise<string> {
    return (await (await server.newOrganization()).as('OWNER')).key;
  }
  const splitKey = (key: string): readonly string[] => [key.slice(0, 4), key.slice(5, 48), key.slice(49)];
});

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

describe('mutations', () => {
  const createClinic = (alias: string, code: string) =>
    `${alias}: createClinic(input: { code: "${code}", name: "n", country: "ZA" }) { clinic { code } userErrors { code path } }`;
  const codes = async () =>
    (await server.asOwner(`select code from clinic where organization_id = '${filled.chain.id}'`)).map(
      ({ code }) => code,
    );

  test('one refused mutation takes the whole operation back, and every payload says so', async () => {
    const reply = await ask(
      `mutation { ${createClinic('first', 'one')} ${createClinic('second', ' ')} ${createClinic('third', 'three')} }`,
    );
    const { data } = JSON.parse(reply.text) as { data: unknown };
    const takenBack = { clinic: null, userErrors: [{ code: 'ROLLED_BACK', path: [] }] };
    expect(data).toEqual({
      first: takenBack,
      second: { clinic: null, userErrors: [{ code: 'INVALID', path: ['code'] }] },
      third: takenBack,
    });
    expect(await codes()).not.toContain('one');
    expect(await codes()).not.toContain('three');
  });

  test('an error beside a mutation rolls it back, and no payload claims a success', async () => {
    const reply = await ask(
      `mutation { ${createClinic('first', 'four')} revokeApiKey(input: { id: "x" }) { userErrors { code } } }`,
    );
    expect(codesIn(reply)).toEqual(['BAD_USER_INPUT']);
    expect(await codes()).not.toContain('four');
    expect((JSON.parse(reply.text) as { data: unknown }).data).toBeNull();
  });

  test('of two changes on one version the second is stale', async () => {
    const update = (name: string) =>
      ask(
        `mutation { updateClinic(input: { id: "${filled.known.south}", version: 1, name: "${name}" }) { clinic { version } userErrors { code path } } }`,
      );
    const replies = await Promise.all(Array.from({ length: 8 }, (_, index) => update(`name ${index}`)));
    const outcomes = replies.map(({ text }) =>
      /"STALE"/.test(text) ? 'STALE' : /"version":2/.test(text) ? 'CHANGED' : text,
    );
    expect(outcomes.toSorted()).toEqual(['CHANGED', ...Array.from({ length: 7 }, () => 'STALE')]);
  });

  test('of two records made at once under one code one is refused', async () => {
    const replies = await Promise.all(
      Array.from({ length: 4 }, () => ask(`mutation { ${createClinic('made', 'race')} }`)),
    );
    expect(
      replies
        .map(({ text }) => (/"TAKEN"/.test(text) ? 'TAKEN' : /"code":"race"/.test(text) ? 'MADE' : text))
        .toSorted(),
    ).toEqual(['MADE', 'TAKEN', 'TAKEN', 'TAKEN']);
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
