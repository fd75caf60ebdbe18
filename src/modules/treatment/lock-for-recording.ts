import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { lockRow } from '../../platform/database/lock-row.js';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import type { CourseStatus } from '../codes/course-status.js';
import type { Profession } from '../codes/profession.js';
import type { UnitTotals } from '../deviation/technique-unit.js';
import type { Spec } from '../protocol/spec-changes.js';
import type { PromisedVariation } from './promised-technique.js';
import { promisedVariations } from './promised-variations.js';

/** What recording a session needs to know of its course, which stays locked until the transaction ends. */
export interface RecordingPlace {
  readonly clinicId: string;
  readonly patientId: string;
  readonly protocolVersionId: string;
  readonly status: CourseStatus;
  /** The one who treated: the course's practitioner when none was named; null for one whom the caller may not see. */
  readonly practitionerId: string | null;
  /** Of the one who treated. */
  readonly profession: Profession;
  readonly isAtClinic: boolean;
  readonly nextNumber: number;
  readonly isTaken: boolean;
  /** What was promised of whoever treated. */
  readonly spec: Spec;
  readonly variations: readonly PromisedVariation[];
  /** The first day of the month in which the course started. */
  readonly month: string;
  /** What was counted of theirs in the course; null before their first session. */
  readonly unit: { readonly area: string; readonly sums: UnitTotals } | null;
}

/**
 * Locks the course and tells what recording needs to know; null when there is no such course. Both statements travel
 * together: the second begins when the lock is had, and so sees what others committed before.
 */
export async function lockForRecording(
  em: SqlEntityManager,
  courseId: string,
  { practitionerId, number }: { readonly practitionerId: string | null; readonly number: number | null },
): Promise<RecordingPlace | null> {
  const organization = sql`${organizationOf(em)}::uuid`;
  const locked = lockRow(em, 'treatment_course', courseId);
  const known = sql<RecordingPlace>`
    select c.clinic_id as "clinicId", c.patient_id as "patientId", c.protocol_version_id as "protocolVersionId", c.status,
      p.id as "practitionerId", p.profession,
      coalesce(p.clinic_ids @> array[c.clinic_id], false) as "isAtClinic",
      coalesce((select max(s.number) from treatment_session s
        where s.organization_id = ${organization} and s.course_id = c.id and s.superseded_at is null), 0) + 1 as "nextNumber",
      exists (select from treatment_session s
        where s.organization_id = ${organization} and s.course_id = c.id and s.superseded_at is null
          and s.number = ${number}::int) as "isTaken",
      jsonb_build_object('technique', v.technique, 'cocktail', v.cocktail) as spec,
      ${promisedVariations(sql`${organization}`, sql`p.id`, sql`v.id`)} as variations,
      date_trunc('month', c.started_on)::date::text as month, (
        select jsonb_build_object('area', u.area, 'sums', u.sums) from technique_unit u
        where u.organization_id = ${organization} and u.course_id = c.id and u.practitioner_id = p.id
          and u.protocol_version_id = v.id) as unit
    from treatment_course c
    join protocol_version v on v.organization_id = ${organization} and v.id = c.protocol_version_id
    left join practitioner p on p.organization_id = ${organization}
      and p.id = coalesce(${practitionerId}::uuid, c.practitioner_id)
    where c.organization_id = ${organization} and c.id = ${courseId}::uuid`.execute(em.getKysely());
  const [isMine, { rows }] = await Promise.all([locked, known]);
  return isMine ? (rows[0] ?? null) : null;
}
