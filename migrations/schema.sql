-- The database that the migrations make. Written by `npm run snapshot`.

grant usage on schema public to mesograph_service;
grant usage on schema public to public;
CREATE OR REPLACE FUNCTION public.current_organization()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.organization_id'::text, true), ''::text))::uuid;
CREATE OR REPLACE FUNCTION public.may_see_any_clinic(clinics uuid[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN CASE WHEN (current_setting('app.clinic_ids'::text, true) = '*'::text) THEN true ELSE (clinics && (string_to_array(NULLIF(current_setting('app.clinic_ids'::text, true), ''::text), ','::text))::uuid[]) END;
CREATE OR REPLACE FUNCTION public.may_see_clinic(clinic uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN CASE WHEN (current_setting('app.clinic_ids'::text, true) = '*'::text) THEN true ELSE (clinic = ANY ((string_to_array(NULLIF(current_setting('app.clinic_ids'::text, true), ''::text), ','::text))::uuid[])) END;
CREATE OR REPLACE FUNCTION public.missing_row()
 RETURNS text
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'a record that another one refers to is not to be seen' using errcode = 'no_data_found';
      end $function$;
CREATE OR REPLACE FUNCTION public.refuse_change_of_published_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      declare
        may_change constant text[] := array['status', 'retired_at', 'retirement_reason', 'version'];
      begin
        if old.status = 'DRAFT' then return new; end if;
        if (to_jsonb(new) - may_change) is distinct from (to_jsonb(old) - may_change)
          or new.status = 'DRAFT' or (old.status = 'RETIRED' and new is distinct from old)
        then raise exception 'a published protocol version does not change' using errcode = 'restrict_violation';
        end if;
        return new;
      end $function$;

create table adverse_event (
  organization_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  clinic_id uuid not null,
  session_number integer,
  kind text not null,
  grade integer not null,
  onset date not null,
  resolved date,
  serious boolean not null default false,
  description text,
  version integer not null default 1,
  created_at timestamp with time zone not null default now()
);
alter table adverse_event add constraint adverse_event_check CHECK ((resolved >= onset));
alter table adverse_event add constraint adverse_event_grade_check CHECK (((grade >= 1) AND (grade <= 5)));
alter table adverse_event add constraint adverse_event_organization_id_clinic_id_fkey FOREIGN KEY (organization_id, clinic_id) REFERENCES clinic(organization_id, id);
alter table adverse_event add constraint adverse_event_organization_id_course_id_fkey FOREIGN KEY (organization_id, course_id) REFERENCES treatment_course(organization_id, id);
alter table adverse_event add constraint adverse_event_pkey PRIMARY KEY (organization_id, id);
alter table adverse_event add constraint adverse_event_organization_id_course_id_kind_onset_session__key UNIQUE NULLS NOT DISTINCT (organization_id, course_id, kind, onset, session_number);
CREATE INDEX adverse_event_by_onset ON public.adverse_event USING btree (organization_id, onset, id);
alter table adverse_event force row level security;
create policy adverse_event_branch on adverse_event as restrictive for all to public
  using (may_see_clinic(clinic_id))
  with check (may_see_clinic(clinic_id));
create policy adverse_event_tenant on adverse_event as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on adverse_event to mesograph_service;

create table api_key (
  organization_id uuid not null,
  id uuid not null,
  label text,
  role text not null,
  clinic_ids uuid[] not null default '{}'::uuid[],
  practitioner_id uuid,
  scopes text[] not null default '{}'::text[],
  secret_hash text not null,
  created_at timestamp with time zone not null default now(),
  revoked_at timestamp with time zone
);
alter table api_key add constraint api_key_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id);
alter table api_key add constraint api_key_practitioner FOREIGN KEY (organization_id, practitioner_id) REFERENCES practitioner(organization_id, id);
alter table api_key add constraint api_key_pkey PRIMARY KEY (organization_id, id);
alter table api_key force row level security;
create policy api_key_tenant on api_key as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on api_key to mesograph_service;

create table clearance (
  organization_id uuid not null,
  id uuid not null,
  clinic_id uuid not null,
  patient_id uuid not null,
  practitioner_id uuid not null,
  protocol_version_id uuid not null,
  planned_on date not null,
  decision text not null,
  findings jsonb not null default '[]'::jsonb,
  requested_at timestamp with time zone not null,
  requested_by_role text not null,
  key_id uuid
);
alter table clearance add constraint clearance_decision_check CHECK ((decision = ANY (ARRAY['CLEARED'::text, 'NEEDS_REVIEW'::text, 'REFUSED'::text])));
alter table clearance add constraint clearance_organization_id_clinic_id_fkey FOREIGN KEY (organization_id, clinic_id) REFERENCES clinic(organization_id, id);
alter table clearance add constraint clearance_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id);
alter table clearance add constraint clearance_organization_id_key_id_fkey FOREIGN KEY (organization_id, key_id) REFERENCES api_key(organization_id, id);
alter table clearance add constraint clearance_organization_id_patient_id_fkey FOREIGN KEY (organization_id, patient_id) REFERENCES patient(organization_id, id);
alter table clearance add constraint clearance_organization_id_practitioner_id_fkey FOREIGN KEY (organization_id, practitioner_id) REFERENCES practitioner(organization_id, id);
alter table clearance add constraint clearance_organization_id_protocol_version_id_fkey FOREIGN KEY (organization_id, protocol_version_id) REFERENCES protocol_version(organization_id, id);
alter table clearance add constraint clearance_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX clearance_by_patient ON public.clearance USING btree (organization_id, patient_id, planned_on, requested_at, id);
alter table clearance force row level security;
create policy clearance_branch on clearance as restrictive for all to public
  using (may_see_clinic(clinic_id))
  with check (may_see_clinic(clinic_id));
create policy clearance_tenant on clearance as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select on clearance to mesograph_service;

create table clinic (
  organization_id uuid not null,
  id uuid not null,
  code text collate "C" not null,
  name text collate "C" not null,
  country text not null,
  region text,
  time_zone text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null default now()
);
alter table clinic add constraint clinic_code_check CHECK ((code <> ''::text));
alter table clinic add constraint clinic_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));
alter table clinic add constraint clinic_name_check CHECK ((name <> ''::text));
alter table clinic add constraint clinic_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id);
alter table clinic add constraint clinic_pkey PRIMARY KEY (organization_id, id);
alter table clinic add constraint clinic_organization_id_code_key UNIQUE (organization_id, code);
CREATE INDEX clinic_by_name ON public.clinic USING btree (organization_id, name, id);
alter table clinic force row level security;
create policy clinic_branch_insert on clinic as restrictive for insert to public
  with check (may_see_clinic(id));
create policy clinic_branch_update on clinic as restrictive for update to public
  using (may_see_clinic(id))
  with check (may_see_clinic(id));
create policy clinic_tenant on clinic as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on clinic to mesograph_service;

create table course_move (
  organization_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  clinic_id uuid not null,
  from_version_id uuid not null,
  to_version_id uuid not null,
  reason text not null,
  moved_at timestamp with time zone not null,
  moved_by_role text not null,
  key_id uuid
);
alter table course_move add constraint course_move_check CHECK ((from_version_id <> to_version_id));
alter table course_move add constraint course_move_reason_check CHECK ((reason <> ''::text));
alter table course_move add constraint course_move_organization_id_clinic_id_fkey FOREIGN KEY (organization_id, clinic_id) REFERENCES clinic(organization_id, id);
alter table course_move add constraint course_move_organization_id_course_id_fkey FOREIGN KEY (organization_id, course_id) REFERENCES treatment_course(organization_id, id);
alter table course_move add constraint course_move_organization_id_from_version_id_fkey FOREIGN KEY (organization_id, from_version_id) REFERENCES protocol_version(organization_id, id);
alter table course_move add constraint course_move_organization_id_to_version_id_fkey FOREIGN KEY (organization_id, to_version_id) REFERENCES protocol_version(organization_id, id);
alter table course_move add constraint course_move_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX course_move_by_course ON public.course_move USING btree (organization_id, course_id, moved_at);
alter table course_move force row level security;
create policy course_move_branch on course_move as restrictive for all to public
  using (may_see_clinic(clinic_id))
  with check (may_see_clinic(clinic_id));
create policy course_move_tenant on course_move as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select on course_move to mesograph_service;

create table data_release (
  organization_id uuid not null,
  id uuid not null,
  number integer not null,
  cut_off timestamp with time zone not null,
  courses integer not null,
  hash text not null,
  minimum_group_size integer not null,
  created_at timestamp with time zone not null default now()
);
alter table data_release add constraint data_release_minimum_group_size_check CHECK ((minimum_group_size >= 1));
alter table data_release add constraint data_release_number_check CHECK ((number >= 1));
alter table data_release add constraint data_release_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id);
alter table data_release add constraint data_release_pkey PRIMARY KEY (organization_id, id);
alter table data_release add constraint data_release_organization_id_number_key UNIQUE (organization_id, number);
alter table data_release force row level security;
create policy data_release_tenant on data_release as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on data_release to mesograph_service;

create table deviation_reason (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  clinic_id uuid not null,
  reason text not null,
  note text,
  given_at timestamp with time zone not null,
  given_by_role text not null,
  key_id uuid
);
alter table deviation_reason add constraint deviation_reason_organization_id_clinic_id_fkey FOREIGN KEY (organization_id, clinic_id) REFERENCES clinic(organization_id, id);
alter table deviation_reason add constraint deviation_reason_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES treatment_session(organization_id, id);
alter table deviation_reason add constraint deviation_reason_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX deviation_reason_by_session ON public.deviation_reason USING btree (organization_id, session_id, given_at, id);
alter table deviation_reason force row level security;
create policy deviation_reason_branch on deviation_reason as restrictive for all to public
  using (may_see_clinic(clinic_id))
  with check (may_see_clinic(clinic_id));
create policy deviation_reason_tenant on deviation_reason as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select on deviation_reason to mesograph_service;

create table evidence_file (
  organization_id uuid not null,
  id uuid not null,
  practitioner_id uuid not null,
  name text not null,
  media_type text not null,
  byte_size integer not null,
  sha256 text not null,
  content bytea not null,
  recorded_at timestamp with time zone not null
);
alter table evidence_file add constraint evidence_file_byte_size_check CHECK (((byte_size >= 1) AND (byte_size <= 5242880)));
alter table evidence_file add constraint evidence_file_media_type_check CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/png'::text, 'image/jpeg'::text])));
alter table evidence_file add constraint evidence_file_name_check CHECK ((name <> ''::text));
alter table evidence_file add constraint evidence_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
alter table evidence_file add constraint evidence_file_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id);
alter table evidence_file add constraint evidence_file_organization_id_practitioner_id_fkey FOREIGN KEY (organization_id, practitioner_id) REFERENCES practitioner(organization_id, id);
alter table evidence_file add constraint evidence_file_pkey PRIMARY KEY (organization_id, id);
alter table evidence_file force row level security;
create policy evidence_file_tenant on evidence_file as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select on evidence_file to mesograph_service;

create table installation (
  only_row boolean not null default true,
  key_secret text not null
);
alter table installation add constraint installation_only_row_check CHECK (only_row);
alter table installation add constraint installation_pkey PRIMARY KEY (only_row);
alter table installation disable row level security;
grant select on installation to mesograph_service;

grant select on mikro_orm_migrations to mesograph_service;

create table organization (
  id uuid not null,
  name text collate "C" not null,
  minimum_group_size integer not null default 5,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  registration_gate text not null default 'ENFORCED'::text,
  lookup_valid_days integer not null default 7,
  record_valid_days integer not null default 90,
  permitted_categories text[] not null default '{}'::text[],
  status_words text[] not null default '{}'::text[],
  variation_alert_sessions integer not null default 5,
  variation_alert_deviations integer not null default 3
);
alter table organization add constraint organization_check CHECK (((variation_alert_deviations >= 1) AND (variation_alert_deviations <= variation_alert_sessions)));
alter table organization add constraint organization_lookup_valid_days_check CHECK (((lookup_valid_days >= 1) AND (lookup_valid_days <= 366)));
alter table organization add constraint organization_minimum_group_size_check CHECK ((minimum_group_size >= 1));
alter table organization add constraint organization_name_check CHECK ((name <> ''::text));
alter table organization add constraint organization_record_valid_days_check CHECK (((record_valid_days >= 1) AND (record_valid_days <= 366)));
alter table organization add constraint organization_registration_gate_check CHECK ((registration_gate = ANY (ARRAY['ENFORCED'::text, 'ADVISORY'::text])));
alter table organization add constraint organization_variation_alert_sessions_check CHECK (((variation_alert_sessions >= 1) AND (variation_alert_sessions <= 100)));
alter table organization add constraint organization_pkey PRIMARY KEY (id);
alter table organization force row level security;
create policy organization_tenant on organization as permissive for all to public
  using ((id = current_organization()))
  with check ((id = current_organization()));
grant insert, select, update on organization to mesograph_service;

create table outcome_assessment (
  organization_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  clinic_id uuid not null,
  measure_id uuid not null,
  timepoint text not null,
  value numeric not null,
  assessed_at timestamp with time zone,
  assessor text,
  blinded boolean,
  corrects_id uuid,
  superseded_at timestamp with time zone,
  recorded_at timestamp with time zone not null default now()
);
alter table outcome_assessment add constraint outcome_assessment_organization_id_clinic_id_fkey FOREIGN KEY (organization_id, clinic_id) REFERENCES clinic(organization_id, id);
alter table outcome_assessment add constraint outcome_assessment_organization_id_corrects_id_fkey FOREIGN KEY (organization_id, corrects_id) REFERENCES outcome_assessment(organization_id, id);
alter table outcome_assessment add constraint outcome_assessment_organization_id_course_id_fkey FOREIGN KEY (organization_id, course_id) REFERENCES treatment_course(organization_id, id);
alter table outcome_assessment add constraint outcome_assessment_organization_id_measure_id_fkey FOREIGN KEY (organization_id, measure_id) REFERENCES outcome_measure(organization_id, id);
alter table outcome_assessment add constraint outcome_assessment_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX outcome_assessment_by_course ON public.outcome_assessment USING btree (organization_id, course_id, measure_id, timepoint);
CREATE UNIQUE INDEX outcome_assessment_correction ON public.outcome_assessment USING btree (organization_id, corrects_id) WHERE (corrects_id IS NOT NULL);
alter table outcome_assessment force row level security;
create policy outcome_assessment_branch on outcome_assessment as restrictive for all to public
  using (may_see_clinic(clinic_id))
  with check (may_see_clinic(clinic_id));
create policy outcome_assessment_tenant on outcome_assessment as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on outcome_assessment to mesograph_service;

create table outcome_fact (
  organization_id uuid not null,
  measure text not null,
  timepoint text not null,
  course_id uuid not null,
  from_release integer not null,
  to_release integer,
  clinic_id uuid not null,
  patient_id uuid not null,
  clinic text not null,
  region text,
  practitioner text not null,
  training text,
  protocol text not null,
  protocol_version integer not null,
  indication text not null,
  technique text,
  delivery text,
  quarter text not null,
  practitioner_share numeric,
  sex text not null,
  age integer,
  bmi numeric,
  phototype integer,
  fat_type text,
  prior_liposuction boolean,
  predisposition boolean,
  prior_courses integer,
  due_on date,
  baseline numeric,
  follow_up numeric,
  outside_window boolean not null default false
);
alter table outcome_fact add constraint outcome_fact_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id);
alter table outcome_fact add constraint outcome_fact_pkey PRIMARY KEY (organization_id, measure, timepoint, course_id, from_release);
alter table outcome_fact force row level security;
create policy outcome_fact_branch on outcome_fact as restrictive for all to public
  using (may_see_clinic(clinic_id))
  with check (may_see_clinic(clinic_id));
create policy outcome_fact_tenant on outcome_fact as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on outcome_fact to mesograph_service;

create table outcome_measure (
  organization_id uuid not null,
  id uuid not null,
  code text collate "C" not null,
  name text collate "C" not null,
  unit text,
  value_type text not null default 'CONTINUOUS'::text,
  better_when text not null default 'LOWER'::text,
  minimum numeric,
  maximum numeric,
  minimal_important_difference numeric,
  relative_important_difference numeric,
  indications text[] not null default '{}'::text[],
  version integer not null default 1,
  created_at timestamp with time zone not null default now()
);
alter table outcome_measure add constraint outcome_measure_check CHECK ((minimum <= maximum));
alter table outcome_measure add constraint outcome_measure_code_check CHECK ((code <> ''::text));
alter table outcome_measure add constraint outcome_measure_minimal_important_difference_check CHECK ((minimal_important_difference > (0)::numeric));
alter table outcome_measure add constraint outcome_measure_name_check CHECK ((name <> ''::text));
alter table outcome_measure add constraint outcome_measure_relative_important_difference_check CHECK ((relative_important_difference > (0)::numeric));
alter table outcome_measure add constraint outcome_measure_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id);
alter table outcome_measure add constraint outcome_measure_pkey PRIMARY KEY (organization_id, id);
alter table outcome_measure add constraint outcome_measure_organization_id_code_key UNIQUE (organization_id, code);
alter table outcome_measure force row level security;
create policy outcome_measure_tenant on outcome_measure as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on outcome_measure to mesograph_service;

create table patient (
  organization_id uuid not null,
  id uuid not null,
  clinic_id uuid not null,
  clinic_ids uuid[] not null,
  reference text collate "C" not null,
  full_name text collate "C",
  birth_date date,
  sex text not null default 'UNKNOWN'::text,
  conditions text[] not null default '{}'::text[],
  medications text[] not null default '{}'::text[],
  allergies text[] not null default '{}'::text[],
  version integer not null default 1,
  created_at timestamp with time zone not null default now()
);
alter table patient add constraint patient_check CHECK ((clinic_id = ANY (clinic_ids)));
alter table patient add constraint patient_reference_check CHECK ((reference <> ''::text));
alter table patient add constraint patient_organization_id_clinic_id_fkey FOREIGN KEY (organization_id, clinic_id) REFERENCES clinic(organization_id, id);
alter table patient add constraint patient_pkey PRIMARY KEY (organization_id, id);
alter table patient add constraint patient_organization_id_reference_key UNIQUE (organization_id, reference);
CREATE INDEX patient_by_clinic ON public.patient USING btree (organization_id, clinic_id, reference, id);
CREATE INDEX patient_by_enrolment ON public.patient USING btree (organization_id, created_at, id);
alter table patient force row level security;
create policy patient_branch on patient as restrictive for all to public
  using (may_see_any_clinic(clinic_ids))
  with check (may_see_any_clinic(clinic_ids));
create policy patient_tenant on patient as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on patient to mesograph_service;

create table practitioner (
  organization_id uuid not null,
  id uuid not null,
  code text collate "C" not null,
  full_name text collate "C" not null,
  profession text not null,
  training text,
  clinic_ids uuid[] not null default '{}'::uuid[],
  version integer not null default 1,
  created_at timestamp with time zone not null default now()
);
alter table practitioner add constraint practitioner_code_check CHECK ((code <> ''::text));
alter table practitioner add constraint practitioner_full_name_check CHECK ((full_name <> ''::text));
alter table practitioner add constraint practitioner_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id);
alter table practitioner add constraint practitioner_pkey PRIMARY KEY (organization_id, id);
alter table practitioner add constraint practitioner_organization_id_code_key UNIQUE (organization_id, code);
alter table practitioner force row level security;
create policy practitioner_branch on practitioner as restrictive for all to public
  using (may_see_any_clinic(clinic_ids))
  with check (may_see_any_clinic(clinic_ids));
create policy practitioner_tenant on practitioner as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on practitioner to mesograph_service;

create table protocol (
  organization_id uuid not null,
  id uuid not null,
  code text collate "C" not null,
  name text collate "C" not null,
  indication text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null default now()
);
alter table protocol add constraint protocol_code_check CHECK ((code <> ''::text));
alter table protocol add constraint protocol_name_check CHECK ((name <> ''::text));
alter table protocol add constraint protocol_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id);
alter table protocol add constraint protocol_pkey PRIMARY KEY (organization_id, id);
alter table protocol add constraint protocol_organization_id_code_key UNIQUE (organization_id, code);
alter table protocol force row level security;
create policy protocol_tenant on protocol as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on protocol to mesograph_service;

create table protocol_version (
  organization_id uuid not null,
  id uuid not null,
  protocol_id uuid not null,
  number integer not null,
  status text not null default 'DRAFT'::text,
  published_at timestamp with time zone,
  summary_of_changes text,
  sessions integer not null,
  interval_days integer not null,
  maintenance_interval_days integer,
  technique jsonb not null default '{}'::jsonb,
  cocktail jsonb not null default '{"substances": []}'::jsonb,
  assessments jsonb not null default '[]'::jsonb,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  phases jsonb not null default '[]'::jsonb,
  retired_at timestamp with time zone,
  retirement_reason text
);
alter table protocol_version add constraint protocol_version_check CHECK (((status = 'DRAFT'::text) = (published_at IS NULL)));
alter table protocol_version add constraint protocol_version_interval_days_check CHECK ((interval_days >= 0));
alter table protocol_version add constraint protocol_version_number_check CHECK ((number >= 1));
alter table protocol_version add constraint protocol_version_sessions_check CHECK ((sessions >= 1));
alter table protocol_version add constraint protocol_version_status_check CHECK ((status = ANY (ARRAY['DRAFT'::text, 'PUBLISHED'::text, 'RETIRED'::text])));
alter table protocol_version add constraint protocol_version_organization_id_protocol_id_fkey FOREIGN KEY (organization_id, protocol_id) REFERENCES protocol(organization_id, id);
alter table protocol_version add constraint protocol_version_pkey PRIMARY KEY (organization_id, id);
alter table protocol_version add constraint protocol_version_organization_id_protocol_id_number_key UNIQUE (organization_id, protocol_id, number);
alter table protocol_version force row level security;
create policy protocol_version_tenant on protocol_version as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
CREATE TRIGGER protocol_version_immutable BEFORE UPDATE ON public.protocol_version FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_version();
grant insert, select, update on protocol_version to mesograph_service;

create table registration (
  organization_id uuid not null,
  id uuid not null,
  practitioner_id uuid not null,
  body text not null,
  number text not null,
  subdivision text,
  category text,
  status text not null default 'UNVERIFIED'::text,
  valid_from date,
  valid_until date,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  supervisor_id uuid,
  status_in_register text,
  conditions text[] not null default '{}'::text[],
  verified_at timestamp with time zone,
  verified_by text,
  expires_at timestamp with time zone,
  next_check_on date not null default CURRENT_DATE
);
alter table registration add constraint registration_body_check CHECK ((body <> ''::text));
alter table registration add constraint registration_number_check CHECK ((number <> ''::text));
alter table registration add constraint registration_organization_id_practitioner_id_fkey FOREIGN KEY (organization_id, practitioner_id) REFERENCES practitioner(organization_id, id);
alter table registration add constraint registration_organization_id_supervisor_id_fkey FOREIGN KEY (organization_id, supervisor_id) REFERENCES practitioner(organization_id, id);
alter table registration add constraint registration_pkey PRIMARY KEY (organization_id, id);
alter table registration add constraint registration_organization_id_practitioner_id_body_number_su_key UNIQUE NULLS NOT DISTINCT (organization_id, practitioner_id, body, number, subdivision);
CREATE INDEX registration_by_next_check ON public.registration USING btree (organization_id, next_check_on, id);
CREATE INDEX registration_by_supervisor ON public.registration USING btree (organization_id, supervisor_id) WHERE (supervisor_id IS NOT NULL);
alter table registration force row level security;
create policy registration_tenant on registration as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on registration to mesograph_service;

create table registration_body (
  organization_id uuid not null,
  id uuid not null,
  code text collate "C" not null,
  name text not null,
  country text not null,
  professions text[] not null,
  subdivisions text[] not null default '{}'::text[],
  number_shapes text[] not null default '{}'::text[],
  categories jsonb not null default '[]'::jsonb,
  status_words jsonb not null default '[]'::jsonb,
  year_ends_month integer,
  year_ends_day integer,
  lookup_address text,
  version integer not null default 1,
  created_at timestamp with time zone not null default now()
);
alter table registration_body add constraint registration_body_check1 CHECK (((year_ends_month IS NULL) = (year_ends_day IS NULL)));
alter table registration_body add constraint registration_body_code_check CHECK ((code <> ''::text));
alter table registration_body add constraint registration_body_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));
alter table registration_body add constraint registration_body_name_check CHECK ((name <> ''::text));
alter table registration_body add constraint registration_body_year_ends_day_check CHECK (((year_ends_day >= 1) AND (year_ends_day <= 31)));
alter table registration_body add constraint registration_body_year_ends_month_check CHECK (((year_ends_month >= 1) AND (year_ends_month <= 12)));
alter table registration_body add constraint registration_body_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id);
alter table registration_body add constraint registration_body_pkey PRIMARY KEY (organization_id, id);
alter table registration_body add constraint registration_body_organization_id_code_key UNIQUE (organization_id, code);
alter table registration_body force row level security;
create policy registration_body_tenant on registration_body as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on registration_body to mesograph_service;

create table registration_check (
  organization_id uuid not null,
  id uuid not null,
  registration_id uuid not null,
  practitioner_id uuid not null,
  checked_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  key_id uuid,
  checked_by_role text not null,
  checked_by_label text,
  method text not null,
  source text not null,
  words jsonb not null default '{}'::jsonb,
  result text not null,
  mismatches text[] not null default '{}'::text[],
  explanation text,
  status text,
  status_in_register text,
  status_since date,
  category text,
  subdivision text,
  valid_from date,
  valid_until date,
  conditions text[] not null default '{}'::text[],
  conditions_allow_work boolean,
  expires_at timestamp with time zone,
  evidence_id uuid,
  confirms_id uuid
);
alter table registration_check add constraint registration_check_check CHECK (((result <> 'SOURCE_UNAVAILABLE'::text) OR (expires_at IS NULL)));
alter table registration_check add constraint registration_check_method_check CHECK ((method = ANY (ARRAY['REGISTER_LOOKUP'::text, 'REGISTER_EXTRACT'::text, 'DOCUMENT_SEEN'::text])));
alter table registration_check add constraint registration_check_result_check CHECK ((result = ANY (ARRAY['VERIFIED'::text, 'MISMATCH'::text, 'NOT_FOUND'::text, 'FOUND_NOT_ENTITLED'::text, 'SOURCE_UNAVAILABLE'::text, 'FORMAT_INVALID'::text])));
alter table registration_check add constraint registration_check_source_check CHECK ((source <> ''::text));
alter table registration_check add constraint registration_check_words_check CHECK ((octet_length((words)::text) <= 32768));
alter table registration_check add constraint registration_check_organization_id_confirms_id_fkey FOREIGN KEY (organization_id, confirms_id) REFERENCES registration_check(organization_id, id);
alter table registration_check add constraint registration_check_organization_id_evidence_id_fkey FOREIGN KEY (organization_id, evidence_id) REFERENCES evidence_file(organization_id, id);
alter table registration_check add constraint registration_check_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id);
alter table registration_check add constraint registration_check_organization_id_key_id_fkey FOREIGN KEY (organization_id, key_id) REFERENCES api_key(organization_id, id);
alter table registration_check add constraint registration_check_organization_id_practitioner_id_fkey FOREIGN KEY (organization_id, practitioner_id) REFERENCES practitioner(organization_id, id);
alter table registration_check add constraint registration_check_organization_id_registration_id_fkey FOREIGN KEY (organization_id, registration_id) REFERENCES registration(organization_id, id);
alter table registration_check add constraint registration_check_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX registration_check_by_registration ON public.registration_check USING btree (organization_id, registration_id, checked_at, id);
CREATE UNIQUE INDEX registration_check_confirmation ON public.registration_check USING btree (organization_id, confirms_id) WHERE (confirms_id IS NOT NULL);
alter table registration_check force row level security;
create policy registration_check_tenant on registration_check as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select on registration_check to mesograph_service;

create table session_finding (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  clinic_id uuid not null,
  flag text not null,
  message text not null,
  check_id uuid not null,
  found_at timestamp with time zone not null
);
alter table session_finding add constraint session_finding_flag_check CHECK ((flag <> ''::text));
alter table session_finding add constraint session_finding_message_check CHECK ((message <> ''::text));
alter table session_finding add constraint session_finding_organization_id_check_id_fkey FOREIGN KEY (organization_id, check_id) REFERENCES registration_check(organization_id, id);
alter table session_finding add constraint session_finding_organization_id_clinic_id_fkey FOREIGN KEY (organization_id, clinic_id) REFERENCES clinic(organization_id, id);
alter table session_finding add constraint session_finding_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id);
alter table session_finding add constraint session_finding_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES treatment_session(organization_id, id);
alter table session_finding add constraint session_finding_pkey PRIMARY KEY (organization_id, id);
alter table session_finding add constraint session_finding_organization_id_session_id_flag_check_id_key UNIQUE (organization_id, session_id, flag, check_id);
alter table session_finding force row level security;
create policy session_finding_branch on session_finding as restrictive for all to public
  using (may_see_clinic(clinic_id))
  with check (may_see_clinic(clinic_id));
create policy session_finding_tenant on session_finding as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select on session_finding to mesograph_service;

create table session_substance (
  organization_id uuid not null,
  session_id uuid not null,
  "position" integer not null,
  clinic_id uuid not null,
  substance_id uuid not null,
  volume_ml numeric,
  strength numeric,
  strength_unit text,
  vehicle text,
  lot text
);
alter table session_substance add constraint session_substance_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES treatment_session(organization_id, id);
alter table session_substance add constraint session_substance_organization_id_substance_id_fkey FOREIGN KEY (organization_id, substance_id) REFERENCES substance(organization_id, id);
alter table session_substance add constraint session_substance_pkey PRIMARY KEY (organization_id, session_id, "position");
CREATE INDEX session_substance_by_lot ON public.session_substance USING btree (organization_id, lot) WHERE (lot IS NOT NULL);
alter table session_substance force row level security;
create policy session_substance_branch on session_substance as restrictive for all to public
  using (may_see_clinic(clinic_id))
  with check (may_see_clinic(clinic_id));
create policy session_substance_tenant on session_substance as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on session_substance to mesograph_service;

create table substance (
  organization_id uuid not null,
  id uuid not null,
  code text collate "C" not null,
  name text collate "C" not null,
  atc text[] not null default '{}'::text[],
  allergen_groups text[] not null default '{}'::text[],
  is_built_in boolean not null default false,
  version integer not null default 1,
  created_at timestamp with time zone not null default now()
);
alter table substance add constraint substance_code_check CHECK ((code <> ''::text));
alter table substance add constraint substance_name_check CHECK ((name <> ''::text));
alter table substance add constraint substance_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id);
alter table substance add constraint substance_pkey PRIMARY KEY (organization_id, id);
alter table substance add constraint substance_organization_id_code_key UNIQUE (organization_id, code);
alter table substance force row level security;
create policy substance_tenant on substance as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on substance to mesograph_service;

create table technique_cell (
  organization_id uuid not null,
  protocol_version_id uuid not null,
  practitioner_id uuid not null,
  clinic_id uuid not null,
  month date not null,
  area text not null,
  sessions integer not null,
  recorded integer not null,
  following integer not null,
  declared integer not null,
  indicated integer not null,
  planned integer not null,
  coverage numeric not null,
  courses integer not null,
  compared integer not null,
  distance numeric not null,
  distance_squares numeric not null
);
alter table technique_cell add constraint technique_cell_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id);
alter table technique_cell add constraint technique_cell_pkey PRIMARY KEY (organization_id, protocol_version_id, practitioner_id, clinic_id, month, area);
alter table technique_cell force row level security;
create policy technique_cell_branch on technique_cell as restrictive for all to public
  using (may_see_clinic(clinic_id))
  with check (may_see_clinic(clinic_id));
create policy technique_cell_tenant on technique_cell as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant delete, insert, select, update on technique_cell to mesograph_service;

create table technique_parameter_cell (
  organization_id uuid not null,
  protocol_version_id uuid not null,
  practitioner_id uuid not null,
  clinic_id uuid not null,
  month date not null,
  area text not null,
  parameter text not null,
  category text collate "C" not null,
  sessions integer not null,
  outside integer not null,
  courses integer not null,
  compared integer not null,
  share numeric not null,
  amount numeric not null,
  amount_squares numeric not null,
  distance numeric not null,
  distance_squares numeric not null,
  departure numeric not null,
  departure_squares numeric not null,
  departed integer not null
);
alter table technique_parameter_cell add constraint technique_parameter_cell_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id);
alter table technique_parameter_cell add constraint technique_parameter_cell_pkey PRIMARY KEY (organization_id, protocol_version_id, practitioner_id, clinic_id, month, area, parameter, category);
alter table technique_parameter_cell force row level security;
create policy technique_parameter_cell_branch on technique_parameter_cell as restrictive for all to public
  using (may_see_clinic(clinic_id))
  with check (may_see_clinic(clinic_id));
create policy technique_parameter_cell_tenant on technique_parameter_cell as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant delete, insert, select, update on technique_parameter_cell to mesograph_service;

create table technique_unit (
  organization_id uuid not null,
  course_id uuid not null,
  practitioner_id uuid not null,
  protocol_version_id uuid not null,
  clinic_id uuid not null,
  month date not null,
  area text not null,
  sums jsonb not null
);
alter table technique_unit add constraint technique_unit_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id);
alter table technique_unit add constraint technique_unit_pkey PRIMARY KEY (organization_id, course_id, practitioner_id, protocol_version_id);
alter table technique_unit force row level security;
create policy technique_unit_branch on technique_unit as restrictive for all to public
  using (may_see_clinic(clinic_id))
  with check (may_see_clinic(clinic_id));
create policy technique_unit_tenant on technique_unit as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant delete, insert, select, update on technique_unit to mesograph_service;

create table treatment_course (
  organization_id uuid not null,
  id uuid not null,
  code text collate "C" not null,
  patient_id uuid not null,
  clinic_id uuid not null,
  practitioner_id uuid not null,
  protocol_version_id uuid not null,
  status text not null default 'IN_PROGRESS'::text,
  started_on date not null,
  ended_on date,
  planned_sessions integer,
  bmi numeric,
  phototype integer,
  fat_type text,
  prior_liposuction boolean,
  predisposition boolean,
  prior_courses integer,
  exercise_per_week integer,
  diet_followed boolean,
  water_litres_per_day numeric,
  version integer not null default 1,
  created_at timestamp with time zone not null default now()
);
alter table treatment_course add constraint treatment_course_check CHECK ((ended_on >= started_on));
alter table treatment_course add constraint treatment_course_code_check CHECK ((code <> ''::text));
alter table treatment_course add constraint treatment_course_organization_id_clinic_id_fkey FOREIGN KEY (organization_id, clinic_id) REFERENCES clinic(organization_id, id);
alter table treatment_course add constraint treatment_course_organization_id_patient_id_fkey FOREIGN KEY (organization_id, patient_id) REFERENCES patient(organization_id, id);
alter table treatment_course add constraint treatment_course_organization_id_practitioner_id_fkey FOREIGN KEY (organization_id, practitioner_id) REFERENCES practitioner(organization_id, id);
alter table treatment_course add constraint treatment_course_organization_id_protocol_version_id_fkey FOREIGN KEY (organization_id, protocol_version_id) REFERENCES protocol_version(organization_id, id);
alter table treatment_course add constraint treatment_course_pkey PRIMARY KEY (organization_id, id);
alter table treatment_course add constraint treatment_course_organization_id_code_key UNIQUE (organization_id, code);
CREATE INDEX treatment_course_by_clinic ON public.treatment_course USING btree (organization_id, clinic_id, started_on, id);
CREATE INDEX treatment_course_by_end ON public.treatment_course USING btree (organization_id, ended_on, id);
CREATE INDEX treatment_course_by_patient ON public.treatment_course USING btree (organization_id, patient_id, started_on, id);
CREATE INDEX treatment_course_by_practitioner ON public.treatment_course USING btree (organization_id, practitioner_id);
CREATE INDEX treatment_course_by_start ON public.treatment_course USING btree (organization_id, started_on, id);
CREATE INDEX treatment_course_by_version ON public.treatment_course USING btree (organization_id, protocol_version_id, started_on, id);
alter table treatment_course force row level security;
create policy treatment_course_branch on treatment_course as restrictive for all to public
  using (may_see_clinic(clinic_id))
  with check (may_see_clinic(clinic_id));
create policy treatment_course_tenant on treatment_course as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on treatment_course to mesograph_service;

create table treatment_session (
  organization_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  clinic_id uuid not null,
  practitioner_id uuid not null,
  number integer not null,
  performed_at timestamp with time zone not null,
  technique text,
  delivery text,
  areas text[] not null default '{}'::text[],
  needle_gauge integer,
  needle_length_mm numeric,
  inserted_length_mm numeric,
  angle_degrees numeric,
  depth_mm numeric,
  spacing_mm numeric,
  injections integer,
  volume_per_injection_ml numeric,
  total_volume_ml numeric,
  area_cm2 numeric,
  room text,
  notes text,
  flags text[] not null default '{}'::text[],
  corrects_id uuid,
  superseded_at timestamp with time zone,
  recorded_at timestamp with time zone not null default now(),
  clearance_id uuid,
  protocol_version_id uuid not null,
  variation_id uuid,
  conformity jsonb,
  deviations jsonb not null default '[]'::jsonb,
  protocol_distance numeric,
  coverage numeric
);
alter table treatment_session add constraint treatment_session_number_check CHECK ((number >= 1));
alter table treatment_session add constraint treatment_session_organization_id_clearance_id_fkey FOREIGN KEY (organization_id, clearance_id) REFERENCES clearance(organization_id, id);
alter table treatment_session add constraint treatment_session_organization_id_clinic_id_fkey FOREIGN KEY (organization_id, clinic_id) REFERENCES clinic(organization_id, id);
alter table treatment_session add constraint treatment_session_organization_id_corrects_id_fkey FOREIGN KEY (organization_id, corrects_id) REFERENCES treatment_session(organization_id, id);
alter table treatment_session add constraint treatment_session_organization_id_course_id_fkey FOREIGN KEY (organization_id, course_id) REFERENCES treatment_course(organization_id, id);
alter table treatment_session add constraint treatment_session_organization_id_practitioner_id_fkey FOREIGN KEY (organization_id, practitioner_id) REFERENCES practitioner(organization_id, id);
alter table treatment_session add constraint treatment_session_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX treatment_session_by_course ON public.treatment_session USING btree (organization_id, course_id);
CREATE INDEX treatment_session_by_practitioner ON public.treatment_session USING btree (organization_id, practitioner_id, protocol_version_id, performed_at);
CREATE INDEX treatment_session_by_variation ON public.treatment_session USING btree (organization_id, variation_id) WHERE ((variation_id IS NOT NULL) AND (superseded_at IS NULL));
CREATE UNIQUE INDEX treatment_session_correction ON public.treatment_session USING btree (organization_id, corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE UNIQUE INDEX treatment_session_current ON public.treatment_session USING btree (organization_id, course_id, number) WHERE (superseded_at IS NULL);
CREATE INDEX treatment_session_undeclared ON public.treatment_session USING btree (organization_id, performed_at, id) WHERE ((superseded_at IS NULL) AND ('UNDECLARED_DEVIATION'::text = ANY (flags)));
alter table treatment_session force row level security;
create policy treatment_session_branch on treatment_session as restrictive for all to public
  using (may_see_clinic(clinic_id))
  with check (may_see_clinic(clinic_id));
create policy treatment_session_tenant on treatment_session as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on treatment_session to mesograph_service;

create table variation (
  organization_id uuid not null,
  id uuid not null,
  practitioner_id uuid not null,
  protocol_version_id uuid not null,
  status text not null default 'PROPOSED'::text,
  rationale text not null,
  technique jsonb not null default '{}'::jsonb,
  cocktail jsonb,
  proposed_at timestamp with time zone not null,
  reviewed_at timestamp with time zone,
  review_note text,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  evidence text[] not null default '{}'::text[],
  valid_from date,
  valid_until date,
  proposed_by_key_id uuid,
  proposed_by_practitioner_id uuid,
  reviewed_by_key_id uuid,
  reviewed_by_practitioner_id uuid,
  rebased_from_id uuid
);
alter table variation add constraint variation_check CHECK ((valid_from <= valid_until));
alter table variation add constraint variation_rationale_check CHECK ((rationale <> ''::text));
alter table variation add constraint variation_status_check CHECK ((status = ANY (ARRAY['PROPOSED'::text, 'APPROVED'::text, 'REJECTED'::text, 'RETIRED'::text])));
alter table variation add constraint variation_organization_id_practitioner_id_fkey FOREIGN KEY (organization_id, practitioner_id) REFERENCES practitioner(organization_id, id);
alter table variation add constraint variation_organization_id_protocol_version_id_fkey FOREIGN KEY (organization_id, protocol_version_id) REFERENCES protocol_version(organization_id, id);
alter table variation add constraint variation_organization_id_rebased_from_id_fkey FOREIGN KEY (organization_id, rebased_from_id) REFERENCES variation(organization_id, id);
alter table variation add constraint variation_pkey PRIMARY KEY (organization_id, id);
alter table variation add constraint variation_organization_id_practitioner_id_protocol_version__key UNIQUE (organization_id, practitioner_id, protocol_version_id, proposed_at);
CREATE INDEX variation_by_practitioner ON public.variation USING btree (organization_id, practitioner_id, protocol_version_id);
CREATE INDEX variation_by_version ON public.variation USING btree (organization_id, protocol_version_id);
alter table variation force row level security;
create policy variation_tenant on variation as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on variation to mesograph_service;
