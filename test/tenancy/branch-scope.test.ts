import { parse, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSchema } from '../../src/schema.js';
import { forbiddenFields } from '../../src/platform/auth/forbidden-fields.js';
import {
  fillOrganization,
  made,
  publicId,
  typeByTable,
  uuidIn,
  type FilledOrganization,
} from '../support/fill-organization.js';
import { registered } from '../support/registered.js';
import { startTestServer, type Caller, type TestServer } from '../support/organization.js';
import { answers, byId, ways } from '../support/walk-questions.js';

// Many questions, one by one.
vi.setConfig({ testTimeout: 180_000 });

let server: TestServer;
let schema: GraphQLSchema;
let filled: FilledOrganization;
let locum: string;
let apart: {
  readonly practitioner: string;
  readonly registration: string;
  readonly patient: string;
  readonly course: string;
};
beforeAll(async () => {
  schema = await createSchema();
  server = await startTestServer({ applicationFilters: true }, Number.MAX_SAFE_INTEGER);
  filled = await fillOrganization(server, 'quagga');
  const { owner, known } = filled;
  const practitioner = (code: string, clinicIds: string[]) =>
    made(owner, 'createPractitioner', 'practitioner', { code, fullName: `Example ${code}`, clinicIds });
  // The south's own, who stands in for one session in the north.
  locum = await practitioner('locum', [known.south]);
  await made(owner, 'recordSession', 'session', {
    courseId: known.course,
    practitionerId: locum,
    performedAt: '2026-02-02T09:00:00Z',
  });
  // Nobody of these has anything to do with the north.
  const apartPractitioner = await practitioner('apart', [known.south]);
  const { id: registration } = await registered(owner, apartPractitioner);
  const patient = await made(owner, 'enrolPatient', 'patient', { clinicId: known.south, reference: 'apart' });
  const course = await made(owner, 'startCourse', 'course', {
    clinicId: known.south,
    patientId: patient,
    practitionerId: apartPractitioner,
    protocolVersionId: known.published,
    startedOn: '2026-01-05',
  });
  await made(owner, 'recordOutcome', 'outcome', {
    courseId: course,
    measure: 'quagga_girth',
    timepoint: 'baseline',
    value: 99,
  });
  await made(owner, 'recordOutcome', 'outcome', {
    courseId: course,
    measure: 'quagga_girth',
    timepoint: 'week-12',
    value: 90,
  });
  await made(owner, 'publishDataRelease', 'release', {});
  apart = { practitioner: apartPractitioner, registration, patient, course };
});
afterAll(() => server.close());

/** The public ids of the rows of a clinic, by type, and of all others of the organization, read past row security. */
async function rowsOf(
  clinic: string,
): Promise<{ readonly own: Map<string, string[]>; readonly foreign: Map<string, string[]> }> {
  const belongs: Readonly<Record<string, string>> = {
    adverse_event: 'clinic_id = $',
    clearance: 'clinic_id = $',
    evidence_file: '$ = any (select unnest(p.clinic_ids) from practitioner p where p.id = practitioner_id)',
    outcome_assessment: 'clinic_id = $',
    patient: '$ = any (clinic_ids)',
    practitioner: '$ = any (clinic_ids)',
    registration: '$ = any (select unnest(p.clinic_ids) from practitioner p where p.id = practitioner_id)',
    registration_check: '$ = any (select unnest(p.clinic_ids) from practitioner p where p.id = practitioner_id)',
    treatment_course: 'clinic_id = $',
    treatment_session: 'clinic_id = $',
    variation: '$ = any (select unnest(p.clinic_ids) from practitioner p where p.id = practitioner_id)',
  };
  const [own, foreign] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const [table, condition] of Object.entries(belongs)) {
    const type = typeByTable[table]!;
    const rows = await server.asOwner(
      `select id, ${condition.replace('$', `'${uuidIn(clinic)}'`)} as own from ${table} where organization_id = '${filled.chain.id}'`,
    );
    const ids = (isOwn: boolean) => rows.filter((row) => row.own === isOwn).map(({ id }) => publicId(type, String(id)));
    own.set(type, ids(true));
    foreign.set(type, ids(false));
  }
  return { own, foreign };
}

async function capabilitiesOf(caller: Caller): Promise<ReadonlySet<string>> {
  const { data } = await caller.ask<{ viewer: { capabilities: string[] } }>('{ viewer { capabilities } }');
  return new Set(data.viewer.capabilities);
}

describe.each(['CLINIC_MANAGER', 'PRACTITIONER'] as const)('a %s', (role) => {
  const at = (clinic: string): Promise<Caller> =>
    filled.chain.as(role, {
      clinicIds: [clinic],
      ...(role === 'PRACTITIONER' && { practitionerId: filled.known.practitioner }),
    });

  test.each(['north', 'south'] as const)(
    'of the %s sees the rows of that clinic and no others, on every way, without an error',
    async (side) => {
      const clinic = filled.known[side];
      const { own, foreign } = await rowsOf(clinic);
      const caller = await at(clinic);
      const may = await capabilitiesOf(caller);
      const isAllowed = (query: string) => {
        const document = parse(query);
        return forbiddenFields(schema, document, document.definitions[0] as OperationDefinitionNode, may).length === 0;
      };
      const asker = { ...filled, owner: caller, ids: new Map([...filled.ids, ...own]) };
      const isReadable = ({ text }: { readonly text: string }) => isAllowed(text);
      const everywhere = ways(schema, asker, isAllowed);
      expect(everywhere.length).toBeGreaterThan(10);
      const texts = await answers(caller, everywhere);
      for (const text of texts) expect((JSON.parse(text) as { errors?: unknown }).errors).toBeUndefined();
      const shown = texts.join('\n');
      const leaked = [...foreign.values()].flat().filter((id) => shown.includes(uuidIn(id).replaceAll('-', '')));
      expect(leaked).toEqual([]);
      expect([...foreign.values()].flat().length).toBeGreaterThan(5);
      const { data } = await caller.ask<Record<string, { nodes: { id: string }[] }>>(`{
      patients(first: 100) { nodes { id } } courses(first: 100) { nodes { id } } practitioners(first: 100) { nodes { id } }
      adverseEvents(first: 100) { nodes { id } } variations(first: 100) { nodes { id } } clinics { nodes { id } } }`);
      const listed = (name: string) => data[name]!.nodes.map(({ id }) => id).toSorted();
      expect(listed('patients')).toEqual(own.get('Patient')!.toSorted());
      expect(listed('courses')).toEqual(own.get('Course')!.toSorted());
      expect(listed('practitioners')).toEqual(own.get('Practitioner')!.toSorted());
      expect(listed('adverseEvents')).toEqual(own.get('AdverseEvent')!.toSorted());
      expect(listed('variations')).toEqual(own.get('Variation')!.toSorted());
      expect(listed('clinics')).toEqual([clinic]);
      const byTheirIds = await answers(caller, byId(schema, asker, foreign).filter(isReadable));
      for (const text of byTheirIds)
        expect(text).toMatch(/^\{"status":200,"data":\{"node(s)?":(null|\[(null(,null)*)?\])\}\}$/);
    },
  );

  test('sees a shared patient and a locum whole, whichever clinic they come from', async () => {
    const { known } = filled;
    const north = await at(known.north);
    const south = await at(known.south);
    const PATIENT = `query ($id: ID!) { node(id: $id) { ... on Patient { reference clinic { code }
      courses { nodes { clinic { id } practitioner { code fullName clinics { code } } sessions { practitioner { code } } } } } } }`;
    interface Shared {
      readonly node: {
        readonly clinic: object;
        readonly courses: { readonly nodes: readonly { clinic: { id: string }; sessions: object[] }[] };
      };
    }
    const [atNorth, atSouth] = [
      await north.ask<Shared>(PATIENT, { id: known.patient }),
      await south.ask<Shared>(PATIENT, { id: known.patient }),
    ];
    expect(atNorth.errors ?? atSouth.errors).toBeUndefined();
    expect(atNorth.data.node.courses.nodes.map(({ clinic }) => clinic.id)).toEqual([known.north]);
    expect(atSouth.data.node.courses.nodes.map(({ clinic }) => clinic.id)).toEqual([known.south]);
    expect(atSouth.data.node.clinic).toEqual({ code: 'quagga-north' });
    expect(atNorth.data.node.courses.nodes[0]!.sessions).toContainEqual({ practitioner: { code: 'locum' } });
    const found = await north.ask<{ node: object }>(
      'query ($id: ID!) { node(id: $id) { ... on Practitioner { code } } }',
      { id: locum },
    );
    expect(found.data.node).toEqual({ code: 'locum' });
    for (const id of Object.values(apart)) {
      expect((await north.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).data).toEqual({ node: null });
    }
  });

  test('compares the courses of its own clinic alone', async () => {
    const compared = async (caller: Caller) => {
      const { data, errors } = await caller.ask<{
        compareOutcomes: { n: number; groups: { keys: { code: string }[]; statistics: { n: number } }[] };
      }>(`{ compareOutcomes(input: { measure: "quagga_girth", timepoint: "week-12", groupBy: [PRACTITIONER, CLINIC] }) {
        n suppressedGroups groups { keys { code } statistics { n } } } }`);
      expect(errors).toBeUndefined();
      return data.compareOutcomes;
    };
    const owners = await compared(filled.owner);
    const north = await compared(await at(filled.known.north));
    const south = await compared(await at(filled.known.south));
    const clinicsIn = ({ groups }: typeof owners) => [...new Set(groups.map(({ keys }) => keys[1]!.code))].toSorted();
    expect(clinicsIn(owners)).toEqual(['quagga-north', 'quagga-south']);
    expect(clinicsIn(north)).toEqual(['quagga-north']);
    expect(clinicsIn(south)).toEqual(['quagga-south']);
    expect(north.n + south.n).toBe(owners.n);
    expect(JSON.stringify(north)).not.toContain('apart');
    expect(JSON.stringify(south)).toContain('apart');
  });

  test('records nothing at another clinic', async () => {
    const { known } = filled;
    const north = await at(known.north);
    const refused = async (mutation: string, input: object) => {
      const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
      const { data } = await north.ask<{ answer: { userErrors: { code: string }[] } }>(
        `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { userErrors { code } } }`,
        { input },
      );
      return data.answer.userErrors.map(({ code }) => code);
    };
    expect(await refused('enrolPatient', { clinicId: known.south, reference: 'x' })).toEqual(['NOT_FOUND']);
    expect(
      await refused('recordOutcome', { courseId: apart.course, measure: 'quagga_girth', timepoint: 'end', value: 1 }),
    ).toEqual(['NOT_FOUND']);
    expect(await refused('recordSession', { courseId: apart.course, performedAt: '2026-02-01T09:00:00Z' })).toEqual([
      'NOT_FOUND',
    ]);
    const course = { patientId: known.patient, practitionerId: known.practitioner, protocolVersionId: known.published };
    expect(await refused('startCourse', { ...course, clinicId: known.south })).toEqual(['NOT_FOUND']);
    expect(await refused('startCourse', { ...course, practitionerId: apart.practitioner })).toEqual(['NOT_FOUND']);
    expect(await refused('startCourse', { ...course, patientId: apart.patient })).toEqual(['NOT_FOUND']);
    expect(await refused('clearTreatment', { ...course, clinicId: known.south })).toEqual(['NOT_FOUND']);
    expect(await refused('clearTreatment', { ...course, practitionerId: apart.practitioner })).toEqual(['NOT_FOUND']);
    expect(await refused('clearTreatment', { ...course, patientId: apart.patient })).toEqual(['NOT_FOUND']);
    // A file number or code is taken in the whole organization, also by somebody whom the branch does not see.
    expect(await refused('enrolPatient', { clinicId: known.north, reference: 'apart' })).toEqual(['TAKEN']);
    if (role === 'PRACTITIONER') return;
    expect(await refused('updateClinic', { id: known.south, version: 1, name: 'x' })).toEqual(['NOT_FOUND']);
    expect(await refused('createPractitioner', { code: 'x', fullName: 'x', clinicIds: [known.south] })).toEqual([
      'NOT_FOUND',
    ]);
    expect(await refused('createPractitioner', { code: 'x', fullName: 'x' })).toEqual(['INVALID']);
    const registrationId = apart.registration;
    expect(await refused('verifyRegistration', { registrationId })).toEqual(['NOT_FOUND']);
    expect(await refused('nameSupervisor', { registrationId, supervisorId: null })).toEqual(['NOT_FOUND']);
    const registration = { body: 'HPCSA', number: 'MP0000001' };
    const twice = { code: 'x', fullName: 'x', clinicIds: [known.north], registrations: [registration, registration] };
    expect(await refused('createPractitioner', twice)).toEqual(['INVALID']);
    expect(await refused('createPractitioner', { code: 'apart', fullName: 'x', clinicIds: [known.north] })).toEqual([
      'TAKEN',
    ]);
  });
});
