import { sql } from 'kysely';
import { csvFiles } from '../format/csv-files.js';
import type { ImportRun } from './import-run.js';
import { JUDGEMENT, judgeSessions } from './judge-sessions.js';
import { noteForCounting } from './technique-accounts.js';

/** What a session says: the columns that two sessions are compared by. */
const CONTENT = [
  'practitioner_id',
  'performed_at',
  'technique',
  'delivery',
  'areas',
  'needle_gauge',
  'needle_length_mm',
  'inserted_length_mm',
  'angle_degrees',
  'depth_mm',
  'spacing_mm',
  'injections',
  'volume_per_injection_ml',
  'total_volume_ml',
  'area_cm2',
  'room',
  'notes',
];

/**
 * Stores the gathered sessions: new ones as they are, changed ones as corrections of the session that is there, equal ones
 * not at all. Every stored session is flagged as imported, and one by a practitioner without a registration for its day
 * as that.
 */
export async function storeSessions(run: ImportRun): Promise<void> {
  const { database, organizationId, summary } = run;
  const content = (alias: string) => sql.join(CONTENT.map((name) => sql.ref(`${alias}.${name}`)));
  // A bare date means noon in the clinic's time zone.
  await sql`
    update import_session i set performed_at = (i.performed_on + time '12:00') at time zone c.time_zone
    from clinic c where c.organization_id = ${organizationId}::uuid and c.id = i.clinic_id and i.performed_on is not null`.execute(
    database,
  );

  // Substances of a session that the folder itself does not hold belong to the one that is there.
  await sql`
    insert into import_session (id, course_id, clinic_id, number, is_carried, cocktail, ${sql.join(CONTENT.map((name) => sql.id(name)))})
    select gen_random_uuid(), s.course_id, s.clinic_id, s.number, true,
      array(select x.substance_id from session_substance x
        where x.organization_id = s.organization_id and x.session_id = s.id order by x.position), ${content('s')}
    from treatment_session s
    where s.organization_id = ${organizationId}::uuid and s.superseded_at is null
      and exists (select from import_session_substance x where x.course_id = s.course_id and x.number = s.number)
      and not exists (select from import_session i where i.course_id = s.course_id and i.number = s.number)`.execute(
    database,
  );

  // A folder without the file says nothing of the amounts, so those of the substances that are still mixed stay.
  const hasAmounts = run.reader.has('sessionSubstances');
  if (!hasAmounts) {
    await sql`
      insert into import_session_substance (course_id, number, place, substance_id, volume_ml, strength, strength_unit, vehicle, lot)
      select i.course_id, i.number, x.position, x.substance_id, x.volume_ml, x.strength, x.strength_unit, x.vehicle, x.lot
      from import_session i
      join treatment_session s on s.organization_id = ${organizationId}::uuid and s.course_id = i.course_id
        and s.number = i.number and s.superseded_at is null
      join session_substance x on x.organization_id = s.organization_id and x.session_id = s.id
      where x.substance_id = any (i.cocktail)`.execute(database);
  }

  // The cocktail's order first, each substance with what is known of it; then what the cocktail does not name.
  await sql`
    create temporary table import_mixed on commit drop as
    select y.session_id, row_number() over (partition by y.session_id order by y.listed, y.place)::int as position,
      y.substance_id, y.volume_ml, y.strength, y.strength_unit, y.vehicle, y.lot
    from (
      select c.session_id, c.listed, coalesce(d.place, 0) as place, c.substance_id, d.volume_ml, d.strength,
        d.strength_unit, d.vehicle, d.lot
      from (
        select i.id as session_id, i.course_id, i.number, u.substance_id, min(u.listed) as listed
        from import_session i cross join unnest(i.cocktail) with ordinality u(substance_id, listed)
        group by i.id, i.course_id, i.number, u.substance_id
      ) c
      left join import_session_substance d
        on d.course_id = c.course_id and d.number = c.number and d.substance_id = c.substance_id
      union all
      select i.id, 1000000, d.place, d.substance_id, d.volume_ml, d.strength, d.strength_unit, d.vehicle, d.lot
      from import_session_substance d join import_session i on i.course_id = d.course_id and i.number = d.number
      where d.substance_id <> all (i.cocktail)
    ) y`.execute(database);

  const mixtures = (table: string) => sql`
    select x.session_id, jsonb_agg(jsonb_build_array(x.substance_id, x.volume_ml, x.strength, x.strength_unit, x.vehicle, x.lot)
      order by x.substance_id, x.lot, x.volume_ml, x.strength) as mixture
    from ${sql.table(table)} x`;
  await sql`
    create temporary table import_change on commit drop as
    with pair as materialized (
      select i.id, s.id as corrects_id, (${content('i')}) is distinct from (${content('s')}) as is_different
      from import_session i
      left join treatment_session s on s.organization_id = ${organizationId}::uuid and s.course_id = i.course_id
        and s.number = i.number and s.superseded_at is null
    )
    select p.id, p.corrects_id, p.corrects_id is null or p.is_different or n.mixture is distinct from o.mixture as is_change
    from pair p
    left join (${mixtures('import_mixed')}
      where x.session_id in (select id from pair where corrects_id is not null) group by x.session_id
    ) n on n.session_id = p.id
    left join (${mixtures('session_substance')}
      where x.organization_id = ${organizationId}::uuid and x.session_id in (select corrects_id from pair) group by x.session_id
    ) o on o.session_id = p.corrects_id`.execute(database);

  await noteForCounting(
    run,
    sql`select i.course_id from import_session i join import_change x on x.id = i.id and x.is_change`,
  );
  await judgeSessions(run);
  const judgement = sql.join(JUDGEMENT.map((name) => sql.id(name)));
  await sql`
    update treatment_session s set superseded_at = now() from import_change x
    where s.organization_id = ${organizationId}::uuid and s.id = x.corrects_id and x.is_change`.execute(database);
  await sql`
    insert into treatment_session (organization_id, id, course_id, clinic_id, number, corrects_id, flags, ${judgement},
      ${sql.join(CONTENT.map((name) => sql.id(name)))})
    select ${organizationId}::uuid, i.id, i.course_id, i.clinic_id, i.number, x.corrects_id,
      array['IMPORTED_UNCHECKED'] || case when exists (
        select from registration r
        where r.organization_id = ${organizationId}::uuid and r.practitioner_id = i.practitioner_id
          and r.status not in ('NOT_PRACTISING', 'SUSPENDED', 'LAPSED', 'REMOVED', 'NOT_FOUND', 'UNKNOWN')
          and coalesce(r.valid_from <= (i.performed_at at time zone c.time_zone)::date, true)
          and coalesce(r.valid_until >= (i.performed_at at time zone c.time_zone)::date, true)
      ) then '{}'::text[] else array['PRACTITIONER_NOT_REGISTERED'] end || j.flags,
      ${sql.join(JUDGEMENT.map((name) => sql.ref(`j.${name}`)))}, ${content('i')}
    from import_session i
    join import_change x on x.id = i.id and x.is_change
    join import_judgement j on j.id = i.id
    join clinic c on c.organization_id = ${organizationId}::uuid and c.id = i.clinic_id`.execute(database);
  await sql`
    insert into session_substance (organization_id, session_id, position, clinic_id, substance_id, volume_ml, strength,
      strength_unit, vehicle, lot)
    select ${organizationId}::uuid, i.id, m.position, i.clinic_id, m.substance_id, m.volume_ml, m.strength, m.strength_unit,
      m.vehicle, m.lot
    from import_mixed m join import_session i on i.id = m.session_id
    join import_change x on x.id = i.id and x.is_change`.execute(database);
  await sql`
    insert into deviation_reason (organization_id, id, session_id, clinic_id, reason, note, given_at, given_by_role, key_id)
    select r.organization_id, gen_random_uuid(), x.id, r.clinic_id, r.reason, r.note, r.given_at, r.given_by_role, r.key_id
    from import_change x
    join deviation_reason r on r.organization_id = ${organizationId}::uuid and r.session_id = x.corrects_id
    where x.is_change`.execute(database);
  await sql`
    update practitioner t set clinic_ids = t.clinic_ids || x.missing
    from (
      select i.practitioner_id, array_agg(distinct i.clinic_id) as missing
      from import_session i join practitioner p on p.organization_id = ${organizationId}::uuid and p.id = i.practitioner_id
      where i.clinic_id <> all (p.clinic_ids) group by i.practitioner_id
    ) x
    where t.organization_id = ${organizationId}::uuid and t.id = x.practitioner_id`.execute(database);

  const { rows } = await sql<{ created: number; updated: number; unchanged: number; flagged: number }>`
    select count(*) filter (where x.is_change and x.corrects_id is null)::int as created,
      count(*) filter (where x.is_change and x.corrects_id is not null)::int as updated,
      count(*) filter (where not x.is_change)::int as unchanged,
      count(*) filter (where 'PRACTITIONER_NOT_REGISTERED' = any (s.flags))::int as flagged
    from import_change x
    join import_session i on i.id = x.id and i.is_carried is null
    left join treatment_session s on s.organization_id = ${organizationId}::uuid and s.id = x.id`.execute(database);
  summary.add(csvFiles.sessions.name, rows[0]!);
  if (!hasAmounts) return;
  const substances = await sql<{ created: number; updated: number; unchanged: number }>`
    select count(*) filter (where x.is_change and x.corrects_id is null)::int as created,
      count(*) filter (where x.is_change and x.corrects_id is not null)::int as updated,
      count(*) filter (where not x.is_change)::int as unchanged
    from import_session_substance d
    join import_session i on i.course_id = d.course_id and i.number = d.number
    join import_change x on x.id = i.id`.execute(database);
  summary.add(csvFiles.sessionSubstances.name, substances.rows[0]!);
}
