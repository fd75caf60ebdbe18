import { v7 } from 'uuid';
import { extract, registered } from './registered.js';
import type { Caller, TestOrganization, TestServer } from './organization.js';

/** An organization with one of everything that can be stored. */
export interface FilledOrganization {
  readonly chain: TestOrganization;
  readonly owner: Caller;
  /** A word that every text and code of the organization holds, and that stands nowhere else. */
  readonly canary: string;
  /** Every public id of the organization, by the name of its type. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  /** The ids that mutations are tried with. */
  readonly known: KnownIds;
}

export interface KnownIds {
  readonly north: string;
  readonly south: string;
  readonly practitioner: string;
  readonly patient: string;
  readonly protocol: string;
  readonly published: string;
  readonly draft: string;
  readonly course: string;
  readonly session: string;
  readonly outcome: string;
  readonly substance: string;
  readonly apiKey: string;
  readonly registration: string;
  readonly variation: string;
  /** A check by a document that waits for its second person. */
  readonly check: string;
}

/** The tables whose rows have public ids, and the types that they are shown as. */
export const typeByTable: Readonly<Record<string, string>> = {
  organization: 'Organization',
  adverse_event: 'AdverseEvent',
  api_key: 'ApiKey',
  clearance: 'Clearance',
  clinic: 'Clinic',
  data_release: 'DataRelease',
  evidence_file: 'EvidenceFile',
  outcome_assessment: 'OutcomeAssessment',
  outcome_measure: 'OutcomeMeasure',
  patient: 'Patient',
  practitioner: 'Practitioner',
  protocol: 'Protocol',
  protocol_version: 'ProtocolVersion',
  registration: 'Registration',
  registration_check: 'RegistrationCheck',
  substance: 'Substance',
  treatment_course: 'Course',
  treatment_session: 'Session',
  variation: 'Variation',
};

/** Fills a new organization, mostly by mutations; what only an import can bring is inserted by the owner. */
export async function fillOrganization(server: TestServer, canary: string): Promise<FilledOrganization> {
  const chain = await server.newOrganization(`${canary} chain`);
  await chain.arrange(({ organizations }) => organizations.setMinimumGroupSize(1));
  const owner = await chain.as('OWNER');
  const make = <K extends string>(mutation: string, field: K, input: object) => made(owner, mutation, field, input);
  const clinic = (code: string) =>
    make('createClinic', 'clinic', { code, name: `${canary} ${code}`, country: 'ZA', region: `${canary} region` });
  const north = await clinic(`${canary}-north`);
  const south = await clinic(`${canary}-south`);
  // Nobody registered: what is asked of her tells why not.
  const nerine = await make('createPractitioner', 'practitioner', {
    code: `${canary}-nerine`,
    fullName: `${canary} Nerine`,
    clinicIds: [north, south],
  });
  const practitioner = await make('createPractitioner', 'practitioner', {
    code: `${canary}-aloe`,
    fullName: `${canary} Aloe`,
    training: 'ITALIAN',
    clinicIds: [north, south],
    registrations: [{ body: canary.toUpperCase(), number: `${canary}-1`, subdivision: canary, category: canary }],
  });
  const { id: registration } = await registered(owner, practitioner);
  const check = await documentSeen(owner, registration, `${canary} Aloe`, canary);
  const patient = await make('enrolPatient', 'patient', {
    clinicId: north,
    reference: `${canary}-F1`,
    fullName: `${canary} Patient`,
    birthDate: '1980-02-03',
    sex: 'FEMALE',
    conditions: [{ system: 'icd10', code: `${canary}C` }],
    medications: [{ system: 'atc', code: `${canary}M` }],
    allergies: [{ system: 'substance', code: `${canary}A` }],
  });
  await make('enrolPatient', 'patient', { clinicId: south, reference: `${canary}-F2`, birthDate: '1990-05-06' });
  await make('defineOutcomeMeasure', 'outcomeMeasure', {
    code: `${canary}_girth`,
    name: `${canary} girth`,
    unit: 'cm',
    betterWhen: 'LOWER',
    minimalImportantDifference: 2,
  });
  const substance = await ownSubstance(server, chain, canary);
  const draft1 = await createdDraft(owner, canary, substance);
  const published = await make('publishProtocolVersion', 'protocolVersion', draft1.version);
  const draft = await make('draftProtocolVersion', 'protocolVersion', {
    protocolId: draft1.protocol,
    summaryOfChanges: `${canary} deeper`,
    intervalDays: 10,
    maintenanceIntervalDays: 30,
    technique: { depthMm: { target: 6, min: 5, max: 7 } },
  });
  const startedCourse = (clinicId: string, code: string) =>
    make('startCourse', 'course', {
      clinicId,
      patientId: patient,
      practitionerId: practitioner,
      protocolVersionId: published,
      code,
      startedOn: '2026-01-05',
      baseline: { bmi: 24.5, phototype: 3 },
    });
  const course = await startedCourse(north, `${canary}-C1`);
  const other = await startedCourse(south, `${canary}-C2`);
  const first = await make('recordSession', 'session', {
    courseId: course,
    performedAt: '2026-01-05T09:00:00Z',
    technique: { technique: 'NAPPAGE', delivery: 'MANUAL', depthMm: 4, needleLengthMm: 3 },
    areas: ['ABDOMEN'],
    cocktail: [{ substanceId: substance, volumeMl: 2, lotNumber: `${canary}-lot`, vehicle: `${canary} vehicle` }],
    room: `${canary} room`,
    notes: `${canary} notes`,
  });
  const session = await make('correctSession', 'session', { sessionId: first, notes: `${canary} corrected notes` });
  const assess = (courseId: string, timepoint: string, value: number) =>
    make('recordOutcome', 'outcome', { courseId, measure: `${canary}_girth`, timepoint, value });
  await assess(course, 'baseline', 90);
  await assess(other, 'baseline', 92);
  await assess(other, 'week-12', 88);
  const slip = await assess(course, 'week-12', 48);
  const outcome = await make('correctOutcome', 'outcome', { id: slip, value: 84 });
  // Enough courses for every figure of a comparison to be there.
  for (const [index, [before, after]] of [
    [88, 85],
    [95, 90],
    [90, 89],
    [93, 86],
    [91, 87],
    [97, 95],
  ].entries()) {
    const clinicId = index % 2 === 0 ? north : south;
    const reference = `${canary}-G${index}`;
    const another = await make('enrolPatient', 'patient', { clinicId, reference, birthDate: `19${70 + index}-01-01` });
    const input = { clinicId, patientId: another, practitionerId: practitioner, protocolVersionId: published };
    const id = await make('startCourse', 'course', { ...input, code: reference, startedOn: '2026-01-05' });
    await assess(id, 'baseline', before!);
    await assess(id, 'week-12', after!);
  }
  for (const practitionerId of [nerine, practitioner]) {
    const plan = { patientId: patient, practitionerId, protocolVersionId: published, clinicId: north };
    await make('clearTreatment', 'clearance', plan);
  }
  await movedAndExplained(server, owner, course, draft, canary);
  await suspendedAfterwards(owner, course, [north, south], canary);
  await defineBody(owner, canary);
  await happened(server, course, canary);
  const variation = await approvedVariation(server, chain, practitioner, published, canary);
  const apiKey = await make('createApiKey', 'apiKey', { role: 'ANALYST', label: `${canary} key` });
  await make('createApiKey', 'apiKey', { role: 'CLINIC_MANAGER', clinicIds: [north], label: `${canary} manager` });
  await make('publishDataRelease', 'release', {});
  const known: KnownIds = {
    north,
    south,
    practitioner,
    patient,
    protocol: draft1.protocol,
    published,
    draft,
    course,
    session,
    outcome,
    substance,
    apiKey,
    registration,
    check,
    variation,
  };
  return { chain, owner, canary, ids: await allIds(server, chain), known };
}

/** Every public id of an organization, read from its tables past row security. */
async function allIds(server: TestServer, chain: TestOrganization): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = new Map<string, readonly string[]>();
  for (const [table, type] of Object.entries(typeByTable)) {
    const owner = table === 'organization' ? 'id' : 'organization_id';
    const rows = await server.asOwner(`select id from ${table} where ${owner} = '${chain.id}' order by id`);
    ids.set(
      type,
      rows.map(({ id }) => publicId(type, String(id))),
    );
  }
  return ids;
}

/** Sends `mutation(input)` and gives back the id of what it made under `field`. Throws when it was refused. */
export async function made(caller: Caller, mutation: string, field: string, input: object): Promise<string> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { ${field} { id } userErrors { code message path } } }`;
  const { data, errors } = await caller.ask<{ answer: Record<string, { id: string } | null> }>(query, { input });
  const id = data?.answer[field]?.id;
  if (!id) throw new Error(`${mutation} failed: ${JSON.stringify(errors ?? data.answer)}`);
  return id;
}

/** Records that a person saw a registration, which nobody has confirmed; the id of that check. */
async function documentSeen(owner: Caller, registrationId: string, name: string, canary: string): Promise<string> {
  const [givenNames, familyName] = name.split(' ');
  return made(owner, 'verifyRegistration', 'check', {
    registrationId,
    seen: {
      source: `${canary} page`,
      seenAt: '2026-06-01T09:00:00Z',
      familyName,
      givenNames,
      statusInRegister: 'Active',
      remarks: `${canary} remark`,
      evidence: { name: `${canary}.pdf`, content: Buffer.from(`%PDF-1.4 ${canary}`).toString('base64') },
    },
  });
}

/** Somebody who stood in for a session, and of whom the register says later that they were suspended then. */
async function suspendedAfterwards(
  owner: Caller,
  course: string,
  clinicIds: readonly string[],
  canary: string,
): Promise<void> {
  const fullName = `${canary} Aster`;
  const practitioner = await made(owner, 'createPractitioner', 'practitioner', {
    code: `${canary}-aster`,
    fullName,
    clinicIds,
  });
  const { number } = await registered(owner, practitioner);
  await made(owner, 'recordSession', 'session', {
    courseId: course,
    practitionerId: practitioner,
    performedAt: '2026-01-12T09:00:00Z',
    notes: `${canary} stand-in`,
    // Far from the protocol, and nobody says why.
    technique: { depthMm: 6 },
  });
  await extract(owner, practitioner, { body: 'HPCSA', number }, { status: 'Suspended', statusSince: '2026-01-10' });
}

async function defineBody(owner: Caller, canary: string): Promise<void> {
  const query = `mutation ($input: DefineRegistrationBodyInput!) {
    defineRegistrationBody(input: $input) { registrationBody { code } userErrors { code message path } } }`;
  const { data, errors } = await owner.ask<{ defineRegistrationBody: { registrationBody: object | null } }>(query, {
    input: {
      code: `${canary.toUpperCase()}-BOARD`,
      name: `${canary} board`,
      country: 'ZA',
      professions: ['MEDICAL_PRACTITIONER'],
      subdivisions: [`${canary} state`],
      categories: [{ name: `${canary} full`, right: 'ALONE' }],
      statusWords: [{ word: `${canary} fine`, status: 'ACTIVE' }],
    },
  });
  if (!data?.defineRegistrationBody.registrationBody) throw new Error(JSON.stringify(errors ?? data));
}

async function createdDraft(owner: Caller, canary: string, substance: string) {
  const query = `mutation ($input: CreateProtocolInput!) {
    createProtocol(input: $input) { protocol { id versions { id version } } userErrors { code message path } } }`;
  const input = {
    code: `${canary}-slim`,
    name: `${canary} slimming`,
    indication: 'LOCAL_FAT',
    sessions: 4,
    intervalDays: 7,
    maintenanceIntervalDays: 30,
    summaryOfChanges: `${canary} first`,
    technique: { techniques: ['NAPPAGE'], areas: ['ABDOMEN'], depthMm: { target: 4, min: 3.5, max: 4.5 } },
    cocktail: [{ substanceId: substance, volumeMl: 2, vehicle: `${canary} vehicle` }],
    cocktailAlternatives: [{ components: [{ substance: 'procaine', vehicle: `${canary} vehicle` }] }],
    assessments: [{ measure: `${canary}_girth`, timepoints: ['baseline', 'week-12'] }],
  };
  const { data, errors } = await owner.ask<{
    createProtocol: { protocol: { id: string; versions: { id: string; version: number }[] } | null };
  }>(query, { input });
  const { protocol } = data?.createProtocol ?? {};
  if (!protocol) throw new Error(`createProtocol failed: ${JSON.stringify(errors ?? data)}`);
  return { protocol: protocol.id, version: protocol.versions[0]! };
}

async function ownSubstance(server: TestServer, chain: TestOrganization, canary: string): Promise<string> {
  const id = v7();
  await server.asOwner(`
    insert into substance (organization_id, id, code, name, atc, allergen_groups, is_built_in)
    values ('${chain.id}', '${id}', '${canary}-mix', '${canary} mixture', '{${canary}-atc}', '{${canary}-allergens}', false)`);
  return publicId('Substance', id);
}

async function happened(server: TestServer, course: string, canary: string): Promise<void> {
  await server.asOwner(`
    insert into adverse_event (organization_id, id, course_id, clinic_id, session_number, kind, grade, onset, description)
    select organization_id, '${v7()}', id, clinic_id, 1, 'ERYTHEMA', 1, '2026-01-06', '${canary} red'
    from treatment_course where id = '${uuidIn(course)}'`);
}

/** A course that was moved to another version and back, and a session that departs for a reason. */
async function movedAndExplained(
  server: TestServer,
  owner: Caller,
  course: string,
  version: string,
  canary: string,
): Promise<void> {
  await server.asOwner(`
    insert into course_move (organization_id, id, course_id, clinic_id, from_version_id, to_version_id, reason, moved_at, moved_by_role)
    select organization_id, '${v7()}', id, clinic_id, protocol_version_id, '${uuidIn(version)}', '${canary} reason', '2026-01-06', 'OWNER'
    from treatment_course where id = '${uuidIn(course)}'`);
  const sessionId = await made(owner, 'recordSession', 'session', {
    courseId: course,
    performedAt: '2026-01-09T09:00:00Z',
    technique: { depthMm: 9 },
  });
  await made(owner, 'explainDeviation', 'session', {
    sessionId,
    reason: 'CLINICAL_INDICATION',
    note: `${canary} reason`,
  });
}

async function approvedVariation(
  server: TestServer,
  chain: TestOrganization,
  practitioner: string,
  version: string,
  canary: string,
): Promise<string> {
  const id = v7();
  await server.asOwner(`
    insert into variation (organization_id, id, practitioner_id, protocol_version_id, status, rationale, technique, cocktail,
      proposed_at, reviewed_at, review_note)
    values ('${chain.id}', '${id}', '${uuidIn(practitioner)}', '${uuidIn(version)}', 'APPROVED', '${canary} rationale',
      '{"depthMm": {"target": 7, "min": 6, "max": 8}}', '{"substances": [{"code": "${canary}-mix"}, {"code": "procaine"}]}',
      '2026-01-01', '2026-01-02', '${canary} agreed')`);
  return publicId('Variation', id);
}

export function publicId(type: string, uuid: string): string {
  return `${type}_${uuid.replaceAll('-', '')}`;
}

/** The uuid inside a public id. */
export function uuidIn(id: string): string {
  return id.slice(id.indexOf('_') + 1).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
