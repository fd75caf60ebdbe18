import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestServer, type Caller, type TestServer } from '../support/organization.js';
import { read, send, startedCourse, treatmentScene, type Scene } from './treatment-scene.js';

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
});

interface JudgedSession {
  readonly id: string;
  readonly flags: readonly string[];
  readonly deviations: readonly { readonly parameter: string; readonly severity: string; readonly declared: boolean }[];
  readonly distanceFromProtocol: number | null;
  readonly coverage: number | null;
  readonly protocolVersion: { readonly id: string; readonly number: number };
  readonly declaredVariation: { readonly rationale: string } | null;
  readonly deviationReasons: readonly { readonly reason: string; readonly note: string | null }[];
}

/** Records a session of a depth, in mm, and gives back its id. */
async function recorded(depthMm: number | null, more: object = {}, caller: Caller = scene.owner): Promise<string> {
  const { session, userErrors } = await send<{ session: { id: string } }>(caller, 'treatment/record-session', {
    courseId,
    performedAt: '2026-03-09T10:00:00+02:00',
    ...(depthMm === null ? {} : { technique: { depthMm } }),
    ...more,
  });
  expect(userErrors).toEqual([]);
  return session.id;
}

async function judged(id: string, caller: Caller = scene.owner): Promise<JudgedSession> {
  const { node } = await read<{ node: JudgedSession }>(
    caller,
    `query ($id: ID!) { node(id: $id) { ... on Session {
      id flags deviations { parameter expected actual distance severity declared } distanceFromProtocol coverage
      protocolVersion { id number } declaredVariation { rationale } deviationReasons { reason note } } } }`,
    { id },
  );
  return node;
}

async function unexplained(caller: Caller = scene.owner): Promise<readonly string[]> {
  const { unexplainedDeviations } = await read<{ unexplainedDeviations: { nodes: { id: string }[] } }>(
    caller,
    '{ unexplainedDeviations { nodes { id } totalCount } }',
  );
  return unexplainedDeviations.nodes.map(({ id }) => id);
}

/** An approved variation of the scene's practitioner, to this depth. */
async function approvedVariation(depthMm: number, period: object = {}): Promise<void> {
  const { practitionerId, versionId } = scene;
  await scene.chain.arrange(async ({ reads }) => {
    const { Variation } = await import('../../src/modules/variation/variation.entity.js');
    const { uuidOf } = await import('../../src/platform/reads/public-id.js');
    await reads.insert(Variation, {
      practitionerId: uuidOf('Practitioner', practitionerId),
      protocolVersionId: uuidOf('ProtocolVersion', versionId),
      status: 'APPROVED',
      rationale: `to ${depthMm} mm`,
      technique: { depthMm: { target: depthMm, min: depthMm - 0.5, max: depthMm + 0.5 } },
      cocktail: null,
      proposedAt: new Date('2026-01-05T00:00:00Z'),
      reviewedAt: new Date('2026-01-10T00:00:00Z'),
      ...period,
    });
  });
}

/** What is kept in the report's cells, beside what follows from the sessions. */
function rebuilt() {
  return scene.chain.arrange(({ techniqueCells }) => techniqueCells.rebuild(() => undefined));
}

test('a session is judged against the version that its course runs on when it is recorded', async () => {
  const inside = await judged(await recorded(4));
  expect(inside).toMatchObject({ flags: ['NO_CLEARANCE'], deviations: [], distanceFromProtocol: 0, coverage: 1 });
  expect(inside.protocolVersion.id).toBe(scene.versionId);
  const outside = await judged(await recorded(6));
  expect(outside.deviations).toEqual([
    {
      parameter: 'DEPTH_MM',
      expected: '3.5 to 4.5 mm',
      actual: '6 mm',
      distance: 3,
      severity: 'MAJOR',
      declared: false,
    },
  ]);
  expect(outside).toMatchObject({ flags: ['NO_CLEARANCE', 'UNDECLARED_DEVIATION'], distanceFromProtocol: 1 });
  expect(await judged(await recorded(4.6))).toMatchObject({
    flags: ['NO_CLEARANCE'],
    deviations: [{ distance: 0.2, severity: 'MINOR' }],
    distanceFromProtocol: 0.2,
  });
  expect(await judged(await recorded(null))).toMatchObject({ distanceFromProtocol: null, coverage: 0, deviations: [] });
});

test("what the practitioner's approved variation covers is declared, on the days of its period alone", async () => {
  await approvedVariation(6, { validFrom: '2026-03-01', validUntil: '2026-03-31' });
  const declared = await judged(await recorded(6));
  expect(declared).toMatchObject({
    flags: ['NO_CLEARANCE'],
    deviations: [{ severity: 'MAJOR', declared: true }],
    declaredVariation: { rationale: 'to 6 mm' },
  });
  expect(await judged(await recorded(8))).toMatchObject({ deviations: [{ declared: false }] });
  const after = await judged(await recorded(6, { performedAt: '2026-04-02T10:00:00+02:00' }));
  expect(after).toMatchObject({ deviations: [{ declared: false }], declaredVariation: null });
});

test('the last day of a period ends at midnight where the clinic is', async () => {
  await approvedVariation(6, { validUntil: '2026-03-31' });
  // Honolulu is ten hours behind UTC: still the 31st there.
  const late = await judged(await recorded(6, { performedAt: '2026-04-01T09:30:00Z' }));
  expect(late.deviations).toMatchObject([{ declared: true }]);
});

test('a correction is judged by what it says, and by the version of the record that it replaces', async () => {
  const first = await recorded(6);
  const { session } = await send<{ session: { id: string } }>(scene.owner, 'treatment/correct-session', {
    sessionId: first,
    technique: { depthMm: 4.4 },
  });
  expect(await judged(session.id)).toMatchObject({ flags: ['NO_CLEARANCE'], deviations: [], distanceFromProtocol: 0 });
  expect((await judged(first)).flags).toContain('UNDECLARED_DEVIATION');
  expect(await unexplained()).toEqual([]);
  const again = await send<{ session: { id: string } }>(scene.owner, 'treatment/correct-session', {
    sessionId: session.id,
    technique: { depthMm: 7 },
  });
  expect((await judged(again.session.id)).flags).toEqual(['NO_CLEARANCE', 'UNDECLARED_DEVIATION']);
  expect(await rebuilt()).toMatchObject({ differing: 0 });
});

test('an undeclared major deviation waits for a reason, which a correction keeps', async () => {
  const id = await recorded(6);
  await recorded(4.6);
  expect(await unexplained()).toEqual([id]);
  const explain = (input: object) =>
    send<{ session: JudgedSession | null }>(scene.owner, 'treatment/explain-deviation', input);
  const payload = await explain({ sessionId: id, reason: 'CLINICAL_INDICATION', note: ' thick skin ' });
  expect(payload).toMatchObject({ userErrors: [] });
  expect(await unexplained()).toEqual([]);
  expect((await judged(id)).deviationReasons).toEqual([{ reason: 'CLINICAL_INDICATION', note: 'thick skin' }]);
  const { session } = await send<{ session: { id: string } }>(scene.owner, 'treatment/correct-session', {
    sessionId: id,
    notes: 'room two',
  });
  expect((await judged(session.id)).deviationReasons).toEqual([{ reason: 'CLINICAL_INDICATION', note: 'thick skin' }]);
  expect(await rebuilt()).toMatchObject({ differing: 0 });
});

test('a reason is refused for what needs none, and for a record that was corrected', async () => {
  const follows = await recorded(4);
  const departs = await recorded(6);
  await send(scene.owner, 'treatment/correct-session', { sessionId: departs, notes: 'x' });
  const codesOf = async (input: object) =>
    (await send(scene.owner, 'treatment/explain-deviation', input)).userErrors.map(({ code, path }) => [code, ...path]);
  expect(await codesOf({ sessionId: follows, reason: 'HABIT' })).toEqual([['INVALID', 'sessionId']]);
  expect(await codesOf({ sessionId: departs, reason: 'HABIT' })).toEqual([['ALREADY_CORRECTED', 'sessionId']]);
  const other = await recorded(6);
  expect(await codesOf({ sessionId: other, reason: 'OTHER', note: '  ' })).toEqual([['INVALID', 'note']]);
});

test('a queue of unexplained deviations narrows by clinic and practitioner', async () => {
  const id = await recorded(6);
  const ask = async (filter: object) =>
    (
      await read<{ unexplainedDeviations: { nodes: { id: string }[] } }>(
        scene.owner,
        'query ($filter: UnexplainedDeviationFilter) { unexplainedDeviations(filter: $filter) { nodes { id } } }',
        { filter },
      )
    ).unexplainedDeviations.nodes.map((node) => node.id);
  expect(await ask({ clinicIds: [scene.clinicId], practitionerId: scene.practitionerId })).toEqual([id]);
  expect(await ask({ clinicIds: [scene.otherClinicId] })).toEqual([]);
});

test('the cells follow every way of recording: what is kept is what follows from the sessions', async () => {
  await approvedVariation(6);
  await recorded(4);
  const first = await recorded(6);
  await recorded(null, { areas: ['WAIST', 'HIPS'], cocktail: [{ substance: 'procaine', volumeMl: 2 }] });
  const other = await startedCourse(scene, { code: 'OTHER', startedOn: '2026-04-01' });
  await recorded(9, { courseId: other, technique: { technique: 'NAPPAGE', depthMm: 9, injections: 40 } });
  await send(scene.owner, 'treatment/correct-session', { sessionId: first, technique: { depthMm: 5 }, number: 9 });
  await send(scene.owner, 'treatment/explain-deviation', { sessionId: await recorded(9), reason: 'SUPPLY' });
  const kept = await rebuilt();
  expect(kept).toMatchObject({ courses: 2, differing: 0 });
  expect(kept.cells).toBeGreaterThan(5);
});

test('judging again changes nothing, until a variation is approved for days that have passed', async () => {
  await recorded(4);
  const id = await recorded(6);
  const again = () => scene.chain.arrange(({ sessionJudgements }) => sessionJudgements.judgeAgain({}));
  expect(await again()).toEqual({ sessions: 2, changed: 0 });
  await approvedVariation(6);
  // Both are judged under it now, and one of them is declared by it.
  expect(await again()).toEqual({ sessions: 2, changed: 2 });
  expect(await judged(id)).toMatchObject({ flags: ['NO_CLEARANCE'], deviations: [{ declared: true }] });
  expect(await again()).toEqual({ sessions: 2, changed: 0 });
  expect(await rebuilt()).toMatchObject({ differing: 0 });
});
