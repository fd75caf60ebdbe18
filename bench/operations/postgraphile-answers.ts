// PostGraphile answers with what the tables hold. What it cannot spell as our contract does is put into the contract's
// words here, value by value, before the answers are compared: ids are uuids, decimals are texts, instants carry `+00:00`,
// and a session's technique lies flat beside its other columns.
import { publicId } from './public-id.ts';

interface Nodes<N> {
  readonly nodes: readonly N[];
}

interface Identified {
  readonly id: string;
}

interface PlainSession {
  readonly performedAt: string;
  readonly depthMm: string;
}

interface PlainOutcome {
  readonly timepoint: string;
  readonly value: string;
}

interface NestedCourse {
  readonly sessions: readonly PlainSession[];
  readonly outcomes: readonly PlainOutcome[];
}

interface PageCourse extends Identified {
  readonly outcomes: readonly (PlainOutcome & { readonly assessedAt: string; readonly measure: object })[];
}

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string;
}

export function translatePoint({ node }: { readonly node: (Identified & { readonly clinic: Identified }) | null }) {
  return { node: node && { ...named('Patient', node), clinic: named('Clinic', node.clinic) } };
}

export function translateNested({
  clinics,
}: {
  readonly clinics: Nodes<Identified & { readonly patients: Nodes<{ readonly courses: Nodes<NestedCourse> }> }>;
}) {
  return {
    clinics: each(clinics, (clinic) => ({
      ...named('Clinic', clinic),
      patients: each(clinic.patients, (patient) => ({
        ...patient,
        courses: each(patient.courses, (course) => ({
          ...course,
          sessions: course.sessions.map((session) => ({
            performedAt: instant(session.performedAt),
            technique: { depthMm: Number(session.depthMm) },
          })),
          outcomes: course.outcomes.map(outcome),
        })),
      })),
    })),
  };
}

export function translatePage(
  {
    patients,
  }: {
    readonly patients: Nodes<Identified & { readonly courses: Nodes<PageCourse> }> & { readonly pageInfo: PageInfo };
  },
  ours: { readonly patients: { readonly pageInfo: PageInfo } },
) {
  return {
    patients: {
      ...patients,
      // Cursors are each server's own. That this one leads to the same page is seen when that page is compared.
      pageInfo: { ...patients.pageInfo, endCursor: ours.patients.pageInfo.endCursor },
      ...each(patients, (patient) => ({
        ...named('Patient', patient),
        courses: each(patient.courses, (course) => ({
          ...named('Course', course),
          outcomes: course.outcomes.map((assessment) => ({
            ...assessment,
            ...outcome(assessment),
            assessedAt: instant(assessment.assessedAt),
          })),
        })),
      })),
    },
  };
}

export function translateRecordSession({
  recordSession: { session },
}: {
  readonly recordSession: {
    readonly session: PlainSession & Identified & { readonly number: number; readonly injections: number };
  };
}) {
  const { performedAt, depthMm, injections, ...rest } = named('Session', session);
  return {
    // It has no refusals: what it does not accept is a GraphQL error.
    recordSession: {
      session: { ...rest, performedAt: instant(performedAt), technique: { depthMm: Number(depthMm), injections } },
      userErrors: [],
    },
  };
}

function each<N, T>({ nodes }: Nodes<N>, translate: (node: N) => T): Nodes<T> {
  return { nodes: nodes.map(translate) };
}

function named<T extends Identified>(type: string, record: T): T {
  return { ...record, id: publicId(type, record.id) };
}

function outcome({ timepoint, value }: PlainOutcome) {
  return { timepoint, value: Number(value) };
}

function instant(text: string): string {
  return new Date(text).toISOString();
}
