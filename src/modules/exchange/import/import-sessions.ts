import { sql } from 'kysely';
import { v7 } from 'uuid';
import { headerOf } from '../format/csv-file.js';
import { referring } from './import-file.js';
import { gather, makeTable, momentOf } from './gathering.js';
import type { ImportRun } from './import-run.js';
import { inBatches } from './record-batches.js';
import { storeSessions } from './store-sessions.js';

const sessionColumns = [
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
  const { database, problems } = run;
  await makeTable(database, 'import_session', sessionColumns);
  await makeTable(database, 'import_session_substance', substanceColumns);
  const sessions = await readSessions(run);
  const substances = await readSubstances(run, sessions);
  if (problems.count > 0 || sessions.size + substances === 0) return;
  await storeSessions(run);
}

/** Reads the sessions and returns which there are, as `course id#number`. */
async function readSessions(run: ImportRun): Promise<ReadonlySet<string>> {
  const { codes, problems } = run;
  const seen = new Set<string>();
  for await (const batch of inBatches(run.reader.records('sessions', problems))) {
    const rows: Readonly<Record<string, unknown>>[] = [];
    for (const placed of batch) {
      const { record, placeOf } = placed;
      const refer = referring(run, placed);
      const course = refer('course', codes.courses);
      const practitionerId = record.practitioner ? refer('practitioner', codes.practitioners, record.practitioner) : course?.practitionerId;
      const cocktail = record.cocktail.map((code) => refer('cocktail', codes.substances, code));
      if (!course) continue;
      const key = `${course.id}#${record.number}`;
      if (seen.has(key)) problems.add(placeOf('number'), 'the session is given twice: leave one of the two out.');
      seen.add(key);
      rows.push({
        id: v7(),
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
      });
    }
    await gather(run, 'import_session', sessionColumns, rows);
  }
  return seen;
}

/** Reads what is known of the substances and returns how many there are. They must belong to a session that exists. */
async function readSubstances(run: ImportRun, sessions: ReadonlySet<string>): Promise<number> {
  const { codes, problems } = run;
  let place = 0;
  for await (const batch of inBatches(run.reader.records('sessionSubstances', problems))) {
    const rows: Readonly<Record<string, unknown>>[] = [];
    const elsewhere: { readonly key: string; readonly tell: () => void }[] = [];
    for (const placed of batch) {
      const { record, placeOf } = placed;
      const refer = referring(run, placed);
      const course = refer('course', codes.courses);
      const substanceId = refer('substance', codes.substances);
      if (!course || !substanceId) continue;
      const key = `${course.id}#${record.number}`;
      if (!sessions.has(key)) {
        const tell = () =>
          problems.add(
            placeOf('number'),
            `\`${headerOf('number')}\` names session ${record.number} of course \`${record.course}\`, which is neither in the folder nor in the organization.`,
          );
        elsewhere.push({ key, tell });
      }
      place += 1;
      rows.push({
        id: v7(),
        course_id: course.id,
        number: record.number,
        place,
        substance_id: substanceId,
        volume_ml: record.volumeMl,
        strength: record.strength,
        strength_unit: record.strengthUnit,
        vehicle: record.vehicle,
        lot: record.lot,
      });
    }
    if (elsewhere.length > 0) await tellUnknown(run, elsewhere);
    await gather(run, 'import_session_substance', substanceColumns, rows);
  }
  return place;
}

async function tellUnknown(
  { database, organizationId }: ImportRun,
  elsewhere: readonly { readonly key: string; readonly tell: () => void }[],
): Promise<void> {
  const { rows } = await sql<{ key: string }>`
    select s.course_id || '#' || s.number as key from treatment_session s
    where s.organization_id = ${organizationId}::uuid and s.superseded_at is null
      and s.course_id || '#' || s.number = any (${elsewhere.map(({ key }) => key)}::text[])`.execute(database);
  const known = new Set(rows.map(({ key }) => key));
  for (const { key, tell } of elsewhere) if (!known.has(key)) tell();
}
