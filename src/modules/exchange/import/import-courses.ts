import { sql } from 'kysely';
import { csvFiles } from '../format/csv-files.js';
import { courseStatusOf } from '../format/files/courses.js';
import { gather } from './gathering.js';
import { referring } from './import-file.js';
import type { ImportRun } from './import-run.js';
import { newId } from './new-id.js';
import { noteForCounting, noteForJudgement } from './technique-accounts.js';
import { upsert, type WrittenColumn } from './upsert.js';

const columns: readonly WrittenColumn[] = [
  { name: 'code', type: 'text', key: 'REQUIRED' },
  { name: 'patient_id', type: 'uuid' },
  { name: 'clinic_id', type: 'uuid' },
  { name: 'practitioner_id', type: 'uuid' },
  { name: 'protocol_version_id', type: 'uuid' },
  { name: 'status', type: 'text' },
  { name: 'started_on', type: 'date' },
  { name: 'ended_on', type: 'date' },
  { name: 'planned_sessions', type: 'integer' },
  { name: 'bmi', type: 'numeric' },
  { name: 'phototype', type: 'integer' },
  { name: 'fat_type', type: 'text' },
  { name: 'prior_liposuction', type: 'boolean' },
  { name: 'predisposition', type: 'boolean' },
  { name: 'prior_courses', type: 'integer' },
  { name: 'exercise_per_week', type: 'integer' },
  { name: 'diet_followed', type: 'boolean' },
  { name: 'water_litres_per_day', type: 'numeric' },
];

/** Imports `courses.csv`, and notes with patients and practitioners where they were. */
export async function importCourses(run: ImportRun): Promise<void> {
  const { codes, problems, database, organizationId, summary, reader } = run;
  if (!reader.has('courses')) return;
  const file = csvFiles.courses.name;
  const seen = new Set<string>();
  const rows = await gather(
    run,
    'import_course',
    [{ name: 'id', type: 'uuid' }, ...columns],
    reader.records('courses', problems),
    (placed) => {
      const { record, placeOf } = placed;
      if (seen.has(record.code))
        problems.add(placeOf('code'), `the course is given twice in ${file}: leave one of the two out.`);
      seen.add(record.code);
      const refer = referring(run, placed);
      const patientId = refer('patient', codes.patients);
      const clinicId = refer('clinic', codes.clinics);
      const practitionerId = refer('practitioner', codes.practitioners);
      const versionId = refer('version', codes.protocolVersions, `${record.protocol}@${record.version}`);
      const existing = codes.courses.get(record.code);
      const id = existing?.id ?? newId();
      // Known even when something else is wrong with it, so that its sessions are not called unknown as well.
      codes.courses.set(record.code, { id, clinicId: clinicId ?? '', practitionerId: practitionerId ?? '' });
      if (existing && clinicId && existing.clinicId !== clinicId) {
        problems.add(
          placeOf('clinic'),
          'the course is recorded at another clinic already, and a course does not move.',
        );
      }
      return {
        id,
        code: record.code,
        patient_id: patientId,
        clinic_id: clinicId,
        practitioner_id: practitionerId,
        protocol_version_id: versionId,
        status: courseStatusOf(record),
        started_on: record.startedOn,
        ended_on: record.endedOn,
        planned_sessions: record.plannedSessions,
        bmi: record.bmi,
        phototype: record.phototype,
        fat_type: record.fatType,
        prior_liposuction: record.priorLiposuction,
        predisposition: record.predisposition,
        prior_courses: record.priorCourses,
        exercise_per_week: record.exercisePerWeek,
        diet_followed: record.dietFollowed,
        water_litres_per_day: record.waterLitresPerDay,
      };
    },
  );
  if (problems.count > 0 || rows === 0) return;
  await noteForCounting(
    run,
    sql`
      select c.id from import_course i join treatment_course c on c.organization_id = ${organizationId}::uuid and c.id = i.id
      where (c.started_on, c.protocol_version_id) is distinct from (i.started_on, i.protocol_version_id)`,
  );
  await noteForJudgement(
    run,
    sql`
      select c.id from import_course i join treatment_course c on c.organization_id = ${organizationId}::uuid and c.id = i.id
      where c.protocol_version_id <> i.protocol_version_id`,
  );
  // The folder says that the course ran on another version than was recorded, so its sessions did.
  await sql`
    update treatment_session s set protocol_version_id = i.protocol_version_id
    from import_course i join treatment_course c on c.organization_id = ${organizationId}::uuid and c.id = i.id
    where s.organization_id = ${organizationId}::uuid and s.course_id = i.id
      and s.protocol_version_id = c.protocol_version_id and c.protocol_version_id <> i.protocol_version_id`.execute(
    database,
  );
  const table = { table: 'treatment_course', gathered: 'import_course', columns };
  summary.add(file, await upsert(database, organizationId, table));
  await noteWhereTheyWere(run);
}

/** Whoever treats or is treated at a clinic belongs to it: row security tells by their own rows who may see them. */
async function noteWhereTheyWere({ database, organizationId }: ImportRun): Promise<void> {
  await sql`
    update patient t set clinic_ids = t.clinic_ids || x.missing
    from (
      select c.patient_id, array_agg(distinct c.clinic_id) as missing
      from treatment_course c join patient p on p.organization_id = c.organization_id and p.id = c.patient_id
      where c.organization_id = ${organizationId}::uuid and c.clinic_id <> all (p.clinic_ids) group by c.patient_id
    ) x
    where t.organization_id = ${organizationId}::uuid and t.id = x.patient_id`.execute(database);
  await sql`
    update practitioner t set clinic_ids = t.clinic_ids || x.missing
    from (
      select c.practitioner_id, array_agg(distinct c.clinic_id) as missing
      from treatment_course c join practitioner p on p.organization_id = c.organization_id and p.id = c.practitioner_id
      where c.organization_id = ${organizationId}::uuid and c.clinic_id <> all (p.clinic_ids) group by c.practitioner_id
    ) x
    where t.organization_id = ${organizationId}::uuid and t.id = x.practitioner_id`.execute(database);
}
