import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestServer, type Caller, type TestServer } from '../support/organization.js';
import { read, send, startedCourse, treatmentScene, type Scene } from './treatment-scene.js';

let server: TestServer;
let scene: Scene;
let practitioner: Caller;
let manager: Caller;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  scene = await treatmentScene(server);
  const { practitionerId, clinicId } = scene;
  practitioner = await scene.chain.as('PRACTITIONER', { practitionerId, clinicIds: [clinicId] });
  manager = await scene.chain.as('CLINIC_MANAGER', { clinicIds: [clinicId] });
});

interface Variation {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly [field: string]: unknown;
}
type Sent = { readonly variation: Variation | null };

const sixMillimetres = { depthMm: { target: 6, min: 5.5, max: 6.5 } };

const propose = (caller: Caller, more: object = {}) =>
  send<Sent>(caller, 'variation/propose-variation', {
    protocolVersionId: scene.versionId,
    technique: sixMillimetres,
    rationale: 'Thicker skin here.',
    evidence: ['Own audit 2025'],
    ...more,
  });

async function proposed(caller = practitioner, more: object = {}): Promise<Variation> {
  const { variation, userErrors } = await propose(caller, more);
  expect(userErrors).toEqual([]);
  return variation!;
}

const review = (caller: Caller, { id, version }: Variation, more: object = {}) =>
  send<Sent>(caller, 'variation/review-variation', { id, version, decision: 'APPROVE', ...more });

async function approved(more: object = {}): Promise<Variation> {
  const { variation, userErrors } = await review(manager, await proposed(), more);
  expect(userErrors).toEqual([]);
  return variation!;
}

const codes = ({
  userErrors,
}: {
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}) => userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);

test('a practitioner proposes, somebody else approves, and sessions inside it count as declared', async () => {
  const variation = await proposed();
  expect(variation).toMatchObject({
    status: 'PROPOSED',
    evidence: ['Own audit 2025'],
    sessions: 0,
    proposedByPractitioner: { code: 'P1' },
    changes: [{ parameter: 'DEPTH_MM', from: '4 mm (3.5 to 4.5)', to: '6 mm (5.5 to 6.5)' }],
  });
  const { variation: agreed } = await review(manager, variation, { note: 'Agreed.' });
  // The tests' day.
  expect(agreed).toMatchObject({
    status: 'APPROVED',
    validFrom: '2026-06-30',
    validUntil: null,
    reviewNote: 'Agreed.',
  });
});

test('nobody reviews their own proposal: not the key, not the practitioner', async () => {
  expect(codes(await review(manager, await proposed(manager, { practitionerId: scene.practitionerId })))).toEqual([
    'SAME_PERSON id',
  ]);
  const answer = await practitioner.ask(
    'mutation ($input: ReviewVariationInput!) { reviewVariation(input: $input) { variation { id } } }',
    {
      input: { id: 'x', version: 1, decision: 'APPROVE' },
    },
  );
  expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('approval for days that are past declares what was done on them', async () => {
  const courseId = await startedCourse(scene);
  const { session } = await send<{ session: { id: string } }>(scene.owner, 'treatment/record-session', {
    courseId,
    performedAt: '2026-03-09T10:00:00+02:00',
    technique: { depthMm: 6.2 },
  });
  const deviations = async () =>
    (
      await read<{ node: { deviations: { declared: boolean }[]; flags: string[] } }>(
        scene.owner,
        'query ($id: ID!) { node(id: $id) { ... on Session { flags deviations { declared } } } }',
        { id: session.id },
      )
    ).node;
  expect(await deviations()).toMatchObject({
    deviations: [{ declared: false }],
    flags: ['NO_CLEARANCE', 'UNDECLARED_DEVIATION'],
  });
  const variation = await approved({ validFrom: '2026-03-01' });
  expect(await deviations()).toMatchObject({ deviations: [{ declared: true }], flags: ['NO_CLEARANCE'] });
  const { node } = await read<{ node: { sessions: number } }>(
    scene.owner,
    'query ($id: ID!) { node(id: $id) { ... on Variation { sessions } } }',
    { id: variation.id },
  );
  expect(node.sessions).toBe(1);
  await send(manager, 'variation/retire-variation', { ...idOf(variation), validUntil: '2026-03-05' });
  expect(await deviations()).toMatchObject({ deviations: [{ declared: false }] });
});

const idOf = ({ id, version }: Variation) => ({ id, version });

test('a rejection says why; what was decided is not decided again', async () => {
  const variation = await proposed();
  expect(codes(await review(manager, variation, { decision: 'REJECT' }))).toEqual(['INVALID note']);
  const { variation: rejected } = await review(manager, variation, { decision: 'REJECT', note: 'No evidence.' });
  expect(rejected).toMatchObject({ status: 'REJECTED', validFrom: null });
  expect(codes(await review(manager, rejected!))).toEqual(['INVALID id']);
});

test('two approved variations of a practitioner do not cover the same day', async () => {
  const first = await approved({ validFrom: '2026-01-01', validUntil: '2026-03-31' });
  const second = await proposed();
  expect(codes(await review(manager, second, { validFrom: '2026-03-31' }))).toEqual(['TAKEN validFrom']);
  expect(codes(await review(manager, second, { validFrom: '2026-04-01' }))).toEqual([]);
  expect(first.validUntil).toBe('2026-03-31');
});

test('a proposal that makes no sense is refused with what, where and how', async () => {
  const same = { depthMm: { target: 4, min: 3.5, max: 4.5, scale: 0.5 } };
  expect(codes(await propose(practitioner, { technique: same }))).toEqual(['INVALID technique']);
  expect(codes(await propose(practitioner, { technique: { depthMm: { target: 9, min: 1, max: 2 } } }))[0]).toContain(
    'technique.depthMm',
  );
  expect(codes(await propose(practitioner, { rationale: ' ' }))).toEqual(['INVALID rationale']);
  expect(codes(await propose(practitioner, { validFrom: '2026-05-01', validUntil: '2026-04-01' }))).toEqual([
    'INVALID validUntil',
  ]);
  expect(codes(await propose(practitioner, { cocktail: [{ substance: 'no-such' }] }))[0]).toContain('cocktail');
  expect(codes(await propose(scene.owner))).toEqual(['INVALID practitionerId']);
});

test('a variation of nobody one sees is not to be reviewed, and a stale version is refused', async () => {
  const variation = await proposed();
  const elsewhere = await scene.chain.as('CLINIC_MANAGER', { clinicIds: [scene.otherClinicId] });
  expect(codes(await review(elsewhere, variation))).toEqual(['NOT_FOUND id']);
  expect(codes(await review(manager, { ...variation, version: variation.version + 1 }))).toEqual(['STALE version']);
});

test('a practitioner withdraws a proposal, and ends an approved variation', async () => {
  const withdrawn = await send<Sent>(practitioner, 'variation/retire-variation', idOf(await proposed()));
  expect(withdrawn.variation).toMatchObject({ status: 'RETIRED', validUntil: null });
  const variation = await approved({ validFrom: '2026-01-01' });
  expect(
    codes(await send(practitioner, 'variation/retire-variation', { ...idOf(variation), validUntil: '2026-07-01' })),
  ).toEqual(['INVALID validUntil']);
  const ended = await send<Sent>(practitioner, 'variation/retire-variation', idOf(variation));
  expect(ended.variation).toMatchObject({ status: 'RETIRED', validFrom: '2026-01-01', validUntil: '2026-06-30' });
});

test('a new version tells what becomes of variations, and rebasing is one mutation', async () => {
  const variation = await approved({ validFrom: '2026-01-01' });
  const next = await nextVersion({ depthMm: { target: 5, min: 4.5, max: 5.5 } });
  const carried = await read<{ node: { variationCarryOver: readonly object[] } }>(
    scene.owner,
    `query ($id: ID!) { node(id: $id) { ... on ProtocolVersion { variationCarryOver {
      outcome variation { id } fields { parameter outcome before now variation } } } } }`,
    { id: next },
  );
  expect(carried.node.variationCarryOver).toEqual([
    {
      outcome: 'CONFLICT',
      variation: { id: variation.id },
      fields: [
        {
          parameter: 'DEPTH_MM',
          outcome: 'CONFLICT',
          before: '4 mm (3.5 to 4.5)',
          now: '5 mm (4.5 to 5.5)',
          variation: '6 mm (5.5 to 6.5)',
        },
      ],
    },
  ]);
  const rebase = (more: object) =>
    send<Sent>(practitioner, 'variation/rebase-variation', { id: variation.id, protocolVersionId: next, ...more });
  expect(codes(await rebase({}))).toEqual(['INVALID keep']);
  expect(codes(await rebase({ keep: ['ANGLE_DEGREES'] }))).toEqual(['INVALID keep']);
  expect(codes(await rebase({ protocolVersionId: scene.versionId }))).toEqual(['INVALID protocolVersionId']);
  const { variation: rebased } = await rebase({ keep: ['DEPTH_MM'], note: 'Still so.' });
  expect(rebased).toMatchObject({
    status: 'PROPOSED',
    rationale: 'Thicker skin here.\nStill so.',
    rebasedFrom: { id: variation.id },
    changes: [{ parameter: 'DEPTH_MM', from: '5 mm (4.5 to 5.5)', to: '6 mm (5.5 to 6.5)' }],
  });
});

/** A further version of the scene's protocol, in force. */
async function nextVersion(technique: object): Promise<string> {
  const { node } = await read<{ node: { protocol: { id: string } } }>(
    scene.owner,
    'query ($id: ID!) { node(id: $id) { ... on ProtocolVersion { protocol { id } } } }',
    { id: scene.versionId },
  );
  const { draftProtocolVersion } = await read<{
    draftProtocolVersion: { protocolVersion: { id: string; version: number } };
  }>(
    scene.owner,
    `mutation ($input: DraftProtocolVersionInput!) { draftProtocolVersion(input: $input) { protocolVersion { id version } } }`,
    { input: { protocolId: node.protocol.id, technique } },
  );
  const draft = draftProtocolVersion.protocolVersion;
  await read(
    scene.owner,
    'mutation ($input: PublishProtocolVersionInput!) { publishProtocolVersion(input: $input) { userErrors { message } } }',
    { input: draft },
  );
  return draft.id;
}
