// GraphQL Yoga with graphql-jit, and a DataLoader for each relation.
import { useGraphQlJit } from '@envelop/graphql-jit';
import DataLoader from 'dataloader';
import { createSchema, createYoga, type Plugin } from 'graphql-yoga';
import { createServer } from 'node:http';
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

type Batch<R> = (uuids: readonly string[]) => Promise<readonly R[]>;

/** A request's loaders, made when first asked for: one for each relation and page size. */
class Loaders {
  readonly #loaders = new Map<string, unknown>();

  load<R>(relation: string, uuid: string, batch: Batch<R>): Promise<R> {
    let loader = this.#loaders.get(relation) as DataLoader<string, R> | undefined;
    if (!loader) this.#loaders.set(relation, (loader = new DataLoader<string, R>(batch)));
    return loader.load(uuid);
  }
}

interface LoadingContext extends RequestContext {
  readonly loaders: Loaders;
}

interface Size {
  readonly first?: number | null;
}

const relations = {
  Clinic: {
    patients({ uuid }: ClinicRow, page: Size, { loaders, reads }: LoadingContext) {
      const first = sizeOf(page);
      return loaders.load(`patients ${first}`, uuid, (uuids) => reads.patientsOfClinics(uuids, first));
    },
  },
  Patient: {
    clinic: ({ clinicUuid }: PatientRow, _arguments: object, { loaders, reads }: LoadingContext) =>
      loaders.load('clinic', clinicUuid, (uuids) => reads.clinicsById(uuids)),
    courses({ uuid }: PatientRow, page: Size, { loaders, reads }: LoadingContext) {
      const first = sizeOf(page);
      return loaders.load(`courses ${first}`, uuid, (uuids) => reads.coursesOfPatients(uuids, first));
    },
  },
  PatientConnection: {
    totalCount: ({ clinicUuid }: Connection<PatientRow>, _arguments: object, { loaders, reads }: LoadingContext) =>
      clinicUuid
        ? loaders.load('patient count', clinicUuid, (uuids) => reads.patientCountsOfClinics(uuids))
        : reads.patientCount(),
  },
  Course: {
    sessions: ({ uuid }: CourseRow, _arguments: object, { loaders, reads }: LoadingContext) =>
      loaders.load('sessions', uuid, (uuids) => reads.sessionsOfCourses(uuids)),
    outcomes: ({ uuid }: CourseRow, _arguments: object, { loaders, reads }: LoadingContext) =>
      loaders.load('outcomes', uuid, (uuids) => reads.outcomesOfCourses(uuids)),
  },
  OutcomeAssessment: {
    measure: ({ measureUuid }: OutcomeRow, _arguments: object, { loaders, reads }: LoadingContext) =>
      loaders.load('measure', measureUuid, (uuids) => reads.measuresById(uuids)),
  },
};

const endsTransaction: Plugin<LoadingContext> = {
  onExecute: ({ args }) => ({
    onExecuteDone() {
      void (args.contextValue as LoadingContext).reads.end();
    },
  }),
};

const yoga = createYoga({
  schema: createSchema<LoadingContext>({
    typeDefs,
    resolvers: [resolvers, relations, { Node: { __resolveType: typeOfNode } }] as never,
  }),
  plugins: [useGraphQlJit(), endsTransaction],
  context: ({ request }): LoadingContext => ({
    reads: new Reads(new TenantTransaction(request.headers.get(ORGANIZATION_HEADER)!)),
    loaders: new Loaders(),
  }),
  graphqlEndpoint: '/',
  graphiql: false,
  landingPage: false,
  logging: false,
});

const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => announce((server.address() as AddressInfo).port));
