import { sql, type Kysely } from 'kysely';
import type { ExchangeContent } from './format/exchange-content.js';
import type { ProtocolDocument, ProtocolVersionDocument } from './format/protocol-document.js';
import type { VariationDocument } from './format/variation-document.js';

/** How many rows are read from the database at a time. */
const PAGE = 5000;

type Database = Kysely<Record<string, never>>;

/**
 * Everything of an organization as an exchange folder's content. Rows are fetched page by page while they are written, in
 * the order of their keys, so that equal records give equal files. What was superseded by a correction stays behind.
 */
export async function exportContent(database: Database, organizationId: string): Promise<ExchangeContent> {
  const organization = sql`${organizationId}::uuid`;
  const codesOf = (ids: string) => sql`
    array(select c.code from clinic c where c.organization_id = t.organization_id and c.id = any (${sql.ref(ids)}) order by c.code)`;
  const instant = (column: string) => sql`
    case when ${sql.ref(column)} is not null then jsonb_build_object('kind', 'INSTANT', 'at',
      to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end`;
  const day = (column: string) => sql`${sql.ref(column)}::text`;
  const text = (column: string) => sql`trim_scale(${sql.ref(column)})::text`;

  return {
    clinics: pages(
      database,
      sql`
      select array[code] as key, code, name, country, region, time_zone as "timeZone"
      from clinic where organization_id = ${organization}`,
    ),
    practitioners: pages(
      database,
      sql`
      select array[t.code] as key, t.code, t.full_name as "fullName", t.profession, t.training, ${codesOf('t.clinic_ids')} as clinics
      from practitioner t where t.organization_id = ${organization}`,
    ),
    registrations: pages(
      database,
      sql`
      select array[p.code, t.body, t.number, coalesce(t.subdivision, '')] as key, p.code as practitioner, t.body, t.number,
        t.subdivision, t.category, t.status, ${day('t.valid_from')} as "validFrom", ${day('t.valid_until')} as "validUntil"
      from registration t join practitioner p on p.organization_id = t.organization_id and p.id = t.practitioner_id
      where t.organization_id = ${organization}`,
    ),
    measures: pages(
      database,
      sql`
      select array[code] as key, code, name, unit, value_type as "valueType", better_when as "betterWhen",
        ${text('minimum')} as minimum, ${text('maximum')} as maximum,
        ${text('minimal_important_difference')} as "minimalImportantDifference",
        ${text('relative_important_difference')} as "relativeImportantDifference", indications
      from outcome_measure where organization_id = ${organization}`,
    ),
    substances: pages(
      database,
      sql`
      select array[code] as key, code, name, atc, allergen_groups as "allergenGroups"
      from substance where organization_id = ${organization}`,
    ),
    patients: pages(
      database,
      sql`
      select array[t.reference] as key, t.reference, c.code as clinic, ${day('t.birth_date')} as "birthDate", t.sex,
        t.full_name as "fullName", t.conditions, t.medications, t.allergies
      from patient t join clinic c on c.organization_id = t.organization_id and c.id = t.clinic_id
      where t.organization_id = ${organization}`,
    ),
    courses: pages(
      database,
      sql`
      select array[t.code] as key, t.code, pt.reference as patient, c.code as clinic, p.code as practitioner,
        pr.code as protocol, v.number as version, ${day('t.started_on')} as "startedOn", ${day('t.ended_on')} as "endedOn",
        t.status, t.planned_sessions as "plannedSessions", ${text('t.bmi')} as bmi, t.phototype, t.fat_type as "fatType",
        t.prior_liposuction as "priorLiposuction", t.predisposition, t.prior_courses as "priorCourses",
        t.exercise_per_week as "exercisePerWeek", t.diet_followed as "dietFollowed",
        ${text('t.water_litres_per_day')} as "waterLitresPerDay"
      from treatment_course t
      join patient pt on pt.organization_id = t.organization_id and pt.id = t.patient_id
      join clinic c on c.organization_id = t.organization_id and c.id = t.clinic_id
      join practitioner p on p.organization_id = t.organization_id and p.id = t.practitioner_id
      join protocol_version v on v.organization_id = t.organization_id and v.id = t.protocol_version_id
      join protocol pr on pr.organization_id = v.organization_id and pr.id = v.protocol_id
      where t.organization_id = ${organization}`,
    ),
    sessions: pages(
      database,
      sql`
      select array[c.code, lpad(t.number::text, 4, '0')] as key, c.code as course, t.number,
        ${instant('t.performed_at')} as "performedAt", p.code as practitioner, t.technique, t.delivery, t.areas,
        t.needle_gauge as "needleGauge", ${text('t.needle_length_mm')} as "needleLengthMm",
        ${text('t.inserted_length_mm')} as "insertedLengthMm", ${text('t.angle_degrees')} as "angleDegrees",
        ${text('t.depth_mm')} as "depthMm", ${text('t.spacing_mm')} as "spacingMm", t.injections,
        ${text('t.volume_per_injection_ml')} as "volumePerInjectionMl", ${text('t.total_volume_ml')} as "totalVolumeMl",
        ${text('t.area_cm2')} as "areaCm2", array(
          select s.code from session_substance x
          join substance s on s.organization_id = x.organization_id and s.id = x.substance_id
          where x.organization_id = t.organization_id and x.session_id = t.id group by s.code order by min(x.position)
        ) as cocktail, t.room, t.notes
      from treatment_session t
      join treatment_course c on c.organization_id = t.organization_id and c.id = t.course_id
      join practitioner p on p.organization_id = t.organization_id and p.id = t.practitioner_id
      where t.organization_id = ${organization} and t.superseded_at is null`,
    ),
    sessionSubstances: pages(
      database,
      sql`
      select array[c.code, lpad(t.number::text, 4, '0'), lpad(x.position::text, 4, '0')] as key, c.code as course, t.number,
        s.code as substance, ${text('x.volume_ml')} as "volumeMl", ${text('x.strength')} as strength,
        x.strength_unit as "strengthUnit", x.vehicle, x.lot
      from session_substance x
      join treatment_session t on t.organization_id = x.organization_id and t.id = x.session_id and t.superseded_at is null
      join treatment_course c on c.organization_id = t.organization_id and c.id = t.course_id
      join substance s on s.organization_id = x.organization_id and s.id = x.substance_id
      where x.organization_id = ${organization}
        and (x.volume_ml, x.strength, x.strength_unit, x.vehicle, x.lot) is distinct from (null, null, null, null, null)`,
    ),
    outcomes: pages(
      database,
      sql`
      select array[c.code, m.code, o.timepoint] as key, c.code as course, m.code as measure, o.timepoint,
        ${text('o.value')} as value, ${instant('o.assessed_at')} as "assessedAt", o.assessor, o.blinded
      from (
        select distinct on (course_id, measure_id, timepoint) * from outcome_assessment
        where organization_id = ${organization} and superseded_at is null
        order by course_id, measure_id, timepoint, assessed_at desc nulls last, recorded_at desc, id desc
      ) o
      join treatment_course c on c.organization_id = o.organization_id and c.id = o.course_id
      join outcome_measure m on m.organization_id = o.organization_id and m.id = o.measure_id`,
    ),
    adverseEvents: pages(
      database,
      sql`
      select array[c.code, t.onset::text, t.kind, coalesce(lpad(t.session_number::text, 4, '0'), '')] as key, c.code as course,
        t.session_number as session, t.kind, t.grade, ${day('t.onset')} as onset, ${day('t.resolved')} as resolved, t.serious,
        t.description
      from adverse_event t join treatment_course c on c.organization_id = t.organization_id and c.id = t.course_id
      where t.organization_id = ${organization}`,
    ),
    protocols: await protocolsOf(database, organizationId),
    variations: await variationsOf(database, organizationId),
  } as ExchangeContent;
}

/** The rows of a query that gives each a `key`, page by page in the bytewise order of the keys. */
async function* pages(
  database: Database,
  query: ReturnType<typeof sql>,
): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const cursor = `exported_${(cursors += 1)}`;
  await sql`declare ${sql.id(cursor)} no scroll cursor for select * from (${query}) q
    order by array_to_string(q.key, E'\x01') collate "C"`.execute(database);
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`fetch ${sql.raw(String(PAGE))} from ${sql.id(cursor)}`.execute(
      database,
    );
    for (const { key: _key, ...record } of rows) yield record;
    if (rows.length < PAGE) break;
  }
  await sql`close ${sql.id(cursor)}`.execute(database);
}

let cursors = 0;

async function protocolsOf(database: Database, organizationId: string): Promise<readonly ProtocolDocument[]> {
  const { rows } = await sql<{ code: string; name: string; indication: string } & Record<string, unknown>>`
    select p.code, p.name, p.indication, v.number as version, v.status,
      (v.published_at at time zone 'UTC')::date::text as "publishedOn", v.summary_of_changes as "summaryOfChanges",
      (v.retired_at at time zone 'UTC')::date::text as "retiredOn", v.retirement_reason as "retirementReason",
      v.sessions, v.interval_days as "intervalDays", v.maintenance_interval_days as "maintenanceIntervalDays",
      nullif(v.phases, '[]') as phases, v.technique, v.cocktail, v.assessments
    from protocol_version v join protocol p on p.organization_id = v.organization_id and p.id = v.protocol_id
    where v.organization_id = ${organizationId}::uuid order by p.code, v.number`.execute(database);
  const documents = new Map<string, Omit<ProtocolDocument, 'versions'> & { versions: ProtocolVersionDocument[] }>();
  for (const { code, name, indication, ...version } of rows) {
    const document = documents.get(code) ?? { code, name, indication, versions: [] };
    documents.set(code, document);
    document.versions.push(recorded(version) as ProtocolVersionDocument);
  }
  return [...documents.values()];
}

async function variationsOf(database: Database, organizationId: string): Promise<readonly VariationDocument[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select w.code as practitioner, p.code as protocol, v.number as version, t.status,
      (t.proposed_at at time zone 'UTC')::date::text as "proposedOn",
      (t.reviewed_at at time zone 'UTC')::date::text as "reviewedOn", t.review_note as "reviewNote",
      t.valid_from::text as "validFrom", t.valid_until::text as "validUntil", nullif(t.evidence, '{}') as evidence, t.rationale,
      nullif(t.technique, '{}') as technique, t.cocktail
    from variation t
    join practitioner w on w.organization_id = t.organization_id and w.id = t.practitioner_id
    join protocol_version v on v.organization_id = t.organization_id and v.id = t.protocol_version_id
    join protocol p on p.organization_id = v.organization_id and p.id = v.protocol_id
    where t.organization_id = ${organizationId}::uuid order by w.code, p.code, v.number, t.proposed_at`.execute(
    database,
  );
  return rows.map((row) => recorded(row) as VariationDocument);
}

/** Without what is not recorded: a document leaves it out. */
function recorded(row: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
