// Mercurius with its compiler and its batching loaders.
import fastify from 'fastify';
import mercurius, { type MercuriusLoaders } from 'mercurius';
import type { AddressInfo } from 'node:net';
import {
  Reads,
  type ClinicRow,
  type Connection,
  type CourseRow,
  type OutcomeRow,
  type PatientRow,
} from './shared/reads.ts';
import { resolvers, sizeOf, typeDefs, typeOfNode, type RequestContext } from './shared/resolvers.ts';
import { ORGANIZATION_HEADER, announce } from './shared/settings.ts';
import { TenantTransaction } from './shared/tenant-transaction.ts';

interface Asked<P> {
  readonly obj: P;
  readonly params: { readonly first?: number | null };
}

/** Its cache would be keyed by the text of each parent row; ids are told apart in the statements instead. */
const opts = { cache: false };

function loader<P, R>(load: (reads: Reads, parents: readonly P[], first: number) => Promise<readonly R[]>) {
  return {
    // One selection of one operation asks with the same arguments for all parents.
    loader: (asked: readonly Asked<P>[], { reads }: RequestContext) =>
      load(
        reads,
        asked.map(({ obj }) => obj),
        sizeOf(asked[0]!.params),
      ),
    opts,
  };
}

const loaders = {
  Clinic: {
    patients: loader((reads, clinics: readonly ClinicRow[], first) =>
      reads.patientsOfClinics(
        clinics.map(({ uuid }) => uuid),
        first,
      ),
    ),
  },
  Patient: {
    clinic: loader((reads, patients: readonly PatientRow[]) =>
      reads.clinicsById(patients.map(({ clinicUuid }) => clinicUuid)),
    ),
    courses: loader((reads, patients: readonly PatientRow[], first) =>
      reads.coursesOfPatients(
        patients.map(({ uuid }) => uuid),
        first,
      ),
    ),
  },
  PatientConnection: {
    totalCount: loader(async (reads, connections: readonly Connection<PatientRow>[]) => {
      const clinics = connections.map(({ clinicUuid }) => clinicUuid).filter((uuid) => uuid !== undefined);
      return clinics.length > 0 ? reads.patientCountsOfClinics(clinics) : [await reads.patientCount()];
    }),
  },
  Course: {
    sessions: loader((reads, courses: readonly CourseRow[]) =>
      reads.sessionsOfCourses(courses.map(({ uuid }) => uuid)),
    ),
    outcomes: loader((reads, courses: readonly CourseRow[]) =>
      reads.outcomesOfCourses(courses.map(({ uuid }) => uuid)),
    ),
  },
  OutcomeAssessment: {
    measure: loader((reads, outcomes: readonly OutcomeRow[]) =>
      reads.measuresById(outcomes.map(({ measureUuid }) => measureUuid)),
    ),
  },
};

const app = fastify();
await app.register(mercurius, {
  schema: typeDefs,
  resolvers: { ...resolvers, Node: { resolveType: typeOfNode } } as never,
  loaders: loaders as unknown as MercuriusLoaders,
  jit: 1,
  path: '/',
  context: (request): RequestContext => ({
    reads: new Reads(new TenantTransaction(String(request.headers[ORGANIZATION_HEADER]))),
  }),
});
app.graphql.addHook('onResolution', (_execution, context) => {
  void (context as unknown as RequestContext).reads.end();
});
await app.listen({ port: 0, host: '127.0.0.1' });
announce((app.server.address() as AddressInfo).port);
