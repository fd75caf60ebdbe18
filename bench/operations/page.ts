import type { Operation, Request, Surroundings } from './operation.ts';
import { translatePage } from './postgraphile-answers.ts';

const SIZE = 50;

const PAGES = 4;

function request({ scene, cursors }: Surroundings, number: number): Request {
  const organization = number % scene.organizations.length;
  const after = cursors[organization]![Math.floor(number / scene.organizations.length) % PAGES]!;
  return { organization, variables: { first: SIZE, after } };
}

export const page: Operation = {
  name: 'page',
  title: '50 patients with their courses and outcomes, and how many there are',
  benchmark: 'reads',
  connections: 16,
  start: '{"data":{"patients":{',
  targets: { limit: 0.8, postgraphile: 2, mercurius: 1.5 },
  pages: PAGES,
  contract: {
    document: `query page($first: Int!, $after: String) {
  patients(first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      id reference sex
      courses(first: 3) {
        nodes { id code status startedOn outcomes { timepoint value assessedAt measure { code } } }
      }
    }
  }
}`,
    request,
  },
  postgraphile: {
    document: `query page($first: Int!, $after: Cursor) {
  patients: allPatients(first: $first, after: $after, orderBy: [REFERENCE_ASC]) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      id: rowId reference sex
      courses: treatmentCoursesByOrganizationIdAndPatientId(first: 3, orderBy: [STARTED_ON_ASC]) {
        nodes {
          id: rowId code status startedOn
          outcomes: outcomeAssessmentsByOrganizationIdAndCourseIdList(
            condition: { supersededAt: null }, orderBy: [ASSESSED_AT_ASC, ROW_ID_ASC]
          ) { timepoint value assessedAt measure: outcomeMeasureByOrganizationIdAndMeasureId { code } }
        }
      }
    }
  }
}`,
    request,
    translate: translatePage,
  },
};
