import { sql } from 'kysely';
import { headerOf } from '../format/csv-file.js';
import { referring } from './import-file.js';
import { gather, momentOf } from './gathering.js';
import type { ImportRun } from './import-run.js';
import { newId } from './new-id.js';
import { storeSessions } from './store-sessions.js';

const sessionColumns = [
  { name: 'id', type: 'uuid' },
  { name: 'course_id', type: 'uuid' },
  { name: 'clinic_id', type: 'uuid' },
  { name: 'practitioner_id', type: 'uuid' },
  { name: 'number', type: 'integer' },
  { name: 'performed_at', type: 'timestamptz' },
  { name: 'performed_on', type: 'date' },
  { name: 'technique', type: 'text' },
  { name: 'delivery', type: 'text' },
  { name: 'areas', type: 'text[]' },
  { name: 'needle_gauge', type: 'integer' },
  { name: 'needle_length_mm', type: 'numeric' },
  { name: 'inserted_length_mm', type: 'numeric' },
  { name: 'angle_degrees', type: 'numeric' },
  { name: 'depth_mm', type: 'numeric' },
  { name: 'spacing_mm', type: 'numeric' },
  { name: 'injections', type: 'integer' },
  { name: 'volume_per_injection_ml', type: 'numeric' },
  { name: 'total_volume_ml', type: 'numeric' },
  { name: 'area_cm2', type: 'numeric' },
  { name: 'room', type: 'text' },
  { name: 'notes', type: 'text' },
  { name: 'cocktail', type: 'uuid[]' },
  // Of a session that is there and not in the folder: only its substances are.
  { name: 'is_carried', type: 'boolean' },
] as const;

const substanceColumns = [
  { name: 'course_id', type: 'uuid' },
  { name: 'number', type: 'integer' },
  { name: 'place', type: 'integer' },
  { name: 'substance_id', type: 'uuid' },
  { name: 'volume_ml', type: 'numeric' },
  { name: 'strength', type: 'numeric' },
  { name: 'strength_unit', type: 'text' },
  { name: 'vehicle', type: 'text' },
  { name: 'lot', type: 'text' },
] as const;

/**
 * Imports `sessions.csv` with `session_substances.csv`. Both are gathered in temporary tables first, because a session is
 * what both say of it; then all of it is compared and stored at once.
 */
export async function importSessions(run: ImportRun): Promise<void> {
  if (!run.reader.has('sessions') && !run.reader.has('sessionSubstances')) return;
  const sessions = await gatherSessions(run);
  const substances = await gatherSubstances(run, sessions);
  if (run.problems.count > 0 || sessions.size + substances === 0) return;
  await storeSessions(run);
}

/** Gathers the sessions and returns which there are, as `course id#number`. */
async function gatherSessions(run: ImportRun): Promise<ReadonlySet<string>> {
  const { codes, problems, reader } = run;
  const seen = new Set<string>();
  await gather(run, 'import_session', sessionColumns, reader.records('sessions', problems), (placed) => {
    const { record, placeOf } = placed;
    const refer = referring(run, placed);
    const course = refer('course', codes.courses);
    const practitionerId = record.practitioner
      ? refer('practitioner', codes.practitioners, record.practitioner)
      : course?.practitionerId;
    const cocktail = record.cocktail.map((code) => refer('cocktail', codes.substances, code));
    if (!course) return null;
    const key = `${course.id}#${record.number}`;
    if (seen.has(key)) problems.add(placeOf('number'), 'the session is given twice: leave one of the two out.');
    seen.add(key);
    return {
      id: newId(),
      course_id: course.id,
      clinic_id: course.clinicId,
      practitioner_id: practitionerId,
      number: record.number,
      ...momentOf('performed', record.performedAt),
      technique: record.technique,
      delivery: record.delivery,
      areas: record.areas,
      needle_gauge: record.needleGauge,
      needle_length_mm: record.needleLengthMm,
      inserted_length_mm: record.insertedLengthMm,
      angle_degrees: record.angleDegrees,
      depth_mm: record.depthMm,
      spacing_mm: record.spacingMm,
      injections: record.injections,
      volume_per_injection_ml: record.volumePerInjectionMl,
      total_volume_ml: record.totalVolumeMl,
      area_cm2: record.areaCm2,
      room: record.room,
      notes: record.notes,
      cocktail,
    };
  });
  return seen;
}

/** Gathers what is known of the substances and returns how many there are. They must belong to a session that exists. */
async function gatherSubstances(run: ImportRun, sessions: ReadonlySet<string>): Promise<number> {
  const { codes, problems, reader } = run;
  const elsewhere: { readonly courseId: string; readonly number: number; readonly tell: () => void }[] = [];
  let place = 0;
  const count = await gather(
    run,
    'import_session_substance',
    substanceColumns,
    reader.records('sessionSubstances', problems),
    (placed) => {
      const { record, placeOf } = placed;
      const refer = referring(run, placed);
      const course = refer('course', codes.courses);
      const substanceId = refer('substance', codes.substances);
      if (!course || !substanceId) return null;
      if (!sessions.has(`${course.id}#${record.number}`)) {
        const sentence = `\`${headerOf('number')}\` names session ${record.number} of course \`${record.course}\`, which is neither in the folder nor in the organization.`;
        elsewhere.push({
          courseId: course.id,
          number: record.number,
          tell: () => problems.add(placeOf('number'), sentence),
        });
      }
      place += 1;
      return {
        course_id: course.id,
        number: record.number,
        place,
        substance_id: substanceId,
        volume_ml: record.volumeMl,
        strength: record.strength,
        strength_unit: record.strengthUnit,
        vehicle: record.vehicle,
        lot: record.lot,
      };
    },
  );
  if (elsewhere.length > 0) await tellUnknown(run, elsewhere);
  return count;
}

async function tellUnknown(
  { database, organizationId }: ImportRun,
  elsewhere: readonly { readonly courseId: string; readonly number: number; readonly tell: () => void }[],
): Promise<void> {
  const { rows } = await sql<{ key: string }>`
    select s.course_id || '#' || s.number as key
    from unnest(${elsewhere.map(({ courseId }) => courseId)}::uuid[], ${elsewhere.map(({ number }) => number)}::int[]) as i(course_id, number)
    join treatment_session s on s.organization_id = ${organizationId}::uuid and s.course_id = i.course_id
      and s.number = i.number and s.superseded_at is null`.execute(database);
  const stored = new Set(rows.map(({ key }) => key));
  for (const { courseId, number, tell } of elsewhere) if (!stored.has(`${courseId}#${number}`)) tell();
}
