import { sql, type Kysely } from 'kysely';

/**
 * Gathers the facts of an organization as they are now into the temporary table `gathered_fact`, which goes with the
 * transaction. One row a course, measure and follow-up timepoint.
 *
 * Which courses a measure and timepoint concern, of those begun before the cut-off: all courses on a protocol version that plans them; all courses on a
 * version that plans nothing, once one of them recorded them; and any course that recorded them itself. The assessment
 * meant by a label is the latest that no correction superseded. An assessment is due on the first day on which its window
 * has closed: a quarter behind the planned day, or at once when the session was done or the course ended.
 */
export async function gatherFacts(
  database: Kysely<Record<string, never>>,
  organizationId: string,
  cutOff: Date,
): Promise<void> {
  await sql`drop table if exists pg_temp.gathered_fact`.execute(database);
  await sql`
    create temporary table gathered_fact on commit drop as
    with outcome as materialized (
      select distinct on (course_id, measure_id, timepoint) course_id, measure_id, timepoint, value, assessed_at
      from outcome_assessment
      where organization_id = ${organizationId}::uuid and superseded_at is null
      order by course_id, measure_id, timepoint, assessed_at desc nulls last, recorded_at desc, id desc
    ), course as materialized (
      select c.*, v.number as version_number, v.sessions as version_sessions, v.interval_days, v.assessments,
        pr.code as protocol_code, pr.indication
      from treatment_course c
      join protocol_version v on v.organization_id = c.organization_id and v.id = c.protocol_version_id
      join protocol pr on pr.organization_id = v.organization_id and pr.id = v.protocol_id
      where c.organization_id = ${organizationId}::uuid
    ), planned as (
      select distinct v.id as version_id, m.id as measure_id, t.timepoint
      from protocol_version v
      cross join lateral jsonb_array_elements(v.assessments) a
      cross join lateral jsonb_array_elements_text(a -> 'timepoints') t(timepoint)
      join outcome_measure m on m.organization_id = v.organization_id and m.code = a ->> 'measure'
      where v.organization_id = ${organizationId}::uuid
    ), recorded_where_nothing_is_planned as (
      select distinct c.protocol_version_id as version_id, o.measure_id, o.timepoint
      from outcome o join course c on c.id = o.course_id
      where c.assessments = '[]'::jsonb
    ), concerned as (
      select c.id as course_id, x.measure_id, x.timepoint from course c join planned x on x.version_id = c.protocol_version_id
      where c.started_on <= ${cutOff.toISOString().slice(0, 10)}::date
      union
      select c.id, x.measure_id, x.timepoint
      from course c join recorded_where_nothing_is_planned x on x.version_id = c.protocol_version_id
      where c.started_on <= ${cutOff.toISOString().slice(0, 10)}::date
      union
      select course_id, measure_id, timepoint from outcome
    ), session as materialized (
      select s.course_id, s.practitioner_id, s.technique, s.delivery, 'session-' || s.number as timepoint,
        (s.performed_at at time zone c.time_zone)::date as performed_on,
        row_number() over (partition by s.course_id order by s.number) as place
      from treatment_session s join clinic c on c.organization_id = s.organization_id and c.id = s.clinic_id
      where s.organization_id = ${organizationId}::uuid and s.superseded_at is null
    ), delivered as (
      select s.course_id,
        max(s.technique) filter (where s.place = 1) as technique,
        max(s.delivery) filter (where s.place = 1) as delivery,
        round(count(*) filter (where s.practitioner_id = c.practitioner_id)::numeric / count(*), 6) as practitioner_share
      from session s join course c on c.id = s.course_id
      group by s.course_id
    ), day as (
      select x.course_id, x.measure_id, x.timepoint, case
        when x.timepoint like 'week-%' then c.started_on + ceil(substr(x.timepoint, 6)::int * 7 * 1.25)::int
        when x.timepoint like 'session-%' then least(
          c.started_on + ceil((substr(x.timepoint, 9)::int - 1) * c.interval_days * 1.25)::int,
          s.performed_on)
        when x.timepoint = 'end' then least(
          c.ended_on,
          c.started_on + ceil((coalesce(c.planned_sessions, c.version_sessions) - 1) * c.interval_days * 1.25)::int)
        end as due_on
      from concerned x
      join course c on c.id = x.course_id
      left join session s on s.course_id = x.course_id and s.timepoint = x.timepoint
      where x.timepoint <> 'baseline'
    )
    select m.code as measure, d.timepoint, c.id as course_id, c.code as course, c.clinic_id, c.patient_id,
      cl.code as clinic, cl.region, p.code as practitioner, p.training, c.protocol_code as protocol,
      c.version_number as protocol_version, c.indication, s.technique, s.delivery,
      to_char(c.started_on, 'YYYY"-Q"Q') as quarter, s.practitioner_share, pt.sex,
      extract(year from age(c.started_on, pt.birth_date))::int as age, c.bmi, c.phototype, c.fat_type,
      c.prior_liposuction, c.predisposition, c.prior_courses, d.due_on, b.value as baseline, f.value as follow_up,
      coalesce(d.timepoint like 'week-%' and abs((f.assessed_at at time zone cl.time_zone)::date
        - (c.started_on + substr(d.timepoint, 6)::int * 7)) > substr(d.timepoint, 6)::int * 7 / 4.0, false) as outside_window
    from day d
    join course c on c.id = d.course_id
    join outcome_measure m on m.organization_id = c.organization_id and m.id = d.measure_id
    join clinic cl on cl.organization_id = c.organization_id and cl.id = c.clinic_id
    join practitioner p on p.organization_id = c.organization_id and p.id = c.practitioner_id
    join patient pt on pt.organization_id = c.organization_id and pt.id = c.patient_id
    left join delivered s on s.course_id = c.id
    left join outcome b on b.course_id = c.id and b.measure_id = d.measure_id and b.timepoint = 'baseline'
    left join outcome f on f.course_id = c.id and f.measure_id = d.measure_id and f.timepoint = d.timepoint`.execute(
    database,
  );
}
