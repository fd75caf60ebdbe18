import { existsSync, globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillDemo } from '../../src/commands/fill-demo.js';
import { NOW, startTestServer, type Caller, type TestServer } from '../support/organization.js';

const BOOK = 'schema/operations';
const operations = globSync(`${BOOK}/**/*.graphql`)
  // Subscriptions answer otherwise: test/live has them.
  .filter((file) => !/^subscription /m.test(readFileSync(file, 'utf8')))
  .map((file) => file.slice(BOOK.length + 1, -'.graphql'.length).replaceAll('\\', '/'))
  .toSorted();

let server: TestServer;
let owner: Caller;
/** Variables of operations that need ids, found in the demo chain. */
let withIds: Readonly<Record<string, object>>;

beforeAll(async () => {
  server = await startTestServer();
  await fillDemo(server.database, { now: () => NOW }, 'Query book');
  owner = await (await server.newOrganization('Query book')).as('OWNER');
  withIds = await findIds();
});
afterAll(() => server.close());

interface Found {
  clinics: { nodes: { id: string; version: number }[] };
  protocols: { nodes: { id: string; versions: { id: string; number: number }[] }[] };
  courses: {
    nodes: {
      id: string;
      patient: { id: string };
      practitioner: { id: string; registrations: { id: string }[] };
      protocolVersion: { id: string };
      sessions: { id: string }[];
      outcomes: { id: string }[];
    }[];
  };
  createApiKey: { apiKey: { id: string } };
  draftProtocolVersion: { protocolVersion: { id: string; version: number } };
}

async function findIds(): Promise<Readonly<Record<string, object>>> {
  const { data } = await owner.ask<Found>(`{
    clinics(first: 1) { nodes { id version } }
    protocols(first: 1) { nodes { id versions { id number } } }
    courses(first: 1) {
      nodes { id patient { id } practitioner { id registrations { id } } protocolVersion { id } sessions { id } outcomes { id } }
    }
  }`);
  const clinic = data.clinics.nodes[0]!;
  const protocol = data.protocols.nodes[0]!;
  const course = data.courses.nodes[0]!;
  const key = await owner.ask<Found>('mutation { createApiKey(input: { role: ANALYST }) { apiKey { id } } }');
  const draft = await owner.ask<Found>(
    'mutation ($protocolId: ID!) { draftProtocolVersion(input: { protocolId: $protocolId }) { protocolVersion { id version } } }',
    { protocolId: protocol.id },
  );
  return {
    'access/revoke-api-key': { input: { id: key.data.createApiKey.apiKey.id } },
    'clinic/node': { id: clinic.id },
    'clinic/update-clinic': { input: { id: clinic.id, version: clinic.version, region: 'Another region' } },
    'outcome/correct-outcome': { input: { id: course.outcomes[0]!.id, value: 60.5 } },
    'outcome/outcome-history': { id: course.id },
    'outcome/record-outcome': { input: { courseId: course.id, measure: 'thigh', timepoint: 'week-52', value: 57.5 } },
    'patient/enrol-patient': {
      input: { clinicId: clinic.id, reference: 'NEW-0001', sex: 'FEMALE', birthDate: '1984-02-29' },
    },
    'protocol/draft-protocol-version': { input: { protocolId: protocol.id, summaryOfChanges: 'Shallower.' } },
    'protocol/protocol-version-changes': { id: protocol.versions[1]!.id, earlierId: protocol.versions[0]!.id },
    'protocol/publish-protocol-version': { input: draft.data.draftProtocolVersion.protocolVersion },
    'clearance/clear-treatment': {
      input: {
        patientId: course.patient.id,
        practitionerId: course.practitioner.id,
        protocolVersionId: course.protocolVersion.id,
      },
    },
    'registration/add-registration': {
      input: { practitionerId: course.practitioner.id, body: 'HPCSA', number: 'mp 900999' },
    },
    'registration/name-supervisor': {
      input: { registrationId: course.practitioner.registrations[0]!.id, supervisorId: null },
    },
    'registration/verify-registration': {
      input: {
        registrationId: course.practitioner.registrations[0]!.id,
        seen: {
          source: 'https://hpcsaonline.custhelp.com/app/i_reg_form',
          seenAt: '2026-06-29T10:00:00+02:00',
          familyName: 'Aloe',
          givenNames: 'Example',
          statusInRegister: 'Active',
          category: 'Independent Practice',
          evidence: { name: 'page.pdf', content: Buffer.from('%PDF-1.4').toString('base64') },
        },
      },
    },
    'treatment/correct-session': { input: { sessionId: course.sessions[0]!.id, notes: 'Depth was read wrongly.' } },
    'treatment/course': { id: course.id },
    'treatment/record-session': {
      input: {
        courseId: course.id,
        performedAt: '2026-06-29T10:00:00+02:00',
        technique: { depthMm: 4, injections: 80 },
      },
    },
    'treatment/session-history': { id: course.id },
    'treatment/start-course': {
      input: {
        patientId: course.patient.id,
        practitionerId: course.practitioner.id,
        protocolVersionId: course.protocolVersion.id,
        baseline: { bmi: 24.5, phototype: 3 },
      },
    },
  };
}

function variablesOf(name: string): object {
  const file = `${BOOK}/${name}.variables.json`;
  return withIds[name] ?? (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {});
}

describe('every operation of the query book answers on the demo chain', () => {
  test.each(operations)('%s', async (name) => {
    const { data, errors, status } = await owner.ask<Record<string, unknown>>(
      readFileSync(`${BOOK}/${name}.graphql`, 'utf8'),
      variablesOf(name),
    );
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    for (const [field, answer] of Object.entries(data))
      expect(isTelling(answer), `${name}: ${field} tells nothing`).toBe(true);
  });

  test('each explains itself to an analyst before it asks', () => {
    const silent = operations.filter(
      (name) => !/^# (?!playground:)\S+ \S+/m.test(readFileSync(`${BOOK}/${name}.graphql`, 'utf8')),
    );
    expect(silent).toEqual([]);
  });
});

/** True for an answer that holds records: no empty page, no null, no refused payload. */
function isTelling(answer: unknown): boolean {
  if (answer === null || answer === undefined) return false;
  if (Array.isArray(answer)) return answer.length > 0;
  if (typeof answer !== 'object') return true;
  const { userErrors, nodes, edges } = answer as { userErrors?: unknown[]; nodes?: unknown[]; edges?: unknown[] };
  if (userErrors)
    return (
      userErrors.length === 0 && Object.entries(answer).some(([key, value]) => key !== 'userErrors' && value !== null)
    );
  return (nodes ?? edges ?? [0]).length > 0;
}
