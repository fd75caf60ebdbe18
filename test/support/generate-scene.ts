import { fillDemo } from '../../src/commands/fill-demo.js';
import type { Asker } from './generate-operation.js';
import type { KnownValues } from './generate-values.js';
import { fillOrganization, made, publicId, typeByTable } from './fill-organization.js';
import { NOW, type Caller, type TestServer } from './organization.js';

/** An organization that holds everything that stored values can be, beside another organization. */
export interface Scene {
  readonly known: KnownValues;
  readonly askers: readonly (Asker & { readonly caller: Caller })[];
}

const NAME = 'Karoo';
/** More records of a type than these add nothing but time. */
const KNOWN = 60;

/** The demo chain with corrections, odd values and records whose clinics do not fit together; and who asks of it. */
export async function arrangeScene(server: TestServer): Promise<Scene> {
  await fillDemo(server.database, { now: () => NOW }, NAME);
  const chain = await server.newOrganization(NAME);
  const owner = await chain.as('OWNER');
  const foreign = await fillOrganization(server, 'quagga');
  await correct(server, owner, chain.id);
  await makeOdd(server, chain.id);
  const ids = await idsOf(server, chain.id);
  const cursors = await cursorsFor(owner);
  const known: KnownValues = {
    ids,
    foreignIds: foreign.ids,
    cursors,
    foreignCursors: await cursorsFor(foreign.owner),
    texts: await textsOf(server, chain.id),
  };
  const [clinic, another] = await clinicsOf(server, chain.id);
  const practitioner = await practitionerOfTwo(server, chain.id);
  const callers = {
    OWNER: await chain.as('OWNER'),
    CLINIC_MANAGER: await chain.as('CLINIC_MANAGER', { clinicIds: [clinic!] }),
    'CLINIC_MANAGER of two': await chain.as('CLINIC_MANAGER', { clinicIds: [clinic!, another!] }),
    PRACTITIONER: await chain.as('PRACTITIONER', { practitionerId: practitioner }),
    ANALYST: await chain.as('ANALYST'),
    'PARTNER for clinics': await chain.as('PARTNER', { scopes: ['READ_CLINICS', 'READ_PRACTITIONERS'] }),
    'PARTNER for patients': await chain.as('PARTNER', { scopes: ['READ_PATIENTS', 'READ_CLINICS', 'READ_PROTOCOLS'] }),
  };
  const askers = await Promise.all(
    Object.entries(callers).map(async ([name, caller]) => {
      const { data } = await caller.ask<{ viewer: { capabilities: string[] } }>('{ viewer { capabilities } }');
      return { name, caller, capabilities: new Set(data.viewer.capabilities) };
    }),
  );
  return { known, askers };
}

/** Corrects records, some of them twice, so that there are chains of them. */
async function correct(server: TestServer, owner: Caller, chain: string): Promise<void> {
  const pick = (table: string) =>
    server.asOwner(`select id from ${table} where organization_id = '${chain}' order by ${orderOf[table]} limit 12`);
  for (const [index, { id }] of (await pick('treatment_session')).entries()) {
    const sessionId = publicId('Session', String(id));
    const notes = ODD_TEXTS[index % ODD_TEXTS.length];
    const corrected = await made(owner, 'correctSession', 'session', { sessionId, notes });
    if (index % 2 === 0) await made(owner, 'correctSession', 'session', { sessionId: corrected, room: '2"' });
  }
  for (const [index, { id }] of (await pick('outcome_assessment')).entries()) {
    const correction = { id: publicId('OutcomeAssessment', String(id)), blinded: index % 3 === 0 };
    const corrected = await made(owner, 'correctOutcome', 'outcome', correction);
    if (index % 2 === 0) await made(owner, 'correctOutcome', 'outcome', { id: corrected, assessor: null });
  }
}

const ODD_TEXTS = [
  `O'Brien said "yes" \\ no \\u0041 \\n`,
  'two\nlines\tand\r\nmore \u0001\u001f\u007f\u2028\u2029',
  '😀 🇿🇦 é e\u0301 ﷽ 漢字',
  '<script>&amp;</script> ${x} $1 %s {} [] :::',
  'long '.repeat(2000),
  '',
  ' ',
] as const;

const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
/** A number that follows from a row's place in its table, the same in every run. */
const chance = (place: string, below: number) => `mod(abs(hashtext(n::text || '${place}')), ${below})`;
const oddText = (place: string) =>
  `(array[${ODD_TEXTS.map(text).join(', ')}])[1 + ${chance(`text of ${place}`, ODD_TEXTS.length)}]`;

/** In which order rows are drawn, so that the same seed draws the same ones although their ids are new in every run. */
const orderOf: Readonly<Record<string, string>> = {
  adverse_event: 'onset, kind, grade, session_number, description',
  clearance: 'requested_at, decision',
  clinic: 'code',
  evidence_file: 'recorded_at, sha256',
  outcome_assessment: 'assessed_at, value, timepoint',
  outcome_measure: 'code',
  patient: 'reference',
  practitioner: 'code',
  protocol: 'code',
  protocol_version: 'published_at, number, sessions, cocktail::text',
  registration: 'number',
  registration_check: 'recorded_at, checked_at',
  substance: 'code',
  treatment_course: 'code',
  treatment_session: 'performed_at, number, total_volume_ml',
  variation: 'proposed_at, rationale',
};

/** What an import or an older release may have left, and hardly a client would send. */
async function makeOdd(server: TestServer, chain: string): Promise<void> {
  const change = (share: number, place: string, table: string, values: string) =>
    server.asOwner(`
      update ${table} t set ${values}
      from (select id, row_number() over (order by ${orderOf[table]}) as n from ${table} where organization_id = '${chain}') drawn
      where drawn.id = t.id and ${chance(place, share)} = 0`);
  await server.asOwner('set session_replication_role = replica');
  await change(5, 'unborn', 'patient', 'birth_date = null');
  await change(4, 'leap day', 'patient', "birth_date = '1988-02-29'");
  await change(15, 'future', 'patient', "birth_date = '2031-01-01'");
  await change(3, 'name', 'patient', `full_name = ${oddText('name')}`);
  await change(4, 'conditions', 'patient', `conditions = '{icd10:L90:6,":",":code","system:","a b:c,d","é:\\"\\\\"}'`);
  await change(4, 'allergies', 'patient', "allergies = '{substance:procaine,substance:procaine}', medications = '{}'");
  await change(3, 'notes', 'treatment_session', `notes = ${oddText('notes')}, room = null`);
  await change(3, 'performed', 'treatment_session', "performed_at = performed_at + interval '1.123999 seconds'");
  await change(3, 'recorded', 'treatment_session', "recorded_at = recorded_at + interval '0.9995 seconds'");
  await change(
    3,
    'depth',
    'treatment_session',
    'depth_mm = 3.14159265358979323846, angle_degrees = 33.3333333333333333',
  );
  await change(4, 'volume', 'treatment_session', 'total_volume_ml = 0.00000001, area_cm2 = 100.000');
  await change(
    5,
    'inserted',
    'treatment_session',
    'inserted_length_mm = 4.00, angle_degrees = 90, areas = areas || areas',
  );
  await server.asOwner(`
    update session_substance set volume_ml = 1.10, strength = 0.3333333333333333333333, lot = null
    where organization_id = '${chain}' and position = 2`);
  await change(4, 'value', 'outcome_assessment', 'value = value + 0.1000000000000000055511151231257827');
  await change(4, 'week', 'outcome_assessment', `timepoint = 'week-' || 1 + ${chance('which week', 30)}`);
  await change(6, 'visit', 'outcome_assessment', `timepoint = 'session-' || 1 + ${chance('which visit', 12)}`);
  await change(5, 'assessed', 'outcome_assessment', 'assessed_at = null');
  await change(3, 'moment', 'outcome_assessment', "assessed_at = assessed_at + interval '0.000001 seconds'");
  await change(3, 'bmi', 'treatment_course', 'bmi = 24.50, water_litres_per_day = 1.99999999999999999999');
  await change(4, 'unset', 'treatment_course', 'bmi = null, phototype = null, fat_type = null, diet_followed = null');
  await change(3, 'event', 'adverse_event', `description = ${oddText('event')}, resolved = null`);
  await change(4, 'no session', 'adverse_event', 'session_number = null');
  await change(6, 'lost session', 'adverse_event', 'session_number = 99');
  await change(3, 'region', 'clinic', 'region = null');
  await change(2, 'review', 'variation', `review_note = ${oddText('review')}`);
  await change(2, 'since', 'registration', `valid_from = '2020-02-29', valid_until = null, category = '"'`);
  // Somebody who went on to another clinic: not every branch that they treated at still sees them.
  await change(2, 'moved', 'practitioner', 'clinic_ids = clinic_ids[1:1]');
  await server.asOwner('set session_replication_role = default');
}

async function idsOf(server: TestServer, chain: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = new Map<string, readonly string[]>();
  for (const [table, type] of Object.entries(typeByTable)) {
    const owner = table === 'organization' ? 'id' : 'organization_id';
    const rows = await server.asOwner(
      `select id from ${table} where ${owner} = '${chain}' order by ${orderOf[table] ?? 'created_at'}`,
    );
    ids.set(type, fewOf(rows.map(({ id }) => publicId(type, String(id)))));
  }
  return ids;
}

/** Some of many, from the first to the last. */
function fewOf(all: readonly string[]): readonly string[] {
  const step = Math.max(1, Math.floor(all.length / KNOWN));
  return all.filter((_each, index) => index % step === 0);
}

/** Cursors as the root connections give them out. */
async function cursorsFor(owner: Caller): Promise<ReadonlyMap<string, readonly string[]>> {
  const fields = {
    Clinic: 'clinics',
    Course: 'courses',
    Patient: 'patients',
    Practitioner: 'practitioners',
    Protocol: 'protocols',
    Variation: 'variations',
    AdverseEvent: 'adverseEvents',
  };
  const selections = Object.values(fields).map((field) => `${field}(first: 100) { edges { cursor } }`);
  const { data } = await owner.ask<Record<string, { edges: { cursor: string }[] }>>(`{ ${selections.join(' ')} }`);
  return new Map(Object.entries(fields).map(([type, field]) => [type, data[field]!.edges.map(({ cursor }) => cursor)]));
}

/** Where texts and dates are asked for, and the columns of which they are values. */
const columns: Readonly<Record<string, readonly [table: string, value: string]>> = {
  'ClinicFilter.codes': ['clinic', 'code'],
  'ClinicFilter.country': ['clinic', 'country'],
  'ClinicFilter.region': ['clinic', 'region'],
  'CourseFilter.codes': ['treatment_course', 'code'],
  'CourseFilter.startedFrom': ['treatment_course', 'started_on::text'],
  'CourseFilter.startedUntil': ['treatment_course', 'started_on::text'],
  'PatientFilter.reference': ['patient', 'reference'],
  'Patient.on': ['patient', 'birth_date::text'],
  'Practitioner.country': ['clinic', 'country'],
  'Practitioner.on': ['registration', 'valid_until::text'],
  'Practitioner.subdivision': ['clinic', 'region'],
  'Query.body': ['registration', 'body'],
  'Query.number': ['registration', 'number'],
  'RegistrationBody.on': ['registration', 'valid_from::text'],
  'PractitionerFilter.codes': ['practitioner', 'code'],
  'ProtocolFilter.codes': ['protocol', 'code'],
  'ProtocolFilter.indication': ['protocol', 'indication'],
  'OutcomeMeasureFilter.codes': ['outcome_measure', 'code'],
  'OutcomeMeasureFilter.indication': ['outcome_measure', 'unnest(indications)'],
  'SubstanceFilter.codes': ['substance', 'code'],
  'SubstanceFilter.atc': ['substance', 'unnest(atc)'],
  'SubstanceFilter.allergenGroup': ['substance', 'unnest(allergen_groups)'],
  'TechniqueVariationInput.protocol': ['protocol', 'code'],
  'TechniqueVariationInput.from': ['treatment_course', 'started_on::text'],
  'TechniqueVariationInput.to': ['treatment_course', 'started_on::text'],
  'Substance.country': ['clinic', 'country'],
  'Substance.on': ['patient', 'birth_date::text'],
  'ProtocolVersion.country': ['clinic', 'country'],
  'ProtocolVersion.on': ['registration', 'valid_until::text'],
  'AdverseEventFilter.kinds': ['adverse_event', 'kind'],
  'AdverseEventFilter.onsetFrom': ['adverse_event', 'onset::text'],
  'AdverseEventFilter.onsetUntil': ['adverse_event', 'onset::text'],
};

async function textsOf(server: TestServer, chain: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const texts = new Map<string, readonly string[]>();
  for (const [place, [table, value]] of Object.entries(columns)) {
    const rows = await server.asOwner(
      `select distinct ${value} as value from ${table} where organization_id = '${chain}' order by 1`,
    );
    texts.set(place, fewOf(rows.map(({ value }) => value).filter((value) => typeof value === 'string')));
  }
  return texts;
}

async function clinicsOf(server: TestServer, chain: string): Promise<readonly string[]> {
  const rows = await server.asOwner(`select id from clinic where organization_id = '${chain}' order by code`);
  return rows.map(({ id }) => publicId('Clinic', String(id)));
}

/** Somebody who works at more than one clinic. */
async function practitionerOfTwo(server: TestServer, chain: string): Promise<string> {
  const [row] = await server.asOwner(
    `select id from practitioner where organization_id = '${chain}' order by cardinality(clinic_ids) desc, code limit 1`,
  );
  return publicId('Practitioner', String(row!.id));
}
