import { sql } from 'kysely';
import { deliveredTechniqueOf } from '../../treatment/delivered-technique-of.js';
import { flagsWith, judgedBy } from '../../treatment/promised-technique.js';
import { readPromises } from '../../treatment/read-promises.js';
import type { StoredTechnique } from '../../treatment/technique-record.js';
import { amountMgSql } from '../../protocol/specification.reads.js';
import type { MixedSubstance } from '../../deviation/delivered-technique.js';
import type { ImportRun } from './import-run.js';

/** How many sessions are judged at a time. */
const BATCH = 5000;

interface GatheredSession extends StoredTechnique {
  readonly id: string;
  readonly practitionerId: string;
  readonly protocolVersionId: string;
  readonly day: string;
  readonly areas: readonly string[];
  readonly cocktail: readonly MixedSubstance[];
}

/** The columns of a session that say how it lies to what was promised. */
export const JUDGEMENT = [
  'protocol_version_id',
  'variation_id',
  'conformity',
  'deviations',
  'protocol_distance',
  'coverage',
] as const;

/**
 * Judges the gathered sessions that will be stored, by the rule by which recorded ones are judged, and keeps the judgements
 * in the temporary table `import_judgement`. A correction is judged by the version that its record was done under.
 */
export async function judgeSessions({ database, organizationId }: ImportRun): Promise<void> {
  const organization = sql`${organizationId}::uuid`;
  await sql`
    create temporary table import_judgement (id uuid, protocol_version_id uuid, variation_id uuid, conformity jsonb,
      deviations jsonb, protocol_distance numeric, coverage numeric, flags text[]) on commit drop`.execute(database);
  const milligrams = amountMgSql(sql`m.volume_ml`, sql`m.strength`, sql`m.strength_unit`);
  await sql`
    create temporary table import_to_judge on commit drop as
    select row_number() over () as place, i.id, i.practitioner_id, coalesce(s.protocol_version_id, c.protocol_version_id) as protocol_version_id,
      (i.performed_at at time zone k.time_zone)::date::text as day, i.technique, i.delivery, i.areas, i.needle_gauge,
      i.needle_length_mm, i.depth_mm, i.angle_degrees, i.spacing_mm, i.injections, i.volume_per_injection_ml,
      i.total_volume_ml, coalesce(m.cocktail, '[]') as cocktail
    from import_session i
    join import_change x on x.id = i.id and x.is_change
    join treatment_course c on c.organization_id = ${organization} and c.id = i.course_id
    join clinic k on k.organization_id = ${organization} and k.id = i.clinic_id
    left join treatment_session s on s.organization_id = ${organization} and s.id = x.corrects_id
    left join (
      select m.session_id, jsonb_agg(jsonb_build_object('code', u.code, 'amountMg', ${milligrams}) order by m.position) as cocktail
      from import_mixed m join substance u on u.organization_id = ${organization} and u.id = m.substance_id
      group by m.session_id
    ) m on m.session_id = i.id`.execute(database);
  await sql`create index on import_to_judge (place)`.execute(database);
  const promises = await readPromises(database, organizationId);
  for (let from = 1; ; from += BATCH) {
    const { rows } = await sql<GatheredSession>`
      select id, practitioner_id as "practitionerId", protocol_version_id as "protocolVersionId", day, technique, delivery,
        areas, needle_gauge as "needleGauge", needle_length_mm as "needleLengthMm", depth_mm as "depthMm",
        angle_degrees as "angleDegrees", spacing_mm as "spacingMm", injections,
        volume_per_injection_ml as "volumePerInjectionMl", total_volume_ml as "totalVolumeMl", cocktail
      from import_to_judge where place between ${from} and ${from + BATCH - 1}`.execute(database);
    if (rows.length === 0) return;
    const judged = rows.map((session) => {
      const promise = promises(session.protocolVersionId, session.practitionerId);
      const delivered = deliveredTechniqueOf(session, session.areas, session.cocktail);
      const judgement = judgedBy(promise, delivered, session.day);
      return {
        id: session.id,
        protocol_version_id: judgement.protocolVersionId,
        variation_id: judgement.variationId,
        conformity: judgement.conformity,
        deviations: judgement.deviations,
        protocol_distance: judgement.protocolDistance,
        coverage: judgement.coverage,
        flags: flagsWith([], judgement),
      };
    });
    await sql`
      insert into import_judgement
      select * from jsonb_to_recordset(${JSON.stringify(judged)}::jsonb) as j(id uuid, protocol_version_id uuid,
        variation_id uuid, conformity jsonb, deviations jsonb, protocol_distance numeric, coverage numeric, flags text[])`.execute(
      database,
    );
  }
}
