import { v7 } from 'uuid';
import { SESSIONS_OF_A_COURSE } from '../scene/scene.ts';
import type { Operation, Request, Surroundings } from './operation.ts';
import { translateRecordSession } from './postgraphile-answers.ts';
import { publicId } from './public-id.ts';

const delivered = { performedAt: '2025-03-03T09:30:00.000Z', areas: ['WAIST'] };
const technique = { depthMm: 2.5, injections: 40 };

/** The course of the request with this number: all courses of all organizations before any comes round again. */
function courseOf({ scene }: Surroundings, number: number) {
  const organization = number % scene.organizations.length;
  const { id, courses } = scene.organizations[organization]!;
  const turn = Math.floor(number / scene.organizations.length);
  const sessionNumber = SESSIONS_OF_A_COURSE + 1 + Math.floor(turn / courses.length);
  return { organization, organizationId: id, course: courses[turn % courses.length]!, sessionNumber };
}

export const recordSession: Operation = {
  name: 'recordSession',
  title: 'a session is recorded under the next number of its course',
  benchmark: 'writes',
  connections: 16,
  start: '{"data":{"recordSession":{"session":{',
  targets: { limit: 0.5, postgraphile: 2 },
  contract: {
    document: `mutation recordSession($input: RecordSessionInput!) {
  recordSession(input: $input) {
    session { id number performedAt technique { depthMm injections } }
    userErrors { code }
  }
}`,
    request(surroundings, number): Request {
      const { organization, course } = courseOf(surroundings, number);
      return {
        organization,
        variables: { input: { courseId: publicId('Course', course.id), ...delivered, technique } },
      };
    },
    foreign({ scene }) {
      const courseId = publicId('Course', scene.organizations[1]!.courses[0]!.id);
      return { organization: 0, variables: { input: { courseId, ...delivered, technique } } };
    },
  },
  postgraphile: {
    // Its user names everything that a row holds, the next number included, and nothing is locked or checked beyond the
    // constraints of the table: less work than the others do.
    document: `mutation recordSession($session: TreatmentSessionInput!) {
  recordSession: createTreatmentSession(input: { treatmentSession: $session }) {
    session: treatmentSession { id: rowId number performedAt depthMm injections }
  }
}`,
    request(surroundings, number): Request {
      const { organization, organizationId, course, sessionNumber } = courseOf(surroundings, number);
      const session = {
        organizationId,
        rowId: v7(),
        courseId: course.id,
        clinicId: course.clinicId,
        practitionerId: course.practitionerId,
        protocolVersionId: course.protocolVersionId,
        number: sessionNumber,
        ...delivered,
        ...technique,
      };
      return { organization, variables: { session } };
    },
    translate: translateRecordSession,
  },
};
