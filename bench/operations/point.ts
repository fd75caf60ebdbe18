import type { Operation, Request, Surroundings } from './operation.ts';
import { translatePoint } from './postgraphile-answers.ts';
import { publicId } from './public-id.ts';

/** The patient of the request with this number: a large stride, so that neighbours lie on different pages of the table. */
function patientOf({ scene }: Surroundings, number: number) {
  const organization = number % scene.organizations.length;
  const { id, patients } = scene.organizations[organization]!;
  return { organization, organizationId: id, patient: patients[(number * 7919) % patients.length]! };
}

export const point: Operation = {
  name: 'point',
  title: 'one patient with its clinic',
  benchmark: 'reads',
  connections: 16,
  start: '{"data":{"node":{',
  targets: { limit: 0.7, postgraphile: 3.5, mercurius: 1.4 },
  contract: {
    document: `query point($id: ID!) {
  node(id: $id) { ... on Patient { id reference sex clinic { id code name } } }
}`,
    request(surroundings, number): Request {
      const { organization, patient } = patientOf(surroundings, number);
      return { organization, variables: { id: publicId('Patient', patient) } };
    },
    foreign: ({ scene }) => ({
      organization: 0,
      variables: { id: publicId('Patient', scene.organizations[1]!.patients[0]!) },
    }),
  },
  postgraphile: {
    document: `query point($organizationId: UUID!, $id: UUID!) {
  node: patientByOrganizationIdAndRowId(organizationId: $organizationId, rowId: $id) {
    id: rowId reference sex clinic: clinicByOrganizationIdAndClinicId { id: rowId code name }
  }
}`,
    request(surroundings, number): Request {
      const { organization, organizationId, patient } = patientOf(surroundings, number);
      return { organization, variables: { organizationId, id: patient } };
    },
    foreign({ scene }) {
      const { id, patients } = scene.organizations[1]!;
      return { organization: 0, variables: { organizationId: id, id: patients[0]! } };
    },
    translate: translatePoint,
  },
};
