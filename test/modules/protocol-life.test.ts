import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidIn } from '../support/fill-organization.js';
import { NOW, startTestServer, type TestServer } from '../support/organization.js';
import { draftVersion, operation, read, send, startedCourse, treatmentScene, type Scene } from './treatment-scene.js';

let server: TestServer;
let scene: Scene;
beforeAll(async () => {
  server = await startTestServer();
  scene = await treatmentScene(server);
});
afterAll(() => server.close());

interface Written {
  readonly protocolVersion: { readonly id: string; readonly number: number; readonly version: number } | null;
}

const refusalsOf = ({ userErrors }: { readonly userErrors: readonly { code: string; path: readonly string[] }[] }) =>
  userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);
const retire = (input: object) => send<Written>(scene.owner, 'protocol/retire-protocol-version', input);
const publish = (input: object) => send<Written>(scene.owner, 'protocol/publish-protocol-version', input);
const move = (input: object) => send<{ course: object | null }>(scene.owner, 'treatment/move-course', input);

/** A further version of the scene's protocol, in force. */
async function nextVersion(change: object = {}): Promise<string> {
  const protocolId = await protocolOf(scene.versionId);
  const { protocolVersion } = await send<Written>(scene.owner, 'protocol/draft-protocol-version', {
    protocolId,
    ...change,
  });
  const { id, version } = protocolVersion!;
  expect(refusalsOf(await publish({ id, version }))).toEqual([]);
  return id;
}

async function protocolOf(versionId: string): Promise<string> {
  const query = 'query ($id: ID!) { node(id: $id) { ... on ProtocolVersion { protocol { id } } } }';
  const { node } = await read<{ node: { protocol: { id: string } } }>(scene.owner, query, { id: versionId });
  return node.protocol.id;
}

/** Runs one statement as the service inside the organization, and gives back the code of the database's refusal. */
async function refusedFor(statement: string): Promise<string | null> {
  const scope = { organizationId: scene.chain.id, clinicIds: 'ALL' } as const;
  const undone = new Error('undone');
  const run = async (em: SqlEntityManager): Promise<void> => {
    await sql.raw(statement).execute(em.getKysely());
    throw undone;
  };
  return server.database.transaction(scope, 'WRITE', run).then(
    () => null,
    (error: unknown) => (error === undone ? null : String((error as { code?: string }).code)),
  );
}

/** Another value than a column holds, by the column's type. */
const other: Readonly<Record<string, (column: string) => string>> = {
  uuid: () => 'gen_random_uuid()',
  integer: (column) => `coalesce(${column}, 0) + 1`,
  text: (column) => `coalesce(${column}, '') || 'x'`,
  'timestamp with time zone': (column) => `coalesce(${column}, now()) + interval '1 day'`,
  jsonb: () => `'{"another": true}'`,
};

async function columnsOfVersions(): Promise<readonly { readonly name: string; readonly type: string }[]> {
  const rows = await server.asOwner(`
    select column_name as name, data_type as type from information_schema.columns
    where table_schema = 'public' and table_name = 'protocol_version' order by 1`);
  return rows as unknown as readonly { name: string; type: string }[];
}

test('no column of a published version changes, whoever writes past the program; it becomes no draft and is not deleted', async () => {
  const id = await nextVersion();
  const where = `where id = '${uuidIn(id)}'`;
  const mayChange = ['retired_at', 'retirement_reason', 'status', 'version'];
  const columns = (await columnsOfVersions()).filter(({ name }) => !mayChange.includes(name));
  expect(columns.length).toBeGreaterThan(12);
  for (const { name, type } of columns) {
    const outcome = await refusedFor(`update protocol_version set ${name} = ${other[type]!(name)} ${where}`);
    expect([name, outcome]).toEqual([name, '23001']);
  }
  // With its retirement as well.
  const beside = `update protocol_version set status = 'RETIRED', retired_at = now(), sessions = sessions + 1 ${where}`;
  expect(await refusedFor(beside)).toBe('23001');
  const back = `update protocol_version set status = 'DRAFT', published_at = null ${where}`;
  expect(await refusedFor(back)).toBe('23001');
  expect(await refusedFor(`delete from protocol_version ${where}`)).toBe('42501');
  expect(await refusedFor(`alter table protocol_version disable trigger protocol_version_immutable`)).toBe('42501');
  // What is refused above is refused for what it changes: nothing, and a retirement, go through.
  expect(await refusedFor(`update protocol_version set sessions = sessions ${where}`)).toBeNull();
  expect(await refusedFor(`update protocol_version set status = 'RETIRED', retired_at = now() ${where}`)).toBeNull();
});

test('a retired version is frozen whole, and never comes back', async () => {
  const id = await nextVersion();
  expect(await retire({ id, reason: ' Too deep. ' })).toMatchObject({
    protocolVersion: { status: 'RETIRED', retiredAt: NOW.toISOString(), retirementReason: 'Too deep.' },
    userErrors: [],
  });
  const where = `where id = '${uuidIn(id)}'`;
  for (const { name, type } of await columnsOfVersions()) {
    const value = name === 'status' ? `'PUBLISHED'` : other[type]!(name);
    expect([name, await refusedFor(`update protocol_version set ${name} = ${value} ${where}`)]).toEqual([
      name,
      '23001',
    ]);
  }
  expect(refusalsOf(await retire({ id, reason: 'Again.' }))).toEqual(['NOT_PUBLISHED id']);
  expect(refusalsOf(await publish({ id, version: 3 }))).toEqual(['NOT_DRAFT id']);
});

test('retiring a version lets courses on it go on and starts no new one; the newest one left is in force', async () => {
  const id = await nextVersion();
  const courseId = await startedCourse(scene, { protocolVersionId: id });
  const answer = await retire({ id, version: 2, reason: 'Another one is better.' });
  expect(answer.userErrors).toEqual([]);
  const { patientId, practitionerId } = scene;
  const start = await send(scene.owner, 'treatment/start-course', { patientId, practitionerId, protocolVersionId: id });
  expect(refusalsOf(start)).toEqual(['NOT_PUBLISHED protocolVersionId']);
  const propose = await send(scene.owner, 'variation/propose-variation', {
    practitionerId,
    protocolVersionId: id,
    technique: { depthMm: { target: 3, min: 2.5, max: 3.5 } },
    rationale: 'Shallower.',
  });
  expect(refusalsOf(propose)).toEqual(['NOT_PUBLISHED protocolVersionId']);
  const recorded = await send<{ session: object | null }>(scene.owner, 'treatment/record-session', {
    courseId,
    performedAt: '2026-03-02T10:00:00Z',
  });
  expect(recorded.userErrors).toEqual([]);
  const query = `query ($id: ID!) { node(id: $id) { ... on ProtocolVersion { number protocol { currentVersion { number } } } } }`;
  const { node } = await read<{ node: { number: number; protocol: { currentVersion: { number: number } } } }>(
    scene.owner,
    query,
    { id },
  );
  expect(node.protocol.currentVersion.number).toBeLessThan(node.number);
});

test('a retirement says why, of a version that is in force, as it was read', async () => {
  const draft = await draftVersion(scene.owner, 'unfinished');
  expect(refusalsOf(await retire({ id: draft.id, reason: 'Never needed.' }))).toEqual(['NOT_PUBLISHED id']);
  expect(refusalsOf(await retire({ id: `ProtocolVersion_${'0'.repeat(32)}`, reason: 'x' }))).toEqual(['NOT_FOUND id']);
  expect(refusalsOf(await retire({ id: scene.versionId, reason: ' ' }))).toEqual(['INVALID reason']);
  expect(refusalsOf(await retire({ id: scene.versionId, version: 1, reason: 'x' }))).toEqual(['STALE version']);
  const manager = await scene.chain.as('CLINIC_MANAGER', { clinicIds: [scene.clinicId] });
  const { errors } = await manager.ask(operation('protocol/retire-protocol-version'), {
    input: { id: scene.versionId, reason: 'x' },
  });
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

test('a moved course goes on by its new version, and what was done before stays under the old one', async () => {
  const shallow = await nextVersion({ technique: { depthMm: { target: 2, min: 1.5, max: 2.5 } } });
  const courseId = await startedCourse(scene);
  const record = (day: string, depthMm: number) =>
    send<{ session: { id: string } }>(scene.owner, 'treatment/record-session', {
      courseId,
      performedAt: `${day}T10:00:00Z`,
      technique: { depthMm },
    });
  const { session } = await record('2026-03-02', 4);
  expect(await move({ courseId, protocolVersionId: shallow, reason: ' Bruises at 4 mm. ' })).toMatchObject({
    course: { moves: [{ reason: 'Bruises at 4 mm.', movedAt: NOW.toISOString(), movedByRole: 'OWNER' }] },
    userErrors: [],
  });
  await record('2026-03-09', 4);
  const corrected = await send(scene.owner, 'treatment/correct-session', {
    sessionId: session.id,
    notes: 'As planned.',
  });
  expect(corrected.userErrors).toEqual([]);
  const back = await move({ courseId, protocolVersionId: scene.versionId, reason: 'No effect.' });
  expect(back.userErrors).toEqual([]);
  const query = /* GraphQL */ `
    query ($id: ID!) {
      node(id: $id) {
        ... on Course {
          protocolVersion {
            id
          }
          moves {
            fromVersion {
              id
            }
            toVersion {
              id
            }
            reason
          }
          sessions {
            protocolVersion {
              id
            }
            distanceFromProtocol
          }
        }
      }
    }
  `;
  const [first, second] = [{ id: scene.versionId }, { id: shallow }];
  expect(await read(scene.owner, query, { id: courseId })).toEqual({
    node: {
      protocolVersion: first,
      moves: [
        { fromVersion: first, toVersion: second, reason: 'Bruises at 4 mm.' },
        { fromVersion: second, toVersion: first, reason: 'No effect.' },
      ],
      sessions: [
        { protocolVersion: first, distanceFromProtocol: 0 },
        { protocolVersion: second, distanceFromProtocol: 1 },
      ],
    },
  });
});

test('a course moves with a reason, to another version in force of its own protocol, while it runs', async () => {
  const courseId = await startedCourse(scene);
  const published = await nextVersion();
  const refused = async (change: object) =>
    refusalsOf(await move({ courseId, protocolVersionId: published, reason: 'Better.', ...change }));
  expect(await refused({ reason: ' ' })).toEqual(['INVALID reason']);
  expect(await refused({ courseId: `Course_${'0'.repeat(32)}` })).toEqual(['NOT_FOUND courseId']);
  expect(await refused({ protocolVersionId: scene.versionId })).toEqual(['INVALID protocolVersionId']);
  const foreign = await draftVersion(scene.owner, 'another');
  expect(await refused({ protocolVersionId: foreign.id })).toEqual(['NOT_PUBLISHED protocolVersionId']);
  await publish(foreign);
  expect(await refused({ protocolVersionId: foreign.id })).toEqual(['INVALID protocolVersionId']);
  await retire({ id: published, reason: 'x' });
  expect(await refused({})).toEqual(['NOT_PUBLISHED protocolVersionId']);
  for (const status of ['COMPLETED', 'STOPPED']) {
    await server.asOwner(`update treatment_course set status = '${status}' where id = '${uuidIn(courseId)}'`);
    expect(await refused({ protocolVersionId: await nextVersion() })).toEqual(['INVALID courseId']);
  }
  const rows = await server.asOwner(`select 1 from course_move where course_id = '${uuidIn(courseId)}'`);
  expect(rows).toEqual([]);
});

test('a course may leave a retired version, and those without leave to treat move none', async () => {
  const id = await nextVersion();
  const courseId = await startedCourse(scene, { protocolVersionId: id });
  await retire({ id, reason: 'Replaced.' });
  const analyst = await scene.chain.as('ANALYST');
  const input = { courseId, protocolVersionId: scene.versionId, reason: 'Its version is retired.' };
  const { errors } = await analyst.ask(operation('treatment/move-course'), { input });
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  const elsewhere = await scene.chain.as('CLINIC_MANAGER', { clinicIds: [scene.otherClinicId] });
  expect(refusalsOf(await send(elsewhere, 'treatment/move-course', input))).toEqual(['NOT_FOUND courseId']);
  expect((await move(input)).userErrors).toEqual([]);
});
