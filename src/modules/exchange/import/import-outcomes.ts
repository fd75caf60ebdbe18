import { sql } from 'kysely';
import { csvFiles } from '../format/csv-files.js';
import { referring } from './import-file.js';
import type { ImportRun } from './import-run.js';
import { newId } from './new-id.js';
import { gather, momentOf } from './gathering.js';

const columns = [
  { name: 'id', type: 'uuid' },
  { name: 'course_id', type: 'uuid' },
  { name: 'clinic_id', type: 'uuid' },
  { name: 'measure_id', type: 'uuid' },
  { name: 'timepoint', type: 'text' },
  { name: 'value', type: 'numeric' },
  { name: 'assessed_at', type: 'timestamptz' },
  { name: 'assessed_on', type: 'date' },
  { name: 'assessor', type: 'text' },
  { name: 'blinded', type: 'boolean' },
] as const;

/** Imports `outcomes.csv`. A changed outcome is a correction of the latest under its label. */
export async function importOutcomes(run: ImportRun): Promise<void> {
  const { problems, codes, reader } = run;
  if (!reader.has('outcomes')) return;
  const limits = await measureLimits(run);
  const seen = new Set<string>();
  const rows = await gather(run, 'import_outcome', columns, reader.records('outcomes', problems), (placed) => {
    const { record, placeOf } = placed;
    const refer = referring(run, placed);
    const course = refer('course', codes.courses);
    const measureId = refer('measure', codes.measures);
    if (!course || !measureId) return null;
    const key = `${course.id}#${record.measure}#${record.timepoint}`;
    if (seen.has(key)) problems.add(placeOf('timepoint'), 'the outcome is given twice: leave one of the two out.');
    seen.add(key);
    const { minimum, maximum } = limits.get(measureId) ?? { minimum: null, maximum: null };
    if ((minimum !== null && Number(record.value) < minimum) || (maximum !== null && Number(record.value) > maximum)) {
      problems.add(
        placeOf('value'),
        `\`value\` lies outside what \`${record.measure}\` can be (${minimum ?? '…'} to ${maximum ?? '…'}): check the value, or the measure's limits.`,
      );
    }
    return {
      id: newId(),
      course_id: course.id,
      clinic_id: course.clinicId,
      measure_id: measureId,
      timepoint: record.timepoint,
      value: record.value,
      ...momentOf('assessed', record.assessedAt),
      assessor: record.assessor,
      blinded: record.blinded,
    };
  });
  if (problems.count === 0 && rows > 0) await storeOutcomes(run);
}

interface Limits {
  readonly minimum: number | null;
  readonly maximum: number | null;
}

async function measureLimits({ database, organizationId }: ImportRun): Promise<ReadonlyMap<string, Limits>> {
  const { rows } = await sql<{ id: string } & Limits>`
    select id, minimum::float8, maximum::float8 from outcome_measure where organization_id = ${organizationId}::uuid`.execute(
    database,
  );
  return new Map(rows.map(({ id, ...limits }) => [id, limits]));
}

async function storeOutcomes({ database, organizationId, summary }: ImportRun): Promise<void> {
  await sql`
    update import_outcome i set assessed_at = (i.assessed_on + time '12:00') at time zone c.time_zone
    from clinic c where c.organization_id = ${organizationId}::uuid and c.id = i.clinic_id and i.assessed_on is not null`.execute(
    database,
  );
  await sql`
    create temporary table import_outcome_change on commit drop as
    select i.id, o.id as corrects_id, o.id is null
      or (i.value, i.assessed_at, i.assessor, i.blinded) is distinct from (o.value, o.assessed_at, o.assessor, o.blinded) as is_change
    from import_outcome i
    left join (
      select distinct on (course_id, measure_id, timepoint) *
      from outcome_assessment where organization_id = ${organizationId}::uuid and superseded_at is null
      order by course_id, measure_id, timepoint, assessed_at desc nulls last, recorded_at desc, id desc
    ) o on o.course_id = i.course_id and o.measure_id = i.measure_id and o.timepoint = i.timepoint`.execute(database);
  await sql`
    update outcome_assessment o set superseded_at = now() from import_outcome_change x
    where o.organization_id = ${organizationId}::uuid and o.id = x.corrects_id and x.is_change`.execute(database);
  await sql`
    insert into outcome_assessment (organization_id, id, course_id, clinic_id, measure_id, timepoint, value, assessed_at, assessor,
      blinded, corrects_id)
    select ${organizationId}::uuid, i.id, i.course_id, i.clinic_id, i.measure_id, i.timepoint, i.value, i.assessed_at,
      i.assessor, i.blinded, x.corrects_id
    from import_outcome i join import_outcome_change x on x.id = i.id and x.is_change`.execute(database);
  const { rows } = await sql<{ created: number; updated: number; unchanged: number }>`
    select count(*) filter (where is_change and corrects_id is null)::int as created,
      count(*) filter (where is_change and corrects_id is not null)::int as updated,
      count(*) filter (where not is_change)::int as unchanged
    from import_outcome_change`.execute(database);
  summary.add(csvFiles.outcomes.name, rows[0]!);
}
