-- One organization's records: 10 clinics with 5 practitioners and `bench.patients` patients each; a patient has one course
-- of 10 sessions and 4 outcomes. Runs in a transaction of the owner in which `app.organization_id` is set.
--
-- Ids look like the service's own: version 7, growing in the order of making.
create or replace function pg_temp.id_of(kind text, number bigint) returns uuid stable language sql return
  ('0195' || lpad(to_hex(number), 8, '0') || '7' || left(md5(kind), 3) || '8'
    || left(md5(current_setting('app.organization_id') || kind), 15))::uuid;

insert into outcome_measure (organization_id, id, code, name, unit, indications)
select current_organization(), pg_temp.id_of('measure', n), code, name, unit, '{LOCAL_FAT}'
from (values (1, 'waist', 'Waist', 'cm'), (2, 'thigh', 'Thigh', 'cm')) measure (n, code, name, unit);

insert into protocol (organization_id, id, code, name, indication)
values (current_organization(), pg_temp.id_of('protocol', 1), 'slimming', 'Slimming', 'LOCAL_FAT');

insert into protocol_version (organization_id, id, protocol_id, number, status, published_at, sessions, interval_days, technique)
values (current_organization(), pg_temp.id_of('version', 1), pg_temp.id_of('protocol', 1), 1, 'PUBLISHED', '2023-12-01Z', 10, 14,
  '{"techniques": {"anyOf": ["IDP"]}, "depthMm": {"target": 3, "min": 2.5, "max": 3.5},
    "injections": {"target": 40, "min": 30, "max": 49}}');

insert into clinic (organization_id, id, code, name, country, region, time_zone)
select current_organization(), pg_temp.id_of('clinic', n), 'C' || lpad(n::text, 2, '0'), 'Clinic ' || n, 'ZA',
  'Region ' || n % 3, 'Africa/Johannesburg'
from generate_series(1, 10) n;

insert into practitioner (organization_id, id, code, full_name, profession, training, clinic_ids)
select current_organization(), pg_temp.id_of('practitioner', (c - 1) * 5 + n), 'C' || lpad(c::text, 2, '0') || '-P' || n,
  'Practitioner ' || n || ' of clinic ' || c, 'MEDICAL_PRACTITIONER', (array['FRENCH', 'ITALIAN'])[n % 2 + 1],
  array[pg_temp.id_of('clinic', c)]
from generate_series(1, 10) c, generate_series(1, 5) n;

insert into patient (organization_id, id, clinic_id, clinic_ids, reference, full_name, birth_date, sex)
select current_organization(), pg_temp.id_of('patient', (c - 1) * patients + n), pg_temp.id_of('clinic', c),
  array[pg_temp.id_of('clinic', c)], 'C' || lpad(c::text, 2, '0') || '-' || lpad(n::text, 6, '0'),
  'Patient ' || n || ' of clinic ' || c, date '1960-01-01' + (n * 37 % 16000), (array['FEMALE', 'MALE'])[n % 5 / 4 + 1]
from (select current_setting('bench.patients')::int as patients) _, generate_series(1, 10) c, generate_series(1, patients) n;

insert into treatment_course (organization_id, id, code, patient_id, clinic_id, practitioner_id, protocol_version_id, status,
  started_on, planned_sessions, bmi, phototype)
select current_organization(), pg_temp.id_of('course', (c - 1) * patients + n), 'K' || c || '-' || n,
  pg_temp.id_of('patient', (c - 1) * patients + n), pg_temp.id_of('clinic', c),
  pg_temp.id_of('practitioner', (c - 1) * 5 + n % 5 + 1), pg_temp.id_of('version', 1), 'IN_PROGRESS',
  date '2024-01-01' + n % 300, 10, 20 + n % 15, n % 6 + 1
from (select current_setting('bench.patients')::int as patients) _, generate_series(1, 10) c, generate_series(1, patients) n;

insert into treatment_session (organization_id, id, course_id, clinic_id, practitioner_id, protocol_version_id, number, performed_at,
  technique, delivery, areas, needle_gauge, needle_length_mm, depth_mm, injections, total_volume_ml, recorded_at)
select organization_id, pg_temp.id_of('session', (row_number() over (order by id) - 1) * 10 + n), id, clinic_id,
  practitioner_id, protocol_version_id, n, (started_on + (n - 1) * 14) + time '09:30' at time zone 'UTC', 'IDP', 'MANUAL', '{WAIST}', 30, 6,
  trim_scale(2 + (phototype + n) % 5 * 0.5), 30 + (phototype * n) % 20, 5, '2025-01-01Z'
from treatment_course, generate_series(1, 10) n
where organization_id = current_organization();

insert into outcome_assessment (organization_id, id, course_id, clinic_id, measure_id, timepoint, value, assessed_at,
  assessor, recorded_at)
select organization_id, pg_temp.id_of('outcome', (row_number() over (order by id) - 1) * 4 + n), id, clinic_id,
  pg_temp.id_of('measure', n % 2 + 1), (array['baseline', 'week-12'])[(n + 1) / 2],
  trim_scale(80 + (phototype * 7 + bmi)::int % 40 * 0.5 - n), (started_on + (n - 1) / 2 * 84) + time '09:00' at time zone 'UTC',
  'PRACTITIONER', '2025-01-01Z'
from treatment_course, generate_series(1, 4) n
where organization_id = current_organization();

-- How each session lies to the protocol, as the service judges it.
update treatment_session s set
  conformity = jsonb_build_object(
    'TECHNIQUE', '{"v": "IDP", "d": 0}'::jsonb, 'DELIVERY', '{"v": "MANUAL"}'::jsonb, 'AREA', '{"v": "WAIST"}'::jsonb,
    'NEEDLE_GAUGE', '{"v": 30}'::jsonb, 'NEEDLE_LENGTH_MM', '{"v": 6}'::jsonb, 'TOTAL_VOLUME_ML', '{"v": 5}'::jsonb,
    'DEPTH_MM', jsonb_build_object('v', s.depth_mm, 'd', trim_scale(x.units), 's', trim_scale((s.depth_mm - 3) / 0.5)),
    'INJECTIONS', jsonb_build_object('v', s.injections, 'd', 0, 's', trim_scale(round((s.injections - 40) / 9.5, 10)))),
  deviations = case when x.units = 0 then '[]' else jsonb_build_array(jsonb_build_object('parameter', 'DEPTH_MM',
    'expected', '2.5 to 3.5 mm', 'actual', s.depth_mm || ' mm', 'distance', trim_scale(x.units), 'severity', 'MAJOR',
    'declared', false)) end,
  flags = case when x.units = 0 then '{}' else '{UNDECLARED_DEVIATION}'::text[] end,
  protocol_distance = trim_scale(round(x.units / 3, 12)), coverage = 1
from (
  select id, greatest(0, 2.5 - depth_mm, depth_mm - 3.5) / 0.5 as units from treatment_session
  where organization_id = current_organization()
) x
where s.organization_id = current_organization() and s.id = x.id;
