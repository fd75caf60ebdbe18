import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { lockRow } from '../../platform/database/lock-row.js';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import type { CourseStatus } from '../codes/course-status.js';
import type { Profession } from '../codes/profession.js';

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
          and s.number = ${number}::int) as "isTaken"
    from treatment_course c
    left join practitioner p on p.organization_id = ${organization}
      and p.id = coalesce(${practitionerId}::uuid, c.practitioner_id)
    where c.organization_id = ${organization} and c.id = ${courseId}::uuid`.execute(em.getKysely());
  const [isMine, { rows }] = await Promise.all([locked, known]);
  return isMine ? (rows[0] ?? null) : null;
}
