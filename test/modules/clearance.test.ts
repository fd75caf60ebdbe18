import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestServer, type Caller, type TestServer } from '../support/organization.js';
import { extract, registered } from '../support/registered.js';
import { read, send, startedCourse, treatmentScene, type Scene } from './treatment-scene.js';

let server: TestServer;
let scene: Scene;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server.close());
beforeEach(async () => void (scene = await treatmentScene(server)));

/** The tests' moment is 09:00 in Greenwich on 30 June 2026: 29 June in Honolulu, where the scene's clinic is. */
const NEEDLE = '2026-06-30T09:10:00Z';

interface Cleared {
  readonly clearance: {
    readonly id: string;
    readonly decision: string;
    readonly plannedOn: string;
    readonly findings: readonly { readonly kind: string; readonly code: string; readonly message: string }[];
  } | null;
}

const plan = (changes: object = {}) => ({
  patientId: scene.patientId,
  practitionerId: scene.practitionerId,
  protocolVersionId: scene.versionId,
  ...changes,
});

const clear = (caller: Caller, changes: object = {}) =>
  send<Cleared>(caller, 'clearance/clear-treatment', plan(changes));

interface Recorded {
  readonly session: { readonly id: string; readonly flags: readonly string[] } | null;
}

async function recorded(courseId: string, changes: object = {}): Promise<NonNullable<Recorded['session']>> {
  const input = { courseId, performedAt: NEEDLE, ...changes };
  const { session, userErrors } = await send<Recorded>(scene.owner, 'treatment/record-session', input);
  expect(userErrors).toEqual([]);
  return session!;
}

/** Somebody else who works at the scene's clinic, without any registration. */
async function nerine(): Promise<string> {
  const { practitioner } = await send<{ practitioner: { id: string } }>(
    scene.owner,
    'practitioner/create-practitioner',
    {
      code: 'nerine',
      fullName: 'Example Nerine',
      clinicIds: [scene.clinicId],
    },
  );
  return practitioner.id;
}

const FLAGS = `query ($id: ID!) { node(id: $id) { ... on Session { flags clearance { id } findings { flag message check { result } } } } }`;

async function flagsOf(id: string, caller = scene.owner) {
  const { node } = await read<{ node: { flags: string[]; clearance: { id: string } | null; findings: object[] } }>(
    caller,
    FLAGS,
    { id },
  );
  return node;
}

test('from a typed number to a refused clearance, and to a flagged session', async () => {
  const practitionerId = await nerine();
  const added = await send<{ registration: { id: string; number: string } }>(
    scene.owner,
    'registration/add-registration',
    {
      practitionerId,
      body: 'NPI',
      number: ' 1000000020',
    },
  );
  expect(added.registration.number).toBe('1000000020');

  const course = { ...plan({ practitionerId }), startedOn: '2026-06-29' };
  const refusedCourse = await send(scene.owner, 'treatment/start-course', course);
  expect(refusedCourse.userErrors).toMatchObject([{ code: 'PRACTITIONER_NOT_REGISTERED', path: ['practitionerId'] }]);

  const { clearance } = await clear(scene.owner, { practitionerId });
  expect(clearance).toMatchObject({
    decision: 'REFUSED',
    plannedOn: '2026-06-29',
    findings: [{ kind: 'REGISTRATION', code: 'NOT_A_LICENCE' }],
  });

  const session = await recorded(await startedCourse(scene), { practitionerId });
  expect(session.flags).toEqual(['AGAINST_CLEARANCE', 'PRACTITIONER_NOT_REGISTERED']);
  expect((await flagsOf(session.id)).clearance).toEqual({ id: clearance!.id });
});

describe('a session', () => {
  test('that was cleared carries no flag', async () => {
    const { clearance } = await clear(scene.owner);
    expect(clearance).toMatchObject({ decision: 'CLEARED', findings: [] });
    const session = await recorded(await startedCourse(scene));
    expect(await flagsOf(session.id)).toEqual({ flags: [], clearance: { id: clearance!.id }, findings: [] });
  });

  test('that nobody asked about is stored and flagged', async () => {
    expect((await recorded(await startedCourse(scene))).flags).toEqual(['NO_CLEARANCE']);
  });

  test('is not covered by a clearance for another day, nor by one that was asked for after the needle', async () => {
    const courseId = await startedCourse(scene);
    await clear(scene.owner, { plannedOn: '2026-07-01' });
    expect((await recorded(courseId)).flags).toEqual(['NO_CLEARANCE']);
    await clear(scene.owner);
    expect((await recorded(courseId, { performedAt: '2026-06-30T08:59:00Z' })).flags).toEqual(['NO_CLEARANCE']);
    expect((await recorded(courseId, { performedAt: '2026-06-30T09:00:00Z' })).flags).toEqual([]);
  });

  test('went against the clearance when somebody else treated, or by another plan, than was cleared', async () => {
    await clear(scene.owner);
    const courseId = await startedCourse(scene);
    const standIn = await nerine();
    await registered(scene.owner, standIn, 'US');
    expect((await recorded(courseId, { practitionerId: standIn })).flags).toEqual(['AGAINST_CLEARANCE']);
    await clear(scene.owner, { practitionerId: standIn });
    expect((await recorded(courseId, { practitionerId: standIn })).flags).toEqual([]);
  });

  test('keeps what was said of it in a correction, and is looked at anew when who treated is corrected', async () => {
    await clear(scene.owner);
    const { id } = await recorded(await startedCourse(scene));
    const correct = async (input: object) => {
      const { session, userErrors } = await send<Recorded>(scene.owner, 'treatment/correct-session', input);
      expect(userErrors).toEqual([]);
      return session!;
    };
    const remarked = await correct({ sessionId: id, notes: 'Remarked' });
    expect(await flagsOf(remarked.id)).toMatchObject({ flags: [], clearance: { id: expect.any(String) as string } });
    const other = await correct({ sessionId: remarked.id, practitionerId: await nerine() });
    expect((await flagsOf(other.id)).flags).toEqual(['AGAINST_CLEARANCE', 'PRACTITIONER_NOT_REGISTERED']);
  });
});

describe('a clearance', () => {
  test('is not asked for of a day that is over at the clinic', async () => {
    const { clearance, userErrors } = await clear(scene.owner, { plannedOn: '2026-06-28' });
    expect(clearance).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['plannedOn'] }]);
  });

  test('is for a published plan', async () => {
    const draft = await send<{ protocolVersion: { id: string } }>(scene.owner, 'protocol/draft-protocol-version', {
      protocolId: (
        await read<{ protocols: { nodes: { id: string }[] } }>(scene.owner, '{ protocols { nodes { id } } }')
      ).protocols.nodes[0]!.id,
      summaryOfChanges: 'Deeper',
    });
    const { userErrors } = await clear(scene.owner, { protocolVersionId: draft.protocolVersion.id });
    expect(userErrors).toMatchObject([{ code: 'NOT_PUBLISHED', path: ['protocolVersionId'] }]);
  });

  test('holds in the country of the clinic alone', async () => {
    const practitionerId = await nerine();
    await registered(scene.owner, practitionerId, 'ZA');
    const codes = async (clinicId: string) =>
      (await clear(scene.owner, { practitionerId, clinicId })).clearance!.findings.map(({ code }) => code);
    expect(await codes(scene.clinicId)).toEqual(['OTHER_COUNTRY']);
    expect(await codes(scene.otherClinicId)).toEqual([]);
  });

  test('asks for a review, and courses start, where the organization has made the gate advisory', async () => {
    await scene.chain.arrange(({ organizations }) =>
      organizations.setRegistrationRules({ registrationGate: 'ADVISORY' }),
    );
    const practitionerId = await nerine();
    expect((await clear(scene.owner, { practitionerId })).clearance).toMatchObject({
      decision: 'NEEDS_REVIEW',
      findings: [{ code: 'NO_REGISTRATION' }],
    });
    const session = await recorded(await startedCourse(scene, { practitionerId }));
    expect(session.flags).toEqual(['AGAINST_CLEARANCE', 'PRACTITIONER_NOT_REGISTERED']);
  });
});

describe('what a later check reveals', () => {
  /** Three sessions of the scene's practitioner in South Africa: before, on and after the first of May. */
  async function sessions(): Promise<readonly string[]> {
    const courseId = await startedCourse(scene, { clinicId: scene.otherClinicId });
    const at = async (day: string) => (await recorded(courseId, { performedAt: `${day}T10:00:00Z` })).id;
    return [await at('2026-04-30'), await at('2026-05-01'), await at('2026-06-29')];
  }

  async function registrationInZa(): Promise<{ id: string; number: string }> {
    const { node } = await read<{ node: { registrations: { id: string; bodyCode: string; number: string }[] } }>(
      scene.owner,
      'query ($id: ID!) { node(id: $id) { ... on Practitioner { registrations { id bodyCode number } } } }',
      { id: scene.practitionerId },
    );
    return node.registrations.find(({ bodyCode }) => bodyCode === 'HPCSA')!;
  }

  test('flags the sessions in between and lists them; the sessions stay as they were', async () => {
    const [before, on, after] = await sessions();
    const { number } = await registrationInZa();
    const suspended = { status: 'Suspended', statusSince: '2026-05-01' };
    const { flaggedSessions } = await extract(scene.owner, scene.practitionerId, { body: 'HPCSA', number }, suspended);
    expect(flaggedSessions).toEqual([{ id: on }, { id: after }]);
    expect((await flagsOf(before!)).flags).toEqual(['NO_CLEARANCE']);
    expect(await flagsOf(on!)).toMatchObject({
      flags: ['NO_CLEARANCE', 'PRACTITIONER_NOT_REGISTERED'],
      findings: [
        {
          flag: 'PRACTITIONER_NOT_REGISTERED',
          message: expect.stringContaining('"Suspended"') as string,
          check: { result: 'FOUND_NOT_ENTITLED' },
        },
      ],
    });
    const again = await extract(scene.owner, scene.practitionerId, { body: 'HPCSA', number }, suspended);
    expect(again.flaggedSessions).toEqual([]);
    const [stored] = await server.asOwner(
      `select count(*)::int as changed from treatment_session where 'PRACTITIONER_NOT_REGISTERED' = any (flags)
       and organization_id = '${scene.chain.id}'`,
    );
    expect(stored).toEqual({ changed: 0 });
  });

  test('is found at branches too that whoever checks does not see, and shown to those who do', async () => {
    const [, on] = await sessions();
    const { id: registrationId } = await registrationInZa();
    const manager = await scene.chain.as('CLINIC_MANAGER', { clinicIds: [scene.clinicId] });
    const { flaggedSessions, userErrors } = await send<{ flaggedSessions: object[] }>(
      manager,
      'registration/verify-registration',
      {
        registrationId,
        seen: {
          source: 'Letter of the council',
          seenAt: '2026-06-30T08:00:00Z',
          familyName: 'Example',
          givenNames: 'Keoni',
          statusInRegister: 'Suspended',
          statusSince: '2026-05-01',
          evidence: { name: 'letter.pdf', content: Buffer.from('%PDF-1.7').toString('base64') },
        },
      },
    );
    expect([userErrors, flaggedSessions]).toEqual([[], []]);
    expect((await flagsOf(on!)).flags).toContain('PRACTITIONER_NOT_REGISTERED');
    const theirs = await scene.chain.as('CLINIC_MANAGER', { clinicIds: [scene.otherClinicId] });
    expect((await flagsOf(on!, theirs)).flags).toContain('PRACTITIONER_NOT_REGISTERED');
  });

  test('bars the supervisor and with them whoever they supervised', async () => {
    const intern = await nerine();
    const { id: registrationId } = await registered(scene.owner, intern, 'ZA', { category: 'Supervised Practice' });
    const named = { registrationId, supervisorId: scene.practitionerId };
    expect((await send(scene.owner, 'registration/name-supervisor', named)).userErrors).toEqual([]);
    const courseId = await startedCourse(scene, { clinicId: scene.otherClinicId });
    const session = await recorded(courseId, { practitionerId: intern, performedAt: '2026-06-02T10:00:00Z' });
    expect(session.flags).toEqual(['NO_CLEARANCE']);
    const { number } = await registrationInZa();
    const struckOff = { status: 'Erased', statusSince: '2026-06-01' };
    const { flaggedSessions } = await extract(scene.owner, scene.practitionerId, { body: 'HPCSA', number }, struckOff);
    expect(flaggedSessions).toEqual([{ id: session.id }]);
  });
});
