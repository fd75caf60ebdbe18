import type { GraphQLInputType, GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createSchema } from '../../src/schema.js';
import { fillOrganization, publicId, type FilledOrganization, type KnownIds } from '../support/fill-organization.js';
import { startTestServer, type TestServer } from '../support/organization.js';
import { idPlaces, requiredFields, valueAt, withValueAt } from '../support/schema-walk.js';

// Many questions, one by one.
vi.setConfig({ testTimeout: 180_000 });

const NOWHERE = '0198ffff-ffff-7fff-8fff-ffffffffffff';

interface Scene {
  readonly server: TestServer;
  readonly target: FilledOrganization;
  readonly asker: FilledOrganization;
}

let schema: GraphQLSchema;
let scene: Scene;
beforeAll(async () => {
  schema = await createSchema();
  scene = await openScene(true);
});
afterAll(() => scene.server.close());

async function openScene(applicationFilters: boolean): Promise<Scene> {
  const server = await startTestServer({ applicationFilters });
  return {
    server,
    target: await fillOrganization(server, 'quagga'),
    asker: await fillOrganization(server, 'bluebuck'),
  };
}

/** For every mutation inputs that are in order but for one id: together they name an id at every place that takes one. */
function inputs(canary: string, known: KnownIds): Readonly<Record<string, readonly object[]>> {
  const cocktail = [{ substanceId: known.substance }];
  const spec = { sessions: 3, intervalDays: 7, cocktail, cocktailAlternatives: [{ components: cocktail }] };
  const technique = { depthMm: { target: 9, min: 8, max: 10 } };
  const seen = {
    source: 'page',
    seenAt: '2026-06-01T09:00:00Z',
    familyName: 'Aloe',
    statusInRegister: 'Active',
    evidence: { name: 'a.pdf', content: Buffer.from('%PDF-1.4').toString('base64') },
  };
  const registrationId = known.registration;
  return {
    addRegistration: [
      { practitionerId: known.practitioner, body: 'SANC', number: '10000001', supervisorId: known.practitioner },
    ],
    clearTreatment: [
      {
        patientId: known.patient,
        practitionerId: known.practitioner,
        protocolVersionId: known.published,
        clinicId: known.north,
        cocktail,
      },
    ],
    defineRegistrationBody: [{ code: 'NEW', name: 'New', country: 'ZA', professions: ['NURSE'], statusWords: [] }],
    importRegisterExtract: [{ body: 'HPCSA', csv: 'number,status,family_name', source: 'new' }],
    nameSupervisor: [{ registrationId, supervisorId: known.practitioner }],
    verifyRegistration: [
      { registrationId, seen },
      { registrationId, confirms: known.check },
    ],
    correctOutcome: [{ id: known.outcome, value: 83 }],
    correctSession: [{ sessionId: known.session, practitionerId: known.practitioner, cocktail }],
    createApiKey: [
      { role: 'CLINIC_MANAGER', clinicIds: [known.north] },
      { role: 'PRACTITIONER', practitionerId: known.practitioner },
    ],
    createClinic: [{ code: 'new', name: 'New', country: 'ZA' }],
    createPractitioner: [{ code: 'new', fullName: 'New', clinicIds: [known.north] }],
    createProtocol: [{ ...spec, code: 'new', name: 'New', indication: 'LOCAL_FAT' }],
    defineOutcomeMeasure: [{ code: 'new', name: 'New' }],
    draftProtocolVersion: [
      { ...spec, protocolId: known.protocol, copyFrom: known.published },
      { protocolId: known.protocol, versionId: known.draft, version: 1 },
    ],
    enrolPatient: [{ clinicId: known.north, reference: 'new' }],
    publishDataRelease: [{}],
    publishProtocolVersion: [{ id: known.draft, version: 1 }],
    recordOutcome: [{ courseId: known.course, measure: `${canary}_girth`, timepoint: 'week-24', value: 80 }],
    recordSession: [
      { courseId: known.course, practitionerId: known.practitioner, performedAt: '2026-02-01T09:00:00Z', cocktail },
    ],
    revokeApiKey: [{ id: known.apiKey }],
    startCourse: [
      {
        clinicId: known.north,
        patientId: known.patient,
        practitionerId: known.practitioner,
        protocolVersionId: known.published,
      },
    ],
    explainDeviation: [{ sessionId: known.session, reason: 'HABIT' }],
    moveCourse: [{ courseId: known.course, protocolVersionId: known.published, reason: 'new' }],
    retireProtocolVersion: [{ id: known.published, reason: 'new' }],
    proposeVariation: [
      {
        practitionerId: known.practitioner,
        protocolVersionId: known.published,
        rationale: 'new',
        technique,
        cocktail,
      },
    ],
    reviewVariation: [{ id: known.variation, version: 1, decision: 'APPROVE' }],
    retireVariation: [{ id: known.variation, version: 1 }],
    rebaseVariation: [{ id: known.variation, protocolVersionId: known.published }],
    updateClinic: [{ id: known.north, version: 1, name: 'New' }],
  };
}

const mutations = () => Object.values(schema.getMutationType()!.getFields());
const inputTypeOf = (name: string): GraphQLInputType => schema.getMutationType()!.getFields()[name]!.args[0]!.type;

async function send(caller: FilledOrganization['owner'], name: string, input: unknown): Promise<string> {
  const query = `mutation ($input: ${inputTypeOf(name)}) { ${name}(input: $input) { __typename userErrors { code message path } } }`;
  return JSON.stringify(await caller.ask(query, { input }));
}

/** A fingerprint of everything that an organization has stored. */
async function fingerprint({ server }: Scene, { chain }: FilledOrganization): Promise<string> {
  const tables = await server.asOwner(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity order by 1`,
  );
  const parts: unknown[] = [];
  for (const { relname } of tables) {
    const owner = relname === 'organization' ? 'id' : 'organization_id';
    const [row] = await server.asOwner(
      `select count(*)::int as rows, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${String(relname)} t
       where ${owner} = '${chain.id}'`,
    );
    parts.push([relname, row]);
  }
  return JSON.stringify(parts);
}

test('the inputs of this file cover every mutation and every place where one takes an id', () => {
  const { asker } = scene;
  const known = inputs(asker.canary, asker.known);
  expect(Object.keys(known).toSorted()).toEqual(
    mutations()
      .map(({ name }) => name)
      .toSorted(),
  );
  for (const { name } of mutations()) {
    for (const field of requiredFields(inputTypeOf(name))) expect(Object.keys(known[name]![0]!)).toContain(field);
    const uncovered = idPlaces(inputTypeOf(name)).filter((place) =>
      known[name]!.every((input) => valueAt(input, place) === undefined),
    );
    expect([name, uncovered]).toEqual([name, []]);
  }
});

/** Sends every mutation with each of its ids another organization's, and sees the answer of an unknown id. */
async function expectRefusals(scene: Scene): Promise<void> {
  const { target, asker } = scene;
  const before = [await fingerprint(scene, target), await fingerprint(scene, asker)];
  let count = 0;
  for (const [name, variants] of Object.entries(inputs(asker.canary, asker.known))) {
    for (const input of variants) {
      for (const place of idPlaces(inputTypeOf(name))) {
        const own = valueAt(input, place);
        if (typeof own !== 'string') continue;
        const type = own.slice(0, own.indexOf('_'));
        const foreign = target.ids
          .get(type)!
          .slice(-3)
          .map((id) => send(asker.owner, name, withValueAt(input, place, id)));
        const unknown = await send(asker.owner, name, withValueAt(input, place, publicId(type, NOWHERE)));
        expect([name, place, unknown]).toEqual([name, place, expect.stringContaining('"NOT_FOUND"')]);
        for (const answer of await Promise.all(foreign)) expect([name, place, answer]).toEqual([name, place, unknown]);
        count += 1;
      }
    }
  }
  expect(count).toBeGreaterThanOrEqual(20);
  expect([await fingerprint(scene, target), await fingerprint(scene, asker)]).toEqual(before);
}

test('an id of another organization is refused in every mutation as an unknown id is, and nothing changes', async () => {
  await expectRefusals(scene);
});

test('so it is behind row security alone, and behind the application filters alone', async () => {
  const unfiltered = await openScene(false);
  await expectRefusals(unfiltered);
  await unfiltered.server.close();
  const tables = await scene.server.asOwner(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity order by 1`,
  );
  const setRowSecurity = async (to: 'enable' | 'disable') => {
    for (const { relname } of tables)
      await scene.server.asOwner(`alter table ${String(relname)} ${to} row level security`);
  };
  await setRowSecurity('disable');
  await expectRefusals(scene);
  await setRowSecurity('enable');
});

test('an id of another type is a mistake of the client, in every mutation', async () => {
  const { target, asker } = scene;
  const before = [await fingerprint(scene, target), await fingerprint(scene, asker)];
  for (const [name, [input]] of Object.entries(inputs(asker.canary, asker.known))) {
    for (const place of idPlaces(inputTypeOf(name))) {
      if (valueAt(input, place) === undefined) continue;
      for (const id of [publicId('DataRelease', NOWHERE), 'x', `${String(valueAt(input, place))}'`]) {
        const answer = await send(asker.owner, name, withValueAt(input, place, id));
        expect([name, place, id, answer]).toEqual([
          name,
          place,
          id,
          expect.stringMatching(/"BAD_USER_INPUT"|"NOT_FOUND"/),
        ]);
        expect(answer).not.toContain('INTERNAL_SERVER_ERROR');
      }
    }
  }
  expect([await fingerprint(scene, target), await fingerprint(scene, asker)]).toEqual(before);
});

test('a code of another organization is unknown here, and free to be used', async () => {
  const { target, asker } = scene;
  const { known } = asker;
  const record = (measure: string) =>
    send(asker.owner, 'recordOutcome', { courseId: known.course, measure, timepoint: 'week-24', value: 80 });
  expect(await record(`${target.canary}_girth`)).toBe(await record('nothing'));
  const mix = (substance: string) =>
    send(asker.owner, 'recordSession', {
      courseId: known.course,
      performedAt: '2026-02-01T09:00:00Z',
      cocktail: [{ substance }],
    });
  expect(await mix(`${target.canary}-mix`)).toBe(await mix('nothing'));
  const before = await fingerprint(scene, target);
  const taken: Readonly<Record<string, object>> = {
    createClinic: { code: `${target.canary}-north`, name: 'North', country: 'ZA' },
    createPractitioner: { code: `${target.canary}-aloe`, fullName: 'Aloe' },
    enrolPatient: { clinicId: known.north, reference: `${target.canary}-F1` },
    defineOutcomeMeasure: { code: `${target.canary}_girth`, name: 'Girth' },
    createProtocol: {
      code: `${target.canary}-slim`,
      name: 'Slim',
      indication: 'LOCAL_FAT',
      sessions: 1,
      intervalDays: 7,
    },
    startCourse: { ...inputs('', known).startCourse![0], code: `${target.canary}-C1` },
  };
  for (const [name, input] of Object.entries(taken)) {
    expect([name, await send(asker.owner, name, input)]).toEqual([name, expect.stringContaining('"userErrors":[]')]);
    expect([name, await send(asker.owner, name, input)]).toEqual([name, expect.stringContaining('"TAKEN"')]);
  }
  expect(await fingerprint(scene, target)).toBe(before);
});
