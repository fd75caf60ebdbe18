import { existsSync, globSync, readFileSync } from 'node:fs';
import type { Caller } from './organization.js';

const BOOK = 'schema/operations';

/** The names of all queries and mutations of the query book, as in `treatment/course`; `test/live` has its subscriptions. */
export const queryBook: readonly string[] = globSync(`${BOOK}/**/*.graphql`)
  .filter((file) => !/^subscription /m.test(readFileSync(file, 'utf8')))
  .map((file) => file.slice(BOOK.length + 1, -'.graphql'.length).replaceAll('\\', '/'))
  .toSorted();

export function textOfOperation(name: string): string {
  return readFileSync(`${BOOK}/${name}.graphql`, 'utf8');
}

/** Gives each operation's variables: those that stand beside it, or ids that are found in a filled demo chain. */
export async function queryBookVariables(owner: Caller): Promise<(name: string) => object> {
  const withIds = await findIds(owner);
  return (name) => {
    const file = `${BOOK}/${name}.variables.json`;
    return withIds[name] ?? (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {});
  };
}

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
  running: {
    nodes: {
      id: string;
      protocolVersion: { id: string; protocol: { versions: { id: string; status: string }[] } };
    }[];
  };
  unexplainedDeviations: { nodes: { id: string }[] };
  proposed: { nodes: FoundVariation[] };
  approved: { nodes: FoundVariation[] };
  createApiKey: { apiKey: { id: string } };
  draftProtocolVersion: { protocolVersion: { id: string; version: number } };
}

interface Carried {
  readonly node: {
    readonly variationCarryOver: readonly {
      readonly variation: { readonly id: string };
      readonly fields: readonly { readonly parameter: string; readonly outcome: string }[];
    }[];
  };
}

interface FoundVariation {
  readonly id: string;
  readonly version: number;
  readonly practitioner: { readonly id: string };
  readonly protocolVersion: {
    readonly id: string;
    readonly number: number;
    readonly protocol: { readonly id: string; readonly currentVersion: { readonly id: string } };
  };
}

async function findIds(owner: Caller): Promise<Readonly<Record<string, object>>> {
  const { data } = await owner.ask<Found>(`{
    clinics(first: 1) { nodes { id version } }
    protocols { nodes { id versions { id number } } }
    courses(first: 1) {
      nodes { id patient { id } practitioner { id registrations { id } } protocolVersion { id } sessions { id } outcomes { id } }
    }
    running: courses(filter: { statuses: [IN_PROGRESS] }, first: 1) {
      nodes { id protocolVersion { id protocol { versions { id status } } } }
    }
    unexplainedDeviations(first: 1) { nodes { id } }
    proposed: variations(filter: { statuses: [PROPOSED] }) { nodes { ...variation } }
    approved: variations(filter: { statuses: [APPROVED] }) { nodes { ...variation } }
  }
  fragment variation on Variation {
    id version practitioner { id } protocolVersion { id number protocol { id currentVersion { id } } }
  }`);
  const [proposed] = data.proposed.nodes;
  const [approved] = data.approved.nodes;
  const earlier = data.approved.nodes.find(
    ({ protocolVersion }) => protocolVersion.id !== protocolVersion.protocol.currentVersion.id,
  );
  const carried = await owner.ask<Carried>(
    `query ($id: ID!, $from: ID!) { node(id: $id) { ... on ProtocolVersion { variationCarryOver(fromVersionId: $from) {
      variation { id } fields { parameter outcome } } } } }`,
    { id: earlier!.protocolVersion.protocol.currentVersion.id, from: earlier!.protocolVersion.id },
  );
  const conflicts = carried.data.node.variationCarryOver
    .find(({ variation }) => variation.id === earlier!.id)!
    .fields.filter(({ outcome }) => outcome === 'CONFLICT');
  const running = data.running.nodes[0]!;
  const another = running.protocolVersion.protocol.versions.find(
    ({ id, status }) => status === 'PUBLISHED' && id !== running.protocolVersion.id,
  )!;
  const clinic = data.clinics.nodes[0]!;
  const protocol = data.protocols.nodes[0]!;
  const course = data.courses.nodes[0]!;
  // Neither in force nor named by another operation.
  const named = [course.protocolVersion.id, another.id];
  const retirable = data.protocols.nodes
    .flatMap(({ versions }) => versions.slice(0, -1))
    .find(({ id }) => !named.includes(id));
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
    'protocol/retire-protocol-version': {
      input: { id: retirable!.id, reason: 'Nobody has begun a course on it this year.' },
    },
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
    'technique-variation/technique-profile': {
      practitionerId: approved!.practitioner.id,
      protocolId: approved!.protocolVersion.protocol.id,
    },
    'variation/carry-over': { versionId: earlier!.protocolVersion.protocol.currentVersion.id },
    'variation/propose-variation': {
      input: {
        practitionerId: course.practitioner.id,
        protocolVersionId: course.protocolVersion.id,
        technique: { depthMm: { target: 3, min: 2.5, max: 3.5 } },
        rationale: 'Shallower over the knee.',
      },
    },
    'variation/review-variation': {
      input: { id: proposed!.id, version: proposed!.version, decision: 'REJECT', note: 'Not enough evidence.' },
    },
    'variation/rebase-variation': {
      input: {
        id: earlier!.id,
        protocolVersionId: earlier!.protocolVersion.protocol.currentVersion.id,
        keep: conflicts.map(({ parameter }) => parameter),
      },
    },
    'variation/retire-variation': { input: { id: approved!.id, version: approved!.version } },
    'treatment/explain-deviation': {
      input: { sessionId: data.unexplainedDeviations.nodes[0]!.id, reason: 'CLINICAL_INDICATION' },
    },
    'treatment/correct-session': { input: { sessionId: course.sessions[0]!.id, notes: 'Depth was read wrongly.' } },
    'treatment/course': { id: course.id },
    'treatment/move-course': {
      input: { courseId: running.id, protocolVersionId: another.id, reason: 'The first vial is out of stock.' },
    },
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
