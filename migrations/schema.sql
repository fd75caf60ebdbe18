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
 RETURNS json
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'a record that another one refers to is not to be seen' using errcode = 'no_data_found';
      end $function$;
CREATE OR REPLACE FUNCTION public.refuse_change_of_published_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        if old.status = 'DRAFT' then return new; end if;
        if new.status = 'DRAFT'
          or (new.protocol_id, new.number, new.published_at, new.summary_of_changes, new.sessions, new.interval_days,
              new.maintenance_interval_days, new.technique, new.cocktail, new.assessments)
          is distinct from
             (old.protocol_id, old.number, old.published_at, old.summary_of_changes, old.sessions, old.interval_days,
              old.maintenance_interval_days, old.technique, old.cocktail, old.assessments)
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
  created_at timestamp with time zone not null default now()
);
alter table organization add constraint organization_minimum_group_size_check CHECK ((minimum_group_size >= 1));
alter table organization add constraint organization_name_check CHECK ((name <> ''::text));
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
  created_at timestamp with time zone not null default now()
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
  created_at timestamp with time zone not null default now()
);
alter table registration add constraint registration_body_check CHECK ((body <> ''::text));
alter table registration add constraint registration_number_check CHECK ((number <> ''::text));
alter table registration add constraint registration_organization_id_practitioner_id_fkey FOREIGN KEY (organization_id, practitioner_id) REFERENCES practitioner(organization_id, id);
alter table registration add constraint registration_pkey PRIMARY KEY (organization_id, id);
alter table registration add constraint registration_organization_id_practitioner_id_body_number_su_key UNIQUE NULLS NOT DISTINCT (organization_id, practitioner_id, body, number, subdivision);
alter table registration force row level security;
create policy registration_tenant on registration as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on registration to mesograph_service;

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
CREATE INDEX treatment_course_by_patient ON public.treatment_course USING btree (organization_id, patient_id, started_on, id);
CREATE INDEX treatment_course_by_practitioner ON public.treatment_course USING btree (organization_id, practitioner_id);
CREATE INDEX treatment_course_by_start ON public.treatment_course USING btree (organization_id, started_on, id);
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
  recorded_at timestamp with time zone not null default now()
);
alter table treatment_session add constraint treatment_session_number_check CHECK ((number >= 1));
alter table treatment_session add constraint treatment_session_organization_id_clinic_id_fkey FOREIGN KEY (organization_id, clinic_id) REFERENCES clinic(organization_id, id);
alter table treatment_session add constraint treatment_session_organization_id_corrects_id_fkey FOREIGN KEY (organization_id, corrects_id) REFERENCES treatment_session(organization_id, id);
alter table treatment_session add constraint treatment_session_organization_id_course_id_fkey FOREIGN KEY (organization_id, course_id) REFERENCES treatment_course(organization_id, id);
alter table treatment_session add constraint treatment_session_organization_id_practitioner_id_fkey FOREIGN KEY (organization_id, practitioner_id) REFERENCES practitioner(organization_id, id);
alter table treatment_session add constraint treatment_session_pkey PRIMARY KEY (organization_id, id);
CREATE INDEX treatment_session_by_practitioner ON public.treatment_session USING btree (organization_id, practitioner_id);
CREATE UNIQUE INDEX treatment_session_correction ON public.treatment_session USING btree (organization_id, corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE UNIQUE INDEX treatment_session_current ON public.treatment_session USING btree (organization_id, course_id, number) WHERE (superseded_at IS NULL);
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
  created_at timestamp with time zone not null default now()
);
alter table variation add constraint variation_rationale_check CHECK ((rationale <> ''::text));
alter table variation add constraint variation_status_check CHECK ((status = ANY (ARRAY['PROPOSED'::text, 'APPROVED'::text, 'REJECTED'::text, 'RETIRED'::text])));
alter table variation add constraint variation_organization_id_practitioner_id_fkey FOREIGN KEY (organization_id, practitioner_id) REFERENCES practitioner(organization_id, id);
alter table variation add constraint variation_organization_id_protocol_version_id_fkey FOREIGN KEY (organization_id, protocol_version_id) REFERENCES protocol_version(organization_id, id);
alter table variation add constraint variation_pkey PRIMARY KEY (organization_id, id);
alter table variation add constraint variation_organization_id_practitioner_id_protocol_version__key UNIQUE (organization_id, practitioner_id, protocol_version_id, proposed_at);
CREATE INDEX variation_by_version ON public.variation USING btree (organization_id, protocol_version_id);
alter table variation force row level security;
create policy variation_tenant on variation as permissive for all to public
  using ((organization_id = current_organization()))
  with check ((organization_id = current_organization()));
grant insert, select, update on variation to mesograph_service;
