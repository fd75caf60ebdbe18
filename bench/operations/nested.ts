import type { Operation, Request, Surroundings } from './operation.ts';
import { translateNested } from './postgraphile-answers.ts';

function request({ scene }: Surroundings, number: number): Request {
  return { organization: number % scene.organizations.length, variables: {} };
}

export const nested: Operation = {
  name: 'nested',
  title: '10 clinics × 20 patients × 1 course × 10 sessions and 4 outcomes',
  benchmark: 'reads',
  connections: 8,
  start: '{"data":{"clinics":{',
  targets: { limit: 0.9, postgraphile: 2.4, mercurius: 1.9 },
  contract: {
    document: `query nested {
  clinics(first: 10) {
    nodes {
      id code name
      patients(first: 20) {
        nodes {
          reference
          courses(first: 1) {
            nodes {
              code startedOn
              sessions { performedAt technique { depthMm } }
              outcomes { timepoint value }
            }
          }
        }
      }
    }
  }
}`,
    request,
  },
  postgraphile: {
    document: `query nested {
  clinics: allClinics(first: 10, orderBy: [CODE_ASC]) {
    nodes {
      id: rowId code name
      patients: patientsByOrganizationIdAndClinicId(first: 20, orderBy: [REFERENCE_ASC]) {
        nodes {
          reference
          courses: treatmentCoursesByOrganizationIdAndPatientId(first: 1, orderBy: [STARTED_ON_ASC]) {
            nodes {
              code startedOn
              sessions: treatmentSessionsByOrganizationIdAndCourseIdList(
                condition: { supersededAt: null }, orderBy: [NUMBER_ASC]
              ) { performedAt depthMm }
              outcomes: outcomeAssessmentsByOrganizationIdAndCourseIdList(
                condition: { supersededAt: null }, orderBy: [ASSESSED_AT_ASC, ROW_ID_ASC]
              ) { timepoint value }
            }
          }
        }
      }
    }
  }
}`,
    request,
    translate: translateNested,
  },
};
