import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/organization.js';
import { draftVersion, operation, read, send, startedCourse, treatmentScene, type Scene } from './treatment-scene.js';

let server: TestServer;
let scene: Scene;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  scene = await treatmentScene(server);
});

interface Started {
  course: {
    id: string;
    code: string;
    status: string;
    startedOn: string;
    plannedSessions: number;
    clinic: { code: string };
  } | null;
}
interface Recorded {
  session: { id: string; number: number; performedAt: string } | null;
}
interface SessionRow {
  id: string;
  number: number;
  corrects: { id: string } | null;
  correctedBy: { id: string } | null;
}

const start = (more: object = {}) =>
  send<Started>(scene.owner, 'treatment/start-course', {
    patientId: scene.patientId,
    practitionerId: scene.practitionerId,
    protocolVersionId: scene.versionId,
    ...more,
  });

const record = (courseId: string, more: object = {}) =>
  send<Recorded>(scene.owner, 'treatment/record-session', {
    courseId,
    performedAt: '2026-03-09T10:00:00+02:00',
    ...more,
  });

const correct = (sessionId: string, more: object = {}) =>
  send<Recorded>(scene.owner, 'treatment/correct-session', { sessionId, ...more });

async function sessionsOf(courseId: string): Promise<readonly Record<string, unknown>[]> {
  const { node } = await read<{ node: { sessions: Record<string, unknown>[] } }>(
    scene.owner,
    operation('treatment/course'),
    { id: courseId },
  );
  return node.sessions;
}

async function historyOf(courseId: string): Promise<readonly SessionRow[]> {
  const { node } = await read<{ node: { sessions: SessionRow[] } }>(
    scene.owner,
    operation('treatment/session-history'),
    { id: courseId },
  );
  return node.sessions;
}

test('a course starts today at the clinic that enrolled the patient, as long as the protocol plans', async () => {
  const { course, userErrors } = await start();
  expect(userErrors).toEqual([]);
  // 09:00 UTC on 30 June is 23:00 on 29 June in Honolulu.
  expect(course).toMatchObject({
    status: 'IN_PROGRESS',
    startedOn: '2026-06-29',
    plannedSessions: 4,
    clinic: { code: 'HNL' },
  });
  expect(course!.code).toMatch(/^C-[0-9A-Z]{10}$/);
});

test('what is known at the start is kept, with the age on the first day', async () => {
  const baseline = {
    bmi: 24.1,
    phototype: 3,
    fatType: 'SOFT',
    priorLiposuction: false,
    predisposition: true,
    priorCourses: 2,
    exercisePerWeek: 3,
    dietFollowed: null,
    waterLitresPerDay: 1.5,
  };
  const id = await startedCourse(scene, { startedOn: '2026-06-30', baseline });
  const { node } = await read<{ node: object }>(scene.owner, operation('treatment/course'), { id });
  expect(node).toMatchObject({ baseline: { ...baseline, age: 39 } });
});

test('a course that starts later is planned until its first session', async () => {
  const { course } = await start({ startedOn: '2026-07-06' });
  expect(course?.status).toBe('PLANNED');
  await record(course!.id, { performedAt: '2026-06-29T10:00:00Z' });
  const { node } = await read<{ node: object }>(scene.owner, operation('treatment/course'), { id: course!.id });
  expect(node).toMatchObject({ status: 'IN_PROGRESS' });
});

test('a course runs on a published version only', async () => {
  const draft = await draftVersion(scene.owner, 'still-a-draft');
  const { course, userErrors } = await start({ protocolVersionId: draft.id });
  expect(course).toBeNull();
  expect(userErrors).toMatchObject([{ code: 'NOT_PUBLISHED', path: ['protocolVersionId'] }]);
});

test('a baseline that cannot be meant is refused field by field', async () => {
  const { userErrors } = await start({ plannedSessions: 0, baseline: { phototype: 7, bmi: 24 } });
  expect(userErrors.map(({ code, path }) => [code, path.join('.')])).toEqual([
    ['OUT_OF_RANGE', 'plannedSessions'],
    ['OUT_OF_RANGE', 'baseline.phototype'],
  ]);
});

test('a code is taken even by a course at a branch that the caller does not see', async () => {
  await startedCourse(scene, { code: 'C-1', clinicId: scene.otherClinicId });
  const manager = await scene.chain.as('CLINIC_MANAGER', { clinicIds: [scene.clinicId] });
  const { course, userErrors } = await send<Started>(manager, 'treatment/start-course', {
    patientId: scene.patientId,
    practitionerId: scene.practitionerId,
    protocolVersionId: scene.versionId,
    code: 'C-1',
  });
  expect(course).toBeNull();
  expect(userErrors).toMatchObject([{ code: 'TAKEN', path: ['code'] }]);
});

test('a branch sees patient and practitioner from the moment on that a course runs there', async () => {
  const manager = await scene.chain.as('CLINIC_MANAGER', { clinicIds: [scene.otherClinicId] });
  const seen = () =>
    read<{ patients: { totalCount: number }; courses: { nodes: object[] } }>(
      manager,
      '{ patients { totalCount } courses { nodes { patient { reference } practitioner { code } clinic { code } } } }',
    );
  expect(await seen()).toEqual({ patients: { totalCount: 0 }, courses: { nodes: [] } });
  await startedCourse(scene, { clinicId: scene.otherClinicId });
  expect(await seen()).toEqual({
    patients: { totalCount: 1 },
    courses: { nodes: [{ patient: { reference: 'F-1' }, practitioner: { code: 'P1' }, clinic: { code: 'CPT' } }] },
  });
});

test('a patient and a practitioner may come to several clinics at the same moment', async () => {
  const at = (clinicId: string) => start({ clinicId });
  const { clinicId, otherClinicId } = scene;
  const started = await Promise.all([clinicId, ...Array<string>(7).fill(otherClinicId)].map(at));
  expect(started.flatMap(({ userErrors }) => userErrors)).toEqual([]);
});

test('a branch neither sees nor records what happens at another', async () => {
  const courseId = await startedCourse(scene);
  const manager = await scene.chain.as('CLINIC_MANAGER', { clinicIds: [scene.otherClinicId] });
  const { node } = await read<{ node: object | null }>(manager, operation('treatment/course'), { id: courseId });
  expect(node).toBeNull();
  const input = { courseId, performedAt: '2026-03-09T10:00:00Z' };
  const { userErrors } = await send(manager, 'treatment/record-session', input);
  expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['courseId'] }]);
  expect(await sessionsOf(courseId)).toEqual([]);
});

test('a branch starts no course at another, whoever the patient', async () => {
  await startedCourse(scene, { clinicId: scene.otherClinicId });
  const manager = await scene.chain.as('CLINIC_MANAGER', { clinicIds: [scene.otherClinicId] });
  const input = {
    patientId: scene.patientId,
    practitionerId: scene.practitionerId,
    protocolVersionId: scene.versionId,
  };
  const elsewhere = await send(manager, 'treatment/start-course', { ...input, clinicId: scene.clinicId });
  expect(elsewhere.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['clinicId'] }]);
  const enrolledElsewhere = await send(manager, 'treatment/start-course', input);
  expect(enrolledElsewhere.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['clinicId'] }]);
  const own = await send(manager, 'treatment/start-course', { ...input, clinicId: scene.otherClinicId });
  expect(own.userErrors).toEqual([]);
});

test('courses are narrowed, ordered and counted, also below clinic and patient', async () => {
  await startedCourse(scene, { code: 'A', startedOn: '2026-01-05' });
  await startedCourse(scene, { code: 'B', startedOn: '2026-02-02', clinicId: scene.otherClinicId });
  await startedCourse(scene, { code: 'C', startedOn: '2026-07-06' });
  const codes = async (filter: object) => {
    const { courses } = await read<{ courses: { nodes: { code: string }[] } }>(
      scene.owner,
      operation('treatment/courses'),
      { filter },
    );
    return courses.nodes.map(({ code }) => code);
  };
  const { protocolVersion } = await read<{ protocolVersion: { protocol: { id: string } } }>(
    scene.owner,
    'query ($id: ID!) { protocolVersion: node(id: $id) { ... on ProtocolVersion { protocol { id } } } }',
    { id: scene.versionId },
  );
  expect(await codes({})).toEqual(['C', 'B', 'A']);
  expect(await codes({ startedFrom: '2026-02-02', startedUntil: '2026-02-02' })).toEqual(['B']);
  expect(await codes({ clinicIds: [scene.clinicId] })).toEqual(['C', 'A']);
  expect(await codes({ statuses: ['PLANNED', 'STOPPED'] })).toEqual(['C']);
  expect(await codes({ codes: ['A', 'Z'] })).toEqual(['A']);
  expect(await codes({ patientId: scene.patientId, practitionerId: scene.practitionerId })).toHaveLength(3);
  expect(await codes({ protocolId: protocolVersion.protocol.id, protocolVersionId: scene.versionId })).toHaveLength(3);
  const other = await draftVersion(scene.owner, 'another');
  expect(await codes({ protocolVersionId: other.id })).toEqual([]);

  const branches = await read<{ clinics: { nodes: object[] } }>(scene.owner, operation('treatment/clinic-courses'));
  expect(branches.clinics.nodes).toEqual([
    { code: 'CPT', courses: { totalCount: 1, nodes: [{ code: 'B', startedOn: '2026-02-02' }] } },
    { code: 'HNL', courses: { totalCount: 1, nodes: [{ code: 'A', startedOn: '2026-01-05' }] } },
  ]);
  const patients = await read<{ patients: { nodes: object[] } }>(scene.owner, operation('treatment/patient-courses'));
  expect(patients.patients.nodes).toMatchObject([
    { courses: { totalCount: 3, nodes: [{ code: 'A' }, { code: 'B' }, { code: 'C' }] } },
  ]);
});

test('a session is stored as it was done, with the figures that follow', async () => {
  const courseId = await startedCourse(scene);
  const technique = {
    technique: 'LIT_SIM',
    delivery: 'MANUAL',
    needleGauge: 30,
    needleLengthMm: 4,
    insertedLengthMm: 4,
    angleDegrees: 30,
    depthMm: 3.5,
    spacingMm: 0.1,
    areaCm2: 120,
    injections: 80,
    volumePerInjectionMl: 0.1,
    totalVolumeMl: 8,
  };
  const { userErrors } = await record(courseId, {
    technique,
    areas: ['ABDOMEN', 'UPPER_LIP', 'ABDOMEN'],
    room: 'Cabin 2',
    notes: ' Slight redness. ',
    cocktail: [
      { substance: 'caffeine', volumeMl: 2, concentration: 50, concentrationUnit: 'MG_PER_ML', lotNumber: 'L-77' },
      { substance: 'procaine' },
    ],
  });
  expect(userErrors).toEqual([]);
  const [session] = await sessionsOf(courseId);
  expect(session).toMatchObject({
    number: 1,
    performedAt: '2026-03-09T08:00:00.000Z',
    practitioner: { code: 'P1' },
    areas: ['ABDOMEN', 'UPPER_LIP'],
    technique,
    flags: ['NO_CLEARANCE'],
    room: 'Cabin 2',
    notes: 'Slight redness.',
  });
  expect((session!.technique as { effectiveDepthMm: number }).effectiveDepthMm).toBeCloseTo(2, 12);
  expect(session!.cocktail).toMatchObject([
    {
      substance: { code: 'caffeine' },
      volumeMl: 2,
      amountMg: 100,
      concentration: 50,
      concentrationUnit: 'MG_PER_ML',
      lotNumber: 'L-77',
    },
    {
      substance: { code: 'procaine' },
      volumeMl: null,
      amountMg: null,
      concentration: null,
      concentrationUnit: null,
      lotNumber: null,
    },
  ]);
});

test('what was clinically done is never refused, however far from the protocol', async () => {
  const courseId = await startedCourse(scene);
  const { userErrors } = await record(courseId, {
    technique: { technique: 'HYPODERMIC_DEEP', depthMm: 40, injections: 0 },
  });
  expect(userErrors).toEqual([]);
});

test('slips of the pen are refused, each with its place, and nothing is stored', async () => {
  const courseId = await startedCourse(scene);
  const { session, userErrors } = await record(courseId, {
    performedAt: '2026-07-02T00:00:00Z',
    technique: { needleGauge: 300, needleLengthMm: 4 },
    cocktail: [{ substance: 'no-such-thing' }, { substance: 'procaine', concentration: 2 }, {}],
  });
  expect(session).toBeNull();
  expect(userErrors.map(({ code, path }) => [code, path.join('.')])).toEqual([
    ['OUT_OF_RANGE', 'technique.needleGauge'],
    ['INVALID', 'performedAt'],
    ['NOT_FOUND', 'cocktail.0.substance'],
    ['INVALID', 'cocktail.1.concentrationUnit'],
    ['INVALID', 'cocktail.2.substance'],
  ]);
  expect(await sessionsOf(courseId)).toEqual([]);
});

test('sessions are numbered on, and a number is given once', async () => {
  const courseId = await startedCourse(scene);
  expect((await record(courseId)).session?.number).toBe(1);
  expect((await record(courseId, { number: 5 })).session?.number).toBe(5);
  expect((await record(courseId)).session?.number).toBe(6);
  expect((await record(courseId, { number: 5 })).userErrors).toMatchObject([{ code: 'TAKEN', path: ['number'] }]);
});

test('sessions that are recorded at the same moment get numbers of their own', async () => {
  const courseId = await startedCourse(scene);
  const recorded = await Promise.all(Array.from({ length: 5 }, () => record(courseId)));
  expect(recorded.map(({ session }) => session?.number).toSorted()).toEqual([1, 2, 3, 4, 5]);
});

test('a correction keeps what it leaves out, and the old record stays readable', async () => {
  const courseId = await startedCourse(scene);
  const { session: first } = await record(courseId, {
    technique: { depthMm: 4, needleGauge: 30 },
    cocktail: [{ substance: 'procaine', vehicle: 'water', lotNumber: 'L-1' }],
    room: 'Cabin 2',
  });
  const { session: second, userErrors } = await correct(first!.id, { technique: { depthMm: 2.5 }, room: null });
  expect(userErrors).toEqual([]);
  expect(second).toMatchObject({ number: 1, performedAt: '2026-03-09T08:00:00.000Z' });
  const current = await sessionsOf(courseId);
  expect(current).toMatchObject([
    { id: second!.id, technique: { depthMm: 2.5, needleGauge: 30 }, cocktail: [{ lotNumber: 'L-1' }], room: null },
  ]);
  expect(await historyOf(courseId)).toMatchObject([
    { id: first!.id, technique: { depthMm: 4 }, corrects: null, correctedBy: { id: second!.id } },
    { id: second!.id, technique: { depthMm: 2.5 }, corrects: { id: first!.id }, correctedBy: null },
  ]);
  const { node } = await read<{ node: object }>(
    scene.owner,
    'query ($id: ID!) { node(id: $id) { ... on Session { room cocktail { vehicle lotNumber } course { id } } } }',
    { id: first!.id },
  );
  expect(node).toEqual({
    room: 'Cabin 2',
    cocktail: [{ vehicle: 'water', lotNumber: 'L-1' }],
    course: { id: courseId },
  });
});

test('a record is corrected once, and then its newest form', async () => {
  const courseId = await startedCourse(scene);
  const { session: first } = await record(courseId);
  const { session: second } = await correct(first!.id, { notes: 'Right arm.' });
  expect((await correct(first!.id, { notes: 'Left arm.' })).userErrors).toMatchObject([
    { code: 'ALREADY_CORRECTED', path: ['sessionId'] },
  ]);
  expect((await correct(second!.id, { notes: 'Left arm.' })).userErrors).toEqual([]);
  expect(await historyOf(courseId)).toHaveLength(3);
  expect(await sessionsOf(courseId)).toMatchObject([{ notes: 'Left arm.' }]);
});

test('two corrections of one record at the same moment: one of them holds', async () => {
  const courseId = await startedCourse(scene);
  const { session } = await record(courseId);
  const corrections = await Promise.all([
    correct(session!.id, { notes: 'One.' }),
    correct(session!.id, { notes: 'Two.' }),
  ]);
  expect(corrections.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['ALREADY_CORRECTED']);
  expect(await sessionsOf(courseId)).toHaveLength(1);
});

test('a correction may give a session another number, unless that is taken', async () => {
  const courseId = await startedCourse(scene);
  const { session: first } = await record(courseId);
  await record(courseId);
  expect((await correct(first!.id, { number: 2 })).userErrors).toMatchObject([{ code: 'TAKEN', path: ['number'] }]);
  const { session: moved } = await correct(first!.id, { number: 3 });
  expect(moved?.number).toBe(3);
  expect((await record(courseId, { number: 1 })).session?.number).toBe(1);
});

test('who treats at a clinic is seen there from then on', async () => {
  const courseId = await startedCourse(scene, { clinicId: scene.otherClinicId });
  const { createPractitioner } = await read<{ createPractitioner: { practitioner: { id: string } } }>(
    scene.owner,
    'mutation { createPractitioner(input: { code: "P2", fullName: "Locum Example" }) { practitioner { id } } }',
  );
  const { recordSession } = await read<{ recordSession: object }>(
    scene.owner,
    `mutation ($input: RecordSessionInput!) {
      recordSession(input: $input) { session { practitioner { clinics { id } } } userErrors { code } }
    }`,
    { input: { courseId, performedAt: '2026-06-29T10:00:00Z', practitionerId: createPractitioner.practitioner.id } },
  );
  expect(recordSession).toEqual({
    session: { practitioner: { clinics: [{ id: scene.otherClinicId }] } },
    userErrors: [],
  });
  const manager = await scene.chain.as('CLINIC_MANAGER', { clinicIds: [scene.otherClinicId] });
  const { node } = await read<{ node: object }>(manager, operation('treatment/course'), { id: courseId });
  expect(node).toMatchObject({ sessions: [{ practitioner: { code: 'P2' } }] });
});

test('an analyst is refused before anything runs', async () => {
  const analyst = await scene.chain.as('ANALYST');
  for (const name of [
    'treatment/courses',
    'treatment/course',
    'treatment/clinic-courses',
    'treatment/patient-courses',
  ]) {
    const { data, errors } = await analyst.ask(operation(name), { id: `Course_${'0'.repeat(32)}` });
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
});

test('another organization finds nothing of it', async () => {
  const courseId = await startedCourse(scene);
  const { session } = await record(courseId);
  const stranger = await (await server.newOrganization()).as('OWNER');
  const { nodes, courses } = await read<{ nodes: null[]; courses: { totalCount: number } }>(
    stranger,
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } courses { totalCount } }',
    { ids: [courseId, session!.id] },
  );
  expect(nodes).toEqual([null, null]);
  expect(courses.totalCount).toBe(0);
  expect((await send(stranger, 'treatment/correct-session', { sessionId: session!.id })).userErrors).toMatchObject([
    { code: 'NOT_FOUND' },
  ]);
});
