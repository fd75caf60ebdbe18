import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/organization.js';
import { operation, read, send, startedCourse, treatmentScene, type Scene } from './treatment-scene.js';

let server: TestServer;
let scene: Scene;
beforeAll(async () => {
  server = await startTestServer();
  scene = await treatmentScene(server);
});
afterAll(() => server.close());

interface Found {
  readonly severity: string;
  readonly code: string;
  readonly substances: readonly string[];
  readonly message: string;
}

interface Cleared {
  readonly clearance: {
    readonly decision: string;
    readonly findings: readonly { readonly kind: string; readonly code: string; readonly decision: string }[];
  } | null;
}

const codesOf = (findings: readonly Found[]) => findings.map(({ severity, code }) => `${severity} ${code}`);

const ask = (input: object) =>
  scene.owner.ask<{ checkMixture: { severity: string; findings: readonly Found[] } | null }>(
    operation('mixture/check-mixture'),
    { input },
  );

const clear = (cocktail?: readonly object[], more: object = {}) =>
  send<Cleared>(scene.owner, 'clearance/clear-treatment', {
    patientId: scene.patientId,
    practitionerId: scene.practitionerId,
    protocolVersionId: scene.versionId,
    cocktail,
    ...more,
  });

const dca = { substance: 'deoxycholic-acid', volumeMl: 4, concentration: 10, concentrationUnit: 'MG_PER_ML' };
const caffeine = { substance: 'caffeine', volumeMl: 1, concentration: 50, concentrationUnit: 'MG_PER_ML' };

test('a mixture is checked as it is stated, by codes or ids, on the day of the question', async () => {
  const { substances } = await read<{ substances: { id: string }[] }>(
    scene.owner,
    '{ substances(filter: { codes: ["procaine"] }) { id } }',
  );
  const { data } = await ask({
    components: [caffeine, { substanceId: substances[0]!.id }],
    country: 'fr',
    indication: 'LOCAL_FAT',
  });
  expect(data.checkMixture?.severity).toBe('BLOCK');
  expect(codesOf(data.checkMixture!.findings)).toEqual([
    'WARN PAIR_CAUTION',
    'NONE WITHIN_MAXIMUM',
    'UNKNOWN AMOUNT_NOT_STATED',
    'UNKNOWN WEIGHT_NOT_STATED',
    'BLOCK BANNED',
  ]);
});

test('analysts may ask, a key without a scope for it may not', async () => {
  const analyst = await scene.chain.as('ANALYST');
  const asked = { input: { components: [caffeine] } };
  expect((await analyst.ask(operation('mixture/check-mixture'), asked)).errors).toBeUndefined();
  const partner = await scene.chain.as('PARTNER', { scopes: ['READ_CLINICS'] });
  expect((await partner.ask(operation('mixture/check-mixture'), asked)).status).toBe(403);
});

test.each([
  [{ components: [] }, 'is empty'],
  [{ components: [{ substance: 'snake-oil' }] }, 'components.0.substance'],
  [{ components: [{}] }, 'components.0.substance'],
  [{ components: [{ substance: 'caffeine', concentration: 2 }] }, 'components.0.concentrationUnit'],
  [{ components: [{ substance: 'caffeine', volumeMl: 0 }] }, 'components.0.volumeMl'],
  [{ components: [caffeine], country: 'France' }, 'ISO 3166-1'],
  [{ components: [caffeine], areaCm2: 0 }, 'areaCm2'],
])('a question that makes no sense is refused with its place: %j', async (input, place) => {
  const { errors } = await ask(input);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(errors![0]!.message).toContain(place);
});

test('a substance tells its maxima and what authorities say, where and when it is asked', async () => {
  const { substances } = await read<{ substances: object[] }>(scene.owner, operation('mixture/substance-knowledge'), {
    codes: ['buflomedil', 'lidocaine'],
    country: 'de',
    on: '2026-06-30',
  });
  expect(substances).toMatchObject([
    { maximumPerSession: [], regulatoryStatuses: [{ status: 'SUSPENDED', from: '2012-02-13', verified: true }] },
    {
      maximumPerSession: [
        { amount: 300, unit: 'MG', verified: false },
        { amount: 4.5, unit: 'MG_PER_KG', verified: false },
      ],
      regulatoryStatuses: [],
    },
  ]);
});

test('a session tells what is known of its mixture in its country, and what does not fit together', async () => {
  const courseId = await startedCourse(scene);
  const { session } = await send<{ session: { id: string } }>(scene.owner, 'treatment/record-session', {
    courseId,
    performedAt: '2026-06-29T10:00:00Z',
    areas: ['ABDOMEN'],
    cocktail: [dca, caffeine],
    technique: { technique: 'IDS', insertedLengthMm: 13, angleDegrees: 45, areaCm2: 10, depthMm: 1.5 },
  });
  const query = `query ($id: ID!) { node(id: $id) { ... on Session {
    cocktailFindings { severity code substances message } techniqueWarnings { code message } } } }`;
  const { node } = await read<{
    node: { cocktailFindings: readonly Found[]; techniqueWarnings: readonly { code: string; message: string }[] };
  }>(scene.owner, query, { id: session.id });
  expect(codesOf(node.cocktailFindings)).toEqual([
    'BLOCK PAIR_INCOMPATIBLE',
    'NONE WITHIN_MAXIMUM',
    'NONE WITHIN_MAXIMUM',
    'BLOCK ABOVE_MAXIMUM',
    'NONE WITHIN_MAXIMUM',
    'WARN OFF_LABEL',
    'UNKNOWN STATUS_UNKNOWN',
  ]);
  expect(node.techniqueWarnings).toEqual([
    {
      code: 'EFFECTIVE_DEPTH_OUTSIDE_BAND',
      message: expect.stringContaining('give 9.19 mm, and IDS claims 0 to 2 mm') as string,
    },
  ]);
});

test('a protocol version tells of its cocktail, and nothing while the cocktail is free', async () => {
  const query = `query ($id: ID!) { node(id: $id) { ... on ProtocolVersion { cocktailFindings(country: "FR") { code } } } }`;
  expect(await read(scene.owner, query, { id: scene.versionId })).toEqual({ node: { cocktailFindings: [] } });
  const { protocolVersion } = await send<{ protocolVersion: { id: string } }>(
    scene.owner,
    'protocol/draft-protocol-version',
    { protocolId: await protocolOf(scene), cocktail: [caffeine, { substance: 'procaine' }] },
  );
  const { node } = await read<{ node: { cocktailFindings: { code: string }[] } }>(scene.owner, query, {
    id: protocolVersion.id,
  });
  expect(node.cocktailFindings.map(({ code }) => code)).toEqual([
    'PAIR_CAUTION',
    'WITHIN_MAXIMUM',
    'AMOUNT_NOT_STATED',
    'WEIGHT_NOT_STATED',
    'BANNED',
  ]);
});

test('a clearance is refused for what a label or a law forbids, and reviewed for a verified warning', async () => {
  const forbidden = (await clear([dca, caffeine])).clearance!;
  expect(forbidden.decision).toBe('REFUSED');
  expect(forbidden.findings[0]).toMatchObject({ kind: 'COCKTAIL', code: 'PAIR_INCOMPATIBLE', decision: 'REFUSED' });
  const warned = (await clear([caffeine, { ...caffeine, substance: 'procaine' }])).clearance!;
  expect(warned.decision).toBe('NEEDS_REVIEW');
  expect(warned.findings.filter(({ decision }) => decision !== 'CLEARED')).toMatchObject([{ code: 'PAIR_CAUTION' }]);
});

test('what nobody knows and what is not verified is said by a clearance, and changes nothing', async () => {
  const { clearance } = await clear([caffeine, { ...caffeine, substance: 'biotin' }]);
  expect(clearance!.decision).toBe('CLEARED');
  expect(clearance!.findings.map(({ code, decision }) => `${code} ${decision}`)).toEqual([
    'PAIR_UNKNOWN CLEARED',
    'ABOVE_MAXIMUM CLEARED',
    'STATUS_UNKNOWN CLEARED',
  ]);
});

test('a clearance without a cocktail of its own looks at that of the version, here none', async () => {
  expect((await clear()).clearance).toMatchObject({ decision: 'CLEARED', findings: [] });
});

test('a cocktail that names no substance refuses the question, with its place', async () => {
  const { clearance, userErrors } = await clear([caffeine, { substance: 'snake-oil' }]);
  expect(clearance).toBeNull();
  expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['cocktail', '1', 'substance'] }]);
});

async function protocolOf({ owner, versionId }: Scene): Promise<string> {
  const query = 'query ($id: ID!) { node(id: $id) { ... on ProtocolVersion { protocol { id } } } }';
  return (await read<{ node: { protocol: { id: string } } }>(owner, query, { id: versionId })).node.protocol.id;
}
