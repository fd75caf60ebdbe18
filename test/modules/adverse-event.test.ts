import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { startTestServer, type TestServer } from '../support/organization.js';
import { operation, read, send, startedCourse, treatmentScene, type Scene } from './treatment-scene.js';

let server: TestServer;
let scene: Scene;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  scene = await treatmentScene(server);
});

const uuidIn = (id: string) => id.slice(id.indexOf('_') + 1);

interface Happened {
  readonly kind: string;
  readonly grade: number;
  readonly onset: string;
  readonly resolved?: string;
  readonly serious?: boolean;
  readonly session?: number;
}

/** Events come in by import alone so far. */
async function happened(
  courseId: string,
  { kind, grade, onset, resolved, serious = false, session }: Happened,
): Promise<string> {
  const id = v7();
  await server.asOwner(`
    insert into adverse_event (organization_id, id, course_id, clinic_id, session_number, kind, grade, onset, resolved, serious)
    select organization_id, '${id}', id, clinic_id, ${session ?? 'null'}, '${kind}', ${grade}, '${onset}',
      ${resolved ? `'${resolved}'` : 'null'}, ${serious} from treatment_course where id = '${uuidIn(courseId)}'`);
  return `AdverseEvent_${id.replaceAll('-', '')}`;
}

async function events(filter: object = {}, caller = scene.owner): Promise<readonly Record<string, unknown>[]> {
  const { adverseEvents } = await read<{ adverseEvents: { nodes: Record<string, unknown>[] } }>(
    caller,
    operation('adverse-event/adverse-events'),
    { filter },
  );
  return adverseEvents.nodes;
}

const kinds = async (filter: object) => (await events(filter)).map(({ kind }) => kind);

test('events are listed the latest first, with course and session', async () => {
  const courseId = await startedCourse(scene, { code: 'C-1' });
  const { session } = await send<{ session: { id: string } }>(scene.owner, 'treatment/record-session', {
    courseId,
    performedAt: '2026-03-09T10:00:00Z',
  });
  await happened(courseId, { kind: 'ERYTHEMA', grade: 1, onset: '2026-03-09', resolved: '2026-03-10', session: 1 });
  await happened(courseId, { kind: 'NTM_INFECTION', grade: 3, onset: '2026-04-20', serious: true, session: 9 });
  await send(scene.owner, 'treatment/correct-session', { sessionId: session.id, performedAt: '2026-03-09T11:00:00Z' });
  expect(await events()).toMatchObject([
    { kind: 'NTM_INFECTION', grade: 3, serious: true, onset: '2026-04-20', resolved: null, session: null },
    {
      kind: 'ERYTHEMA',
      grade: 1,
      serious: false,
      resolved: '2026-03-10',
      course: { code: 'C-1', clinic: { code: 'HNL' } },
      session: { number: 1, performedAt: '2026-03-09T11:00:00.000Z' },
    },
  ]);
});

test('events are narrowed', async () => {
  const here = await startedCourse(scene);
  const there = await startedCourse(scene, { clinicId: scene.otherClinicId });
  await happened(here, { kind: 'ERYTHEMA', grade: 1, onset: '2026-03-09', resolved: '2026-03-10' });
  await happened(here, { kind: 'NTM_INFECTION', grade: 3, onset: '2026-04-20', serious: true });
  await happened(there, { kind: 'OEDEMA', grade: 2, onset: '2026-04-01' });
  expect(await kinds({ clinicIds: [scene.otherClinicId] })).toEqual(['OEDEMA']);
  expect(await kinds({ courseId: here })).toEqual(['NTM_INFECTION', 'ERYTHEMA']);
  expect(await kinds({ kinds: ['OEDEMA', 'ERYTHEMA'] })).toEqual(['OEDEMA', 'ERYTHEMA']);
  expect(await kinds({ minimumGrade: 2 })).toEqual(['NTM_INFECTION', 'OEDEMA']);
  expect(await kinds({ serious: true })).toEqual(['NTM_INFECTION']);
  expect(await kinds({ serious: false })).toEqual(['OEDEMA', 'ERYTHEMA']);
  expect(await kinds({ unresolved: true })).toEqual(['NTM_INFECTION', 'OEDEMA']);
  expect(await kinds({ onsetFrom: '2026-03-10', onsetUntil: '2026-04-01' })).toEqual(['OEDEMA']);
});

test('a course tells its events in the order in which they began, and each has an id that lasts', async () => {
  const courseId = await startedCourse(scene);
  await happened(courseId, { kind: 'OEDEMA', grade: 2, onset: '2026-04-01' });
  const id = await happened(courseId, { kind: 'ERYTHEMA', grade: 1, onset: '2026-03-09' });
  const { course, event } = await read<{ course: object; event: object }>(
    scene.owner,
    `query ($course: ID!, $event: ID!) {
      course: node(id: $course) { ... on Course { adverseEvents { kind } } }
      event: node(id: $event) { ... on AdverseEvent { id kind course { id } } }
    }`,
    { course: courseId, event: id },
  );
  expect(course).toEqual({ adverseEvents: [{ kind: 'ERYTHEMA' }, { kind: 'OEDEMA' }] });
  expect(event).toEqual({ id, kind: 'ERYTHEMA', course: { id: courseId } });
});

test('a branch sees its own events only', async () => {
  await happened(await startedCourse(scene), { kind: 'OEDEMA', grade: 2, onset: '2026-04-01' });
  const here = await scene.chain.as('CLINIC_MANAGER', { clinicIds: [scene.clinicId] });
  const there = await scene.chain.as('CLINIC_MANAGER', { clinicIds: [scene.otherClinicId] });
  expect(await events({}, here)).toHaveLength(1);
  expect(await events({}, there)).toEqual([]);
});
