import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { hpcsaLookup } from '../../src/modules/register-lookup/hpcsa-iregister.js';
import { nppesLookup } from '../../src/modules/register-lookup/nppes.js';
import type { RegisterLookup } from '../../src/modules/register-lookup/register-lookup.js';
import {
  NOW,
  serve,
  startTestServer,
  type Caller,
  type TestOrganization,
  type TestServer,
} from '../support/organization.js';
import { extract, registered } from '../support/registered.js';
import { command, importInto } from '../support/command-line.js';
import { nppesAnswer, nppesEntry } from './register-lookup/nppes-answers.js';
import { hurried, json, openRegister, type Answering } from './register-lookup/register-server.js';
import { operation, read, send } from './treatment-scene.js';

let server: TestServer;
let chain: TestOrganization;
let owner: Caller;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server.close());
beforeEach(async () => {
  chain = await server.newOrganization();
  owner = await chain.as('OWNER');
});

let count = 0;

/** A practitioner named Thandi Grace Mokoena, who works nowhere yet. */
async function thandi(): Promise<string> {
  const { practitioner } = await send<{ practitioner: { id: string } }>(owner, 'practitioner/create-practitioner', {
    code: `P${(count += 1)}`,
    fullName: 'Thandi Grace Mokoena',
  });
  return practitioner.id;
}

interface Added {
  readonly registration: { readonly id: string; readonly number: string } | null;
  readonly warnings: readonly string[] | null;
}

async function added(practitionerId: string, body = 'HPCSA', number = 'MP0123456', more: object = {}): Promise<string> {
  const { registration, userErrors } = await send<Added>(owner, 'registration/add-registration', {
    practitionerId,
    body,
    number,
    ...more,
  });
  expect(userErrors).toEqual([]);
  return registration!.id;
}

interface Verified {
  readonly check: { readonly id: string; readonly result: string; readonly explanation: string | null } | null;
  readonly registration: { readonly status: string; readonly verifiedAt: string | null } | null;
}

const verify = (caller: Caller, input: object) => send<Verified>(caller, 'registration/verify-registration', input);

async function mayPractise(practitionerId: string, more = 'country: "ZA"') {
  const { node } = await read<{ node: { maySeePatients: { allowed: boolean; findings: { code: string }[] } } }>(
    owner,
    `query ($id: ID!) { node(id: $id) { ... on Practitioner { maySeePatients(${more}) { allowed reasons findings { code } } } } }`,
    { id: practitionerId },
  );
  return node.maySeePatients.allowed ? 'ALLOWED' : node.maySeePatients.findings.map(({ code }) => code).join(' ');
}

/** The owner's key at a server that asks these registers. */
async function asking(...lookups: readonly RegisterLookup[]): Promise<Caller> {
  const registerLookups = new Map(lookups.map((lookup) => [lookup.bodyCode, lookup]));
  const asks = await serve(server, { plansReads: true, registerLookups });
  onTestFinished(() => asks.stop(0));
  return chain.at(asks.url).as('OWNER');
}

describe('a number is stored as the body prints it', () => {
  test('with a warning where it was padded, and nobody may practise on what was typed', async () => {
    const practitionerId = await thandi();
    const { registration, warnings } = await send<Added>(owner, 'registration/add-registration', {
      practitionerId,
      body: 'hpcsa',
      number: ' mp 123456',
      category: 'Independent Practice',
    });
    expect(registration).toMatchObject({
      number: 'MP0123456',
      status: 'UNVERIFIED',
      body: { code: 'HPCSA', name: 'Health Professions Council of South Africa', canBeAsked: false },
    });
    expect(warnings).toEqual(['Read as MP0123456: make sure that no digit was left out.']);
    expect(await mayPractise(practitionerId)).toBe('NOT_VERIFIED');
  });

  test('and refused where it certainly is none, by field', async () => {
    const practitionerId = await thandi();
    const wrong = {
      practitionerId,
      body: 'NPI',
      number: '1234567890',
      validFrom: '2026-01-02',
      validUntil: '2026-01-01',
    };
    const { registration, userErrors } = await send<Added>(owner, 'registration/add-registration', wrong);
    expect(registration).toBeNull();
    expect(userErrors.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['INVALID', 'number'],
      ['INVALID', 'validUntil'],
    ]);
    const atOnce = { code: 'X', fullName: 'X', registrations: [{ body: 'GMC', number: '12' }] };
    const refused = await send(owner, 'practitioner/create-practitioner', atOnce);
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID', path: ['registrations', '0', 'number'] }]);
  });

  test('twice the same is taken, however it is typed', async () => {
    const practitionerId = await thandi();
    await added(practitionerId);
    const again = { practitionerId, body: 'HPCSA', number: 'MP-123456' };
    const { userErrors } = await send(owner, 'registration/add-registration', again);
    expect(userErrors).toMatchObject([{ code: 'TAKEN', path: ['number'] }]);
  });

  test('of a body that is not known every number is taken, and permits nothing', async () => {
    const practitionerId = await thandi();
    await added(practitionerId, 'ELSEWHERE', 'x/1');
    expect(await mayPractise(practitionerId)).toBe('OTHER_COUNTRY');
    expect(await mayPractise(practitionerId, 'country: "ZZ"')).toBe('NOT_VERIFIED');
  });

  test('an import keeps one that cannot be a number, says so, and does not undo what a check found', async () => {
    const folder = {
      'practitioners.csv': ['code,full_name', 'aloe,Dr Example Aloe'],
      'registrations.csv': [
        'practitioner,body,number,status',
        'aloe,HPCSA,mp 900011,UNVERIFIED',
        'aloe,NPI,1234567890,UNVERIFIED',
      ],
    };
    const files = Object.fromEntries(Object.entries(folder).map(([name, lines]) => [name, lines.join('\n')]));
    expect(await importInto(server, chain.name, files)).toMatchObject({ flagged: { 'registrations.csv': 1 } });
    const practitioners = `{ practitioners { nodes { id registrations { number status checks { nodes { result } } } } } }`;
    type Seen = { practitioners: { nodes: { id: string; registrations: object[] }[] } };
    const [aloe] = (await read<Seen>(owner, practitioners)).practitioners.nodes;
    expect(aloe!.registrations).toEqual([
      { number: 'MP0900011', status: 'UNVERIFIED', checks: { nodes: [] } },
      { number: '1234567890', status: 'UNVERIFIED', checks: { nodes: [{ result: 'FORMAT_INVALID' }] } },
    ]);
    await extract(owner, aloe!.id, { body: 'HPCSA', number: 'MP0900011' }, { category: 'Independent Practice' });
    const again = await importInto(server, chain.name, files);
    expect(again).toEqual({ created: {}, updated: {}, unchanged: expect.any(Object) as object, flagged: {} });
    expect(await mayPractise(aloe!.id)).toBe('ALLOWED');
  });
});

const headings = ['Surname', 'Fullname', 'Registration', 'Category', 'Status'];

/** An answer of the iRegister with these rows: number, category, status. */
function iRegister(...rows: readonly (readonly [number: string, category: string, status: string])[]) {
  return {
    headers: headings.map((heading, order) => ({ heading, order })),
    data: rows.map(([number, category, status]) => ['MOKOENA', 'THANDI GRACE', number, category, status]),
    total_num: rows.length,
    total_pages: 1,
  };
}

const inOrder = iRegister(['MP   0123456', 'Independent Practice', 'Active']);

async function hpcsaAt(answering: Answering, changes: Parameters<typeof hurried>[1] = {}): Promise<Caller> {
  const { baseUrl } = await openRegister(answering);
  const settings = { ...hurried(baseUrl, { repetitions: 0, ...changes }), permission: 'Letter 12/2026' };
  return asking(hpcsaLookup(settings, { now: () => NOW }));
}

describe('a register that is asked', () => {
  test('and shows the registration in force lets the practitioner work, until the answer is too old', async () => {
    const practitionerId = await thandi();
    const registrationId = await added(practitionerId);
    const { check, registration } = await verify(await hpcsaAt(json(inOrder)), { registrationId });
    expect(check).toMatchObject({ result: 'VERIFIED', method: 'REGISTER_LOOKUP', statusInRegister: 'Active' });
    expect(registration).toMatchObject({ status: 'ACTIVE', verifiedAt: NOW.toISOString(), nextCheckOn: '2026-07-06' });
    expect(await mayPractise(practitionerId)).toBe('ALLOWED');
  });

  const cut: Answering = (response: ServerResponse) => {
    response.writeHead(200, { 'content-length': '500' });
    response.write('{"headers": [', () => response.destroy());
  };
  const other = { ...inOrder, data: [['NKOSI', 'SIPHO', 'MP0123456', 'Independent Practice', 'Active']] };
  const faults: readonly (readonly [string, Answering, result: string, gate: string])[] = [
    ['is slow', () => undefined, 'SOURCE_UNAVAILABLE', 'NOT_VERIFIED'],
    ['cuts the connection', cut, 'SOURCE_UNAVAILABLE', 'NOT_VERIFIED'],
    ['answers 500', json({}, 500), 'SOURCE_UNAVAILABLE', 'NOT_VERIFIED'],
    ['has changed its columns', json({ ...inOrder, headers: [] }), 'SOURCE_UNAVAILABLE', 'NOT_VERIFIED'],
    ['shows two', json(iRegister(['MP0123456', 'A', 'Active'], ['MP0123456', 'B', 'Active'])), 'MISMATCH', 'MISMATCH'],
    ['shows somebody else', json(other), 'MISMATCH', 'MISMATCH'],
    [
      'uses an unknown word',
      json(iRegister(['MP0123456', 'Independent Practice', 'Aktiv'])),
      'FOUND_NOT_ENTITLED',
      'STATUS_NOT_KNOWN',
    ],
    [
      'says suspended',
      json(iRegister(['MP0123456', 'Independent Practice', 'Suspended'])),
      'FOUND_NOT_ENTITLED',
      'NOT_ENTITLED',
    ],
    ['shows nobody', json(iRegister()), 'NOT_FOUND', 'NOT_FOUND'],
    ['shows a student', json(iRegister(['MP0123456', 'Student', 'Active'])), 'VERIFIED', 'CATEGORY_NOT_PERMITTED'],
    [
      'shows an unknown category',
      json(iRegister(['MP0123456', 'Magic', 'Active'])),
      'VERIFIED',
      'CATEGORY_NOT_PERMITTED',
    ],
  ];

  test.each(faults)('and %s lets nobody work', async (_name, answering, result, gate) => {
    const practitionerId = await thandi();
    const registrationId = await added(practitionerId);
    const caller = await hpcsaAt(answering, { attemptMs: 300, deadlineMs: 600 });
    const { check, userErrors } = await verify(caller, { registrationId });
    expect([userErrors, check?.result]).toEqual([[], result]);
    expect(await mayPractise(practitionerId)).toBe(gate);
  });

  test('and gives no answer takes nothing away from the check before it', async () => {
    const practitionerId = await thandi();
    const registrationId = await added(practitionerId);
    await verify(await hpcsaAt(json(inOrder)), { registrationId });
    const { check, registration } = await verify(await hpcsaAt(json({}, 500)), { registrationId });
    expect(check).toMatchObject({ result: 'SOURCE_UNAVAILABLE', expiresAt: null });
    expect(registration).toMatchObject({ status: 'ACTIVE', verifiedBy: 'REGISTER_LOOKUP', nextCheckOn: '2026-06-30' });
    expect(await mayPractise(practitionerId)).toBe('ALLOWED');
  });

  test('holds up nobody meanwhile: the question is asked before the transaction begins', async () => {
    const registrationId = await added(await thandi());
    let release = () => undefined as void;
    const caller = await hpcsaAt((response) => {
      release = () => void response.writeHead(200).end(JSON.stringify(inOrder));
    });
    const verifying = verify(caller, { registrationId });
    for (let clinic = 0; clinic < 3; clinic += 1) {
      const { userErrors } = await send(caller, 'clinic/create-clinic', {
        code: `C${clinic}`,
        name: 'C',
        country: 'ZA',
      });
      expect(userErrors).toEqual([]);
    }
    await expect.poll(() => release.name).toBe('release');
    release();
    expect((await verifying).check?.result).toBe('VERIFIED');
  });

  test('about an NPI tells whose it is, and an NPI alone never suffices', async () => {
    const practitionerId = await thandi();
    const registrationId = await added(practitionerId, 'NPI', '1234567893');
    const { baseUrl } = await openRegister(json(nppesAnswer(nppesEntry())));
    const caller = await asking(nppesLookup(hurried(baseUrl), { now: () => NOW }));
    const { check } = await verify(caller, { registrationId });
    expect(check).toMatchObject({ result: 'VERIFIED', statusInRegister: 'A' });
    expect(await mayPractise(practitionerId, 'country: "US"')).toBe('NOT_A_LICENCE');
    await registered(owner, practitionerId, 'US');
    expect(await mayPractise(practitionerId, 'country: "US"')).toBe('ALLOWED');
  });

  test('is not asked where it cannot be, nor for whoever may not verify', async () => {
    const registrationId = await added(await thandi());
    const { userErrors } = await verify(owner, { registrationId });
    expect(userErrors).toMatchObject([{ code: 'LOOKUP_UNAVAILABLE', path: ['registrationId'] }]);
    const register = await openRegister(json(inOrder));
    const settings = { ...hurried(register.baseUrl), permission: 'Letter 12/2026' };
    await asking(hpcsaLookup(settings, { now: () => NOW }));
    const practitioner = await chain.as('PARTNER', { scopes: ['MANAGE_PRACTITIONERS', 'IDENTIFY_PRACTITIONERS'] });
    const { errors } = await practitioner.ask(operation('registration/verify-registration'), {
      input: { registrationId },
    });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(register.seen).toEqual([]);
  });
});

const seen = (changes: object = {}) => ({
  source: 'https://hpcsaonline.custhelp.com/app/i_reg_form',
  seenAt: '2026-06-29T10:00:00+02:00',
  familyName: 'Mokoena',
  givenNames: 'Thandi Grace',
  statusInRegister: 'Active',
  category: 'Independent Practice',
  evidence: { name: 'page.png', content: Buffer.from('89504e470d0a1a0a00', 'hex').toString('base64') },
  ...changes,
});

describe('what a person saw', () => {
  test('counts once a second person confirmed it, with a key of their own', async () => {
    const practitionerId = await thandi();
    const registrationId = await added(practitionerId);
    const { check, registration } = await verify(owner, { registrationId, seen: seen() });
    expect(check).toMatchObject({
      result: 'VERIFIED',
      method: 'DOCUMENT_SEEN',
      evidence: {
        name: 'page.png',
        mediaType: 'image/png',
        sha256: '843ac23b1736b4487ec81cf7c07ddd9bb46ae5b7818c2c3843d99d62fa75f3c9',
      },
    });
    expect(registration?.status).toBe('UNVERIFIED');
    expect(await mayPractise(practitionerId)).toBe('AWAITS_CONFIRMATION');
    const confirms = check!.id;
    const alone = await verify(owner, { registrationId, confirms });
    expect(alone.userErrors).toMatchObject([{ code: 'SAME_PERSON', path: ['confirms'] }]);
    const second = await chain.as('OWNER');
    expect((await verify(second, { registrationId, confirms })).registration).toMatchObject({
      status: 'ACTIVE',
      verifiedBy: 'DOCUMENT_SEEN',
      verifiedAt: '2026-06-29T08:00:00.000Z',
    });
    expect(await mayPractise(practitionerId)).toBe('ALLOWED');
    expect((await verify(second, { registrationId, confirms })).userErrors).toMatchObject([{ code: 'TAKEN' }]);
  });

  test('speaks against the practitioner at once', async () => {
    const practitionerId = await thandi();
    const { id: registrationId } = await registered(owner, practitionerId);
    expect(await mayPractise(practitionerId)).toBe('ALLOWED');
    const { check } = await verify(owner, {
      registrationId,
      seen: seen({ seenAt: NOW.toISOString(), statusInRegister: 'Suspended' }),
    });
    expect(check?.result).toBe('FOUND_NOT_ENTITLED');
    expect(await mayPractise(practitionerId)).toBe('NOT_ENTITLED');
  });

  test('of conditions counts when somebody has read them and found that they let the work be done', async () => {
    const practitionerId = await thandi();
    const registrationId = await added(practitionerId, 'GMC', '1234567', { category: 'Full' });
    const second = await chain.as('OWNER');
    const { data } = await owner.ask<{
      registrationBodies: { code: string; statusWords: { word: string; status: string }[] }[];
    }>('{ registrationBodies { code statusWords { word status } } }');
    const conditional = data.registrationBodies
      .find(({ code }) => code === 'GMC')!
      .statusWords.find(({ status }) => status === 'CONDITIONAL')!.word;
    const withWord = async (allow: boolean | null) => {
      const document = seen({
        statusInRegister: conditional,
        category: null,
        conditions: ['No prescribing'],
        conditionsAllowWork: allow,
      });
      const { check } = await verify(owner, { registrationId, seen: document });
      await verify(second, { registrationId, confirms: check!.id });
      return mayPractise(practitionerId, 'country: "GB"');
    };
    expect(await withWord(null)).toBe('CONDITIONS_NOT_REVIEWED');
    expect(await withWord(true)).toBe('ALLOWED');
  });

  test('may be a file of 5 MB, which is announced, by whoever may verify', async () => {
    const registrationId = await added(await thandi());
    const bytes = Buffer.alloc(5 * 1024 * 1024);
    bytes.write('%PDF-1.7');
    const evidence = { name: 'large.pdf', content: bytes.toString('base64') };
    const input = { registrationId, seen: seen({ evidence }) };
    const sent = (caller: Caller, headers: Readonly<Record<string, string>>) =>
      caller.ask<{ verifyRegistration: Verified }>(operation('registration/verify-registration'), { input }, headers);
    const announced = { 'mesograph-evidence': 'true' };
    const partner = await chain.as('PARTNER', { scopes: ['READ_PRACTITIONERS'] });
    // Where the connection is cut before the whole body was sent, no status arrives.
    const refused = (caller: Caller, headers: Readonly<Record<string, string>>) =>
      sent(caller, headers).catch(() => ({ status: 413 }));
    expect((await refused(partner, announced)).status).toBe(413);
    expect((await refused(owner, {})).status).toBe(413);
    expect((await sent(owner, announced)).data.verifyRegistration.check?.result).toBe('VERIFIED');
    type Stored = { node: { checks: { nodes: { evidence: { byteSize: number; content: string } }[] } } };
    const { node } = await read<Stored>(
      owner,
      'query ($id: ID!) { node(id: $id) { ... on Registration { checks { nodes { evidence { byteSize content } } } } } }',
      { id: registrationId },
    );
    const [stored] = node.checks.nodes;
    expect(stored!.evidence.byteSize).toBe(bytes.length);
    expect(stored!.evidence.content === evidence.content).toBe(true);
  });

  test.each([
    [
      'a file of another type, whatever its name',
      { evidence: { name: 'a.png', content: Buffer.from('<html>').toString('base64') } },
      'evidence',
    ],
    ['what is no base64', { evidence: { name: 'a.png', content: '%%%' } }, 'evidence'],
    ['a day to come', { seenAt: '2026-07-02T10:00:00Z' }, 'seenAt'],
    ['no name', { familyName: ' ' }, 'familyName'],
    ['no word', { statusInRegister: null }, 'statusInRegister'],
  ])('is refused with %s', async (_name, changes, field) => {
    const registrationId = await added(await thandi());
    const { check, userErrors } = await verify(owner, { registrationId, seen: seen(changes) });
    expect(check).toBeNull();
    expect(userErrors.map(({ code, path }) => [code, path.join('.')])).toEqual([['INVALID', `seen.${field}`]]);
  });
});

test('every check is kept with the words of its register, newest first', async () => {
  const practitionerId = await thandi();
  const { id, number } = await registered(owner, practitionerId);
  await extract(owner, practitionerId, { body: 'HPCSA', number }, { status: 'Suspended', statusSince: '2026-06-01' });
  const { node } = await read<{ node: { checks: { totalCount: number; nodes: { result: string; words: string }[] } } }>(
    owner,
    `query ($id: ID!) { node(id: $id) { ... on Registration { checks(first: 5) { totalCount nodes {
      result source statusSince checkedByRole words expiresAt } } } } }`,
    { id },
  );
  expect(node.checks.totalCount).toBe(2);
  expect(node.checks.nodes.map(({ result }) => result).toSorted()).toEqual(['FOUND_NOT_ENTITLED', 'VERIFIED']);
  expect(node.checks.nodes.map(({ words }) => (JSON.parse(words) as { number: string }).number)).toEqual([
    number,
    number,
  ]);
});

describe('an extract', () => {
  const importExtract = (input: object) =>
    send(owner, 'registration/import-register-extract', { source: 'List', ...input });

  test.each([
    ['is no CSV', 'number,status\n"'],
    ['lacks a column', 'number,status\nMP0123456,Active'],
    ['has a column that is not known', 'number,status,family_name,shoe_size\nMP0123456,Active,Mokoena,38'],
    ['has an empty cell', 'number,status,family_name\nMP0123456,,Mokoena'],
    ['has no date where one stands', 'number,status,family_name,valid_until\nMP0123456,Active,Mokoena,31.3.2027'],
  ])('that %s is refused whole', async (_name, csv) => {
    const { userErrors } = await importExtract({ body: 'HPCSA', csv });
    expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['csv'] }]);
  });

  test('that lists the whole register tells who is missing, and another does not', async () => {
    const practitionerId = await thandi();
    await registered(owner, practitionerId);
    const csv = 'number,status,family_name\nMP0999999,Active,Nkosi';
    expect(await importExtract({ body: 'HPCSA', csv })).toMatchObject({ checks: [], otherRows: 1 });
    expect(await mayPractise(practitionerId)).toBe('ALLOWED');
    expect(await importExtract({ body: 'HPCSA', csv, isWhole: true })).toMatchObject({
      checks: [{ result: 'NOT_FOUND' }],
    });
    expect(await mayPractise(practitionerId)).toBe('NOT_FOUND');
  });
});

test('under supervision somebody works who has a supervisor who may work alone there', async () => {
  const intern = await thandi();
  const { id: registrationId } = await registered(owner, intern, 'ZA', { category: 'Supervised Practice' });
  expect(await mayPractise(intern)).toBe('SUPERVISOR_NOT_NAMED');
  const supervisorId = await thandi();
  const name = (supervisor: string | null) =>
    send(owner, 'registration/name-supervisor', { registrationId, supervisorId: supervisor });
  expect((await name(intern)).userErrors).toMatchObject([{ code: 'INVALID', path: ['supervisorId'] }]);
  expect((await name(supervisorId)).userErrors).toEqual([]);
  expect(await mayPractise(intern)).toBe('SUPERVISOR_MAY_NOT_PRACTISE');
  await registered(owner, supervisorId);
  expect(await mayPractise(intern)).toBe('ALLOWED');
});

test('a board of a state licenses for its state alone, and the organization vouches for its words', async () => {
  const board = {
    code: 'CA-BOARD',
    name: 'Medical Board of California',
    country: 'US',
    professions: ['MEDICAL_PRACTITIONER'],
    subdivisions: ['California'],
    numberShapes: ['@#####'],
    statusWords: [{ word: 'Current', status: 'ACTIVE' }],
  };
  const define = (changes: object) => send(owner, 'registration/define-registration-body', { ...board, ...changes });
  expect((await define({})).userErrors).toEqual([]);
  expect((await define({ statusWords: [{ word: 'x', status: 'UNKNOWN' }] })).userErrors).toMatchObject([
    { code: 'INVALID', path: ['statusWords'] },
  ]);
  expect((await define({ code: 'GMC' })).userErrors).toMatchObject([{ code: 'INVALID', path: ['code'] }]);
  const practitionerId = await thandi();
  await added(practitionerId, 'CA-BOARD', 'a12345', { subdivision: 'California' });
  await extract(owner, practitionerId, { body: 'CA-BOARD', number: 'A12345' }, { status: 'Current' });
  expect(await mayPractise(practitionerId, 'country: "US"')).toBe('SUBDIVISION_NOT_NAMED');
  expect(await mayPractise(practitionerId, 'country: "US", subdivision: "Nevada"')).toBe('OTHER_SUBDIVISION');
  expect(await mayPractise(practitionerId, 'country: "US", subdivision: "california"')).toBe('ALLOWED');
});

test('what the organization decides of categories and words counts, until it decides otherwise', async () => {
  const set = (...options: readonly string[]) =>
    command(server, 'organization', 'set', '--organization', chain.name, ...options);
  const [doctor, nigerian] = [await thandi(), await thandi()];
  await registered(owner, doctor, 'ZA', { category: 'Private Practice' });
  expect(await mayPractise(doctor)).toBe('CATEGORY_NEEDS_OWN_RULE');
  await added(nigerian, 'MDCN', '12345', { category: 'Full' });
  const learned = () => extract(owner, nigerian, { body: 'MDCN', number: '12345' }, { status: 'Licensed' });
  await learned();
  expect(await mayPractise(nigerian, 'country: "NG"')).toBe('STATUS_NOT_KNOWN');

  const { exitCode, out } = await set(
    '--permit-categories',
    'hpcsa:Private practice',
    '--status-words',
    'MDCN:Licensed=ACTIVE|HPCSA:Suspended=ACTIVE',
  );
  expect([exitCode, out]).toEqual([0, expect.stringContaining('permittedCategories: HPCSA:Private practice')]);
  expect(await mayPractise(doctor)).toBe('ALLOWED');
  await learned();
  expect(await mayPractise(nigerian, 'country: "NG"')).toBe('ALLOWED');
  // What a register's own word means is no decision of anybody.
  const { id, number } = await registered(owner, doctor);
  await extract(owner, doctor, { body: 'HPCSA', number }, { status: 'Suspended' });
  expect(await read(owner, 'query ($id: ID!) { node(id: $id) { ... on Registration { status } } }', { id })).toEqual({
    node: { status: 'SUSPENDED' },
  });

  expect((await set('--status-words', 'MDCN:Licensed=UNKNOWN')).exitCode).toBe(1);
  expect((await set('--record-valid-days', '400')).exitCode).toBe(1);
  expect((await set()).exitCode).toBe(1);
});

test('the work list holds what is due, those never checked first, and a branch sees its own people', async () => {
  const [checked, unchecked] = [await thandi(), await thandi()];
  await registered(owner, checked);
  await added(unchecked);
  const due = async (caller: Caller, within: number) => {
    const { expiringRegistrations } = await read<{
      expiringRegistrations: { nodes: { practitioner: { id: string } }[] };
    }>(caller, `query ($within: Int!) { expiringRegistrations(within: $within) { nodes { practitioner { id } } } }`, {
      within,
    });
    return expiringRegistrations.nodes.map(({ practitioner }) => practitioner.id);
  };
  expect(await due(owner, 7)).toEqual([unchecked]);
  expect(await due(owner, 365)).toEqual([unchecked, checked]);
  const { clinic } = await send<{ clinic: { id: string } }>(owner, 'clinic/create-clinic', {
    code: 'B',
    name: 'B',
    country: 'ZA',
  });
  expect(await due(await chain.as('CLINIC_MANAGER', { clinicIds: [clinic.id] }), 365)).toEqual([]);
});
