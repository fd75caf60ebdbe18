import { sql, type Kysely } from 'kysely';

/** A course as sessions and outcomes refer to it. */
export interface KnownCourse {
  readonly id: string;
  readonly clinicId: string;
  readonly practitionerId: string;
}

/** What records may refer to: the organization's, and what the folder itself has brought so far. */
export interface KnownCodes {
  readonly clinics: Map<string, string>;
  readonly practitioners: Map<string, string>;
  readonly measures: Map<string, string>;
  readonly substances: Map<string, string>;
  /** By `code@number`. */
  readonly protocolVersions: Map<string, string>;
  readonly patients: Map<string, string>;
  readonly courses: Map<string, KnownCourse>;
}

/** Reads the codes that the organization has already. Two hundred bytes a patient or course are held in memory. */
export async function readKnownCodes(
  database: Kysely<Record<string, never>>,
  organizationId: string,
): Promise<KnownCodes> {
  const ids = async (table: string, column = 'code') => {
    const { rows } = await sql<{ code: string; id: string }>`
      select ${sql.id(column)} as code, id from ${sql.table(table)} where organization_id = ${organizationId}::uuid`.execute(
      database,
    );
    return new Map(rows.map(({ code, id }) => [code, id]));
  };
  const versions = await sql<{ code: string; id: string }>`
    select p.code || '@' || v.number as code, v.id from protocol_version v
    join protocol p on p.organization_id = v.organization_id and p.id = v.protocol_id
    where v.organization_id = ${organizationId}::uuid`.execute(database);
  const courses = await sql<{ code: string } & KnownCourse>`
    select code, id, clinic_id as "clinicId", practitioner_id as "practitionerId" from treatment_course
    where organization_id = ${organizationId}::uuid`.execute(database);
  return {
    clinics: await ids('clinic'),
    practitioners: await ids('practitioner'),
    measures: await ids('outcome_measure'),
    substances: await ids('substance'),
    protocolVersions: new Map(versions.rows.map(({ code, id }) => [code, id])),
    patients: await ids('patient', 'reference'),
    courses: new Map(courses.rows.map(({ code, ...course }) => [code, course])),
  };
}
