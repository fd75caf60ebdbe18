import { createOrganization } from '../../src/modules/onboarding/create-organization.js';
import type { TestDatabase } from './open-test-database.js';

/** How much of everything one organization gets. */
export interface Size {
  readonly organizations: number;
  readonly clinics: number;
  readonly patientsPerClinic: number;
  readonly sessionsPerCourse: number;
}

/**
 * Fills organizations with as many rows as a chain has after some years, one course for each patient, and has PostgreSQL
 * count them. Resolves to the id of one of them. Rows lie in the order in which they would have been recorded: those of all
 * organizations mixed, a day after the other.
 */
export async function fillLargeOrganizations(
  { database, asOwner }: TestDatabase,
  { organizations, clinics, patientsPerClinic, sessionsPerCourse }: Size,
): Promise<string> {
  const ids: string[] = [];
  for (let number = 1; number <= organizations; number += 1) {
    ids.push(await createOrganization(database, { name: `Large chain ${number}` }));
  }
  for (const statement of [
    `insert into clinic (organization_id, id, code, name, country, time_zone)
      select o.id, gen_random_uuid(), 'clinic-' || n, 'Clinic ' || n, 'ZA', 'Africa/Johannesburg'
      from organization o, generate_series(1, ${clinics}) n`,
    `insert into practitioner (organization_id, id, code, full_name, profession, clinic_ids)
      select organization_id, gen_random_uuid(), 'doctor-' || n || '-' || code, 'Doctor ' || n, 'MEDICAL_PRACTITIONER', array[id]
      from clinic, generate_series(1, 3) n`,
    `insert into outcome_measure (organization_id, id, code, name, unit)
      select o.id, gen_random_uuid(), code, code, 'cm' from organization o, unnest(array['thigh', 'waist']) code`,
    `insert into protocol (organization_id, id, code, name, indication)
      select o.id, gen_random_uuid(), code, code, 'CELLULITE' from organization o, unnest(array['cellulite', 'neck-pain']) code`,
    `insert into protocol_version (organization_id, id, protocol_id, number, status, published_at, sessions, interval_days)
      select organization_id, gen_random_uuid(), id, n, 'PUBLISHED', '2021-01-01', ${sessionsPerCourse}, 7
      from protocol, generate_series(1, 3) n`,
    `insert into variation (organization_id, id, practitioner_id, protocol_version_id, status, rationale, proposed_at)
      select p.organization_id, gen_random_uuid(), p.id, v.id, 'APPROVED', 'Thinner skin.', '2022-01-01'
      from practitioner p join protocol_version v on v.organization_id = p.organization_id where v.number = 1`,
    `insert into patient (organization_id, id, clinic_id, clinic_ids, reference, sex, birth_date, conditions)
      select organization_id, gen_random_uuid(), id, array[id], code || '-' || n,
        (array['FEMALE', 'FEMALE', 'FEMALE', 'MALE'])[1 + n % 4], date '1960-01-01' + n * 37, array['icd10:E65']
      from generate_series(1, ${patientsPerClinic}) n, clinic order by n`,
    `insert into treatment_course (organization_id, id, code, patient_id, clinic_id, practitioner_id, protocol_version_id,
        status, started_on, bmi, planned_sessions)
      select p.organization_id, gen_random_uuid(), p.reference, p.id, p.clinic_id, d.id, v.id,
        case when day > ${patientsPerClinic} * 0.8 then 'IN_PROGRESS' else 'COMPLETED' end, date '2022-01-01' + day, 24.5,
        ${sessionsPerCourse}
      from (select *, row_number() over (partition by clinic_id order by reference)::int as day from patient) p
      cross join lateral (select id from practitioner d where d.organization_id = p.organization_id
        and d.clinic_ids = p.clinic_ids order by md5(d.id::text || day) limit 1) d
      cross join lateral (select id from protocol_version v where v.organization_id = p.organization_id
        order by md5(v.id::text || day) limit 1) v
      order by day`,
    `insert into treatment_session (organization_id, id, course_id, clinic_id, practitioner_id, protocol_version_id, number, performed_at,
        technique, delivery, depth_mm, injections)
      select organization_id, gen_random_uuid(), id, clinic_id, practitioner_id, protocol_version_id, n, started_on + n * 7, 'NAPPAGE', 'MANUAL', 4, 80
      from treatment_course, generate_series(1, ${sessionsPerCourse}) n order by started_on + n * 7`,
    `insert into session_substance (organization_id, session_id, position, clinic_id, substance_id, volume_ml)
      select s.organization_id, s.id, position, s.clinic_id, used.id, 2
      from (select *, row_number() over (order by performed_at) as place from treatment_session) s
      join lateral (select id, row_number() over (order by code) as position from substance
        where organization_id = s.organization_id order by code limit 2) used on true
      order by place`,
    `insert into outcome_assessment (organization_id, id, course_id, clinic_id, measure_id, timepoint, value, assessed_at)
      select c.organization_id, gen_random_uuid(), c.id, c.clinic_id, m.id, timepoint, 60 - weeks / 10.0, c.started_on + weeks * 7
      from treatment_course c join outcome_measure m on m.organization_id = c.organization_id
      cross join (values ('baseline', 0), ('week-12', 12)) due(timepoint, weeks) order by c.started_on + weeks * 7`,
    `insert into adverse_event (organization_id, id, course_id, clinic_id, session_number, kind, grade, onset)
      select organization_id, gen_random_uuid(), id, clinic_id, 1 + n, 'BRUISING', 1, started_on + n * 7
      from treatment_course, generate_series(1, 2) n order by started_on + n * 7`,
    'analyze',
  ]) {
    await asOwner(statement);
  }
  return ids[0]!;
}
