import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/organization.js';
import { operation, read, send, startedCourse, treatmentScene, type Scene } from './treatment-scene.js';

let server: TestServer;
let scene: Scene;
let courseId: string;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  scene = await treatmentScene(server);
  courseId = await startedCourse(scene);
  await define({ code: 'waist', name: 'Waist', unit: 'cm', minimum: 40, maximum: 200 });
});

interface Recorded {
  outcome: { id: string; value: number; timepoint: string; changeFromBaseline: number | null } | null;
}
interface Assessment {
  id: string;
  value: number;
  timepoint: string;
  assessedAt: string | null;
  corrects: { id: string } | null;
  correctedBy: { id: string } | null;
}

async function define(input: object): Promise<void> {
  await read(
    scene.owner,
    'mutation ($input: DefineOutcomeMeasureInput!) { defineOutcomeMeasure(input: $input) { outcomeMeasure { id } } }',
    { input },
  );
}

const record = (timepoint: string, value: number, more: object = {}) =>
  send<Recorded>(scene.owner, 'outcome/record-outcome', { courseId, measure: 'waist', timepoint, value, ...more });

const correct = (id: string, more: object) => send<Recorded>(scene.owner, 'outcome/correct-outcome', { id, ...more });

async function historyOf(): Promise<readonly Assessment[]> {
  const { node } = await read<{ node: { outcomes: Assessment[] } }>(scene.owner, operation('outcome/outcome-history'), {
    id: courseId,
  });
  return node.outcomes;
}

async function progress(): Promise<readonly object[]> {
  const { courses } = await read<{ courses: { nodes: { progress: object[] }[] } }>(
    scene.owner,
    operation('outcome/course-progress'),
  );
  return courses.nodes[0]!.progress;
}

test('a change is exact, where binary fractions are not', async () => {
  await record('baseline', 60.3);
  const { outcome } = await record('week-12', 59.1);
  expect(59.1 - 60.3).not.toBe(-1.2);
  expect(outcome).toMatchObject({ value: 59.1, changeFromBaseline: -1.2 });
});

test('progress tells each measure with its baseline and its follow-ups in their order', async () => {
  await define({ code: 'pain', name: 'Pain', valueType: 'ORDINAL', minimum: 0, maximum: 10 });
  await record('week-12', 78.5, { assessedAt: '2026-05-25T10:00:00Z' });
  await record('session-10', 79, { assessedAt: '2026-05-04T10:00:00Z' });
  await record('session-4', 80, { assessedAt: '2026-03-23T10:00:00Z' });
  await record('baseline', 80.2, { assessedAt: '2026-03-02T10:00:00Z' });
  await record('end', 3, { measure: 'pain', assessedAt: '2026-05-25T10:00:00Z' });
  expect(await progress()).toEqual([
    {
      measure: { code: 'waist', unit: 'cm', betterWhen: 'LOWER' },
      baseline: 80.2,
      followUps: [
        { timepoint: 'session-4', value: 80, change: -0.2 },
        { timepoint: 'session-10', value: 79, change: -1.2 },
        { timepoint: 'week-12', value: 78.5, change: -1.7 },
      ],
    },
    {
      measure: { code: 'pain', unit: null, betterWhen: 'LOWER' },
      baseline: null,
      followUps: [{ timepoint: 'end', value: 3, change: null }],
    },
  ]);
});

test('several may be recorded under one label, and the latest counts', async () => {
  await record('baseline', 81, { assessedAt: '2026-03-02T10:00:00Z' });
  await record('baseline', 80, { assessedAt: '2026-03-03T10:00:00Z' });
  await record('baseline', 99);
  await record('end', 79);
  expect(await historyOf()).toHaveLength(4);
  expect(await progress()).toMatchObject([{ baseline: 80, followUps: [{ value: 79, change: -1 }] }]);
});

test('a correction counts at once, and the old record stays readable', async () => {
  const { outcome: first } = await record('baseline', 18, {
    value: 180,
    assessedAt: '2026-03-02T10:00:00Z',
    assessor: 'PATIENT',
    blinded: false,
  });
  await record('end', 79, { assessedAt: '2026-05-25T10:00:00Z' });
  const { outcome: second, userErrors } = await correct(first!.id, { value: 80, blinded: true });
  expect(userErrors).toEqual([]);
  expect(await progress()).toMatchObject([{ baseline: 80, followUps: [{ change: -1 }] }]);
  expect(await historyOf()).toMatchObject([
    { id: first!.id, value: 180, corrects: null, correctedBy: { id: second!.id }, blinded: false },
    {
      id: second!.id,
      value: 80,
      timepoint: 'baseline',
      assessedAt: '2026-03-02T10:00:00.000Z',
      assessor: 'PATIENT',
      blinded: true,
      corrects: { id: first!.id },
      correctedBy: null,
    },
    { value: 79, corrects: null, correctedBy: null },
  ]);
});

test('a wrong label is corrected too', async () => {
  const { outcome } = await record('week-12', 80);
  const { outcome: corrected } = await correct(outcome!.id, { timepoint: 'baseline' });
  expect(corrected).toMatchObject({ timepoint: 'baseline', value: 80, changeFromBaseline: null });
});

test('a record is corrected once, and then its newest form', async () => {
  const { outcome: first } = await record('baseline', 80);
  const { outcome: second } = await correct(first!.id, { value: 81 });
  expect((await correct(first!.id, { value: 82 })).userErrors).toMatchObject([
    { code: 'ALREADY_CORRECTED', path: ['id'] },
  ]);
  expect((await correct(second!.id, { value: 82 })).outcome?.value).toBe(82);
});

test('a value outside its measure is refused, also as a correction', async () => {
  expect((await record('baseline', 200)).userErrors).toEqual([]);
  expect((await record('baseline', 200.1)).userErrors).toMatchObject([{ code: 'OUT_OF_RANGE', path: ['value'] }]);
  const { outcome, userErrors } = await record('baseline', 39.9);
  expect(outcome).toBeNull();
  expect(userErrors).toMatchObject([{ code: 'OUT_OF_RANGE', path: ['value'] }]);
  const [first] = await historyOf();
  expect((await correct(first!.id, { value: 20 })).userErrors).toMatchObject([
    { code: 'OUT_OF_RANGE', path: ['value'] },
  ]);
  expect(await historyOf()).toHaveLength(1);
});

test('an unknown measure or course, and a day to come, are refused', async () => {
  expect((await record('baseline', 80, { measure: 'hip' })).userErrors).toMatchObject([
    { code: 'NOT_FOUND', path: ['measure'] },
  ]);
  expect((await record('baseline', 80, { courseId: `Course_${'0'.repeat(32)}` })).userErrors).toMatchObject([
    { code: 'NOT_FOUND', path: ['courseId'] },
  ]);
  expect((await record('baseline', 80, { assessedAt: '2026-07-03T00:00:00Z' })).userErrors).toMatchObject([
    { code: 'INVALID', path: ['assessedAt'] },
  ]);
});

test('very small values keep their digits', async () => {
  await define({ code: 'tiny', name: 'Tiny' });
  await record('baseline', 0.0000003, { measure: 'tiny' });
  const { outcome } = await record('end', 0.0000001, { measure: 'tiny' });
  expect(outcome).toMatchObject({ value: 1e-7, changeFromBaseline: -2e-7 });
});

test('a branch neither sees nor corrects what another recorded', async () => {
  const { outcome } = await record('baseline', 80);
  const manager = await scene.chain.as('CLINIC_MANAGER', { clinicIds: [scene.otherClinicId] });
  expect(await read(manager, 'query ($id: ID!) { node(id: $id) { id } }', { id: outcome!.id })).toEqual({ node: null });
  const { userErrors } = await send(manager, 'outcome/correct-outcome', { id: outcome!.id, value: 81 });
  expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['id'] }]);
});

test('a partner without the scope may not record', async () => {
  const partner = await scene.chain.as('PARTNER', { scopes: ['READ_PATIENTS', 'READ_PROTOCOLS'] });
  const { errors } = await partner.ask(operation('outcome/record-outcome'), {
    input: { courseId, measure: 'waist', timepoint: 'baseline', value: 80 },
  });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', fields: ['Mutation.recordOutcome'] });
});
