import { Migration } from '@mikro-orm/migrations';

/**
 * What was delivered and what came of it. A correction is a new row that names the row it corrects; the old row is only
 * marked as superseded and stays readable.
 */
export class Migration005Treatment extends Migration {
  override up(): void {
    this.addSql(`
      create table treatment_course (
        organization_id uuid not null,
        id uuid not null,
        code text collate "C" not null check (code <> ''),
        patient_id uuid not null,
        clinic_id uuid not null,
        practitioner_id uuid not null,
        protocol_version_id uuid not null,
        status text not null default 'IN_PROGRESS',
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
        created_at timestamptz not null default now(),
        primary key (organization_id, id),
        unique (organization_id, code),
        check (ended_on >= started_on),
        foreign key (organization_id, patient_id) references patient (organization_id, id),
        foreign key (organization_id, clinic_id) references clinic (organization_id, id),
        foreign key (organization_id, practitioner_id) references practitioner (organization_id, id),
        foreign key (organization_id, protocol_version_id) references protocol_version (organization_id, id)
      )`);
    this.addSql(
      `create index treatment_course_by_patient on treatment_course (organization_id, patient_id, started_on, id)`,
    );
    this.addSql(
      `create index treatment_course_by_clinic on treatment_course (organization_id, clinic_id, started_on, id)`,
    );
    this.addSql(`create index treatment_course_by_practitioner on treatment_course (organization_id, practitioner_id)`);
    this.addSql(`create index treatment_course_by_start on treatment_course (organization_id, started_on, id)`);
    this.addSql(`alter table treatment_course enable row level security`);
    this.addSql(`alter table treatment_course force row level security`);
    this.addSql(`
      create policy treatment_course_tenant on treatment_course
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`
      create policy treatment_course_branch on treatment_course as restrictive
        using (may_see_clinic(clinic_id)) with check (may_see_clinic(clinic_id))`);
    this.addSql(`grant select, insert, update on treatment_course to mesograph_service`);

    this.addSql(`
      create table treatment_session (
        organization_id uuid not null,
        id uuid not null,
        course_id uuid not null,
        clinic_id uuid not null,
        practitioner_id uuid not null,
        number integer not null check (number >= 1),
        performed_at timestamptz not null,
        technique text,
        delivery text,
        areas text[] not null default '{}',
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
        flags text[] not null default '{}',
        corrects_id uuid,
        superseded_at timestamptz,
        recorded_at timestamptz not null default now(),
        primary key (organization_id, id),
        foreign key (organization_id, course_id) references treatment_course (organization_id, id),
        foreign key (organization_id, clinic_id) references clinic (organization_id, id),
        foreign key (organization_id, practitioner_id) references practitioner (organization_id, id),
        foreign key (organization_id, corrects_id) references treatment_session (organization_id, id)
      )`);
    this.addSql(`
      create unique index treatment_session_current on treatment_session (organization_id, course_id, number)
        where superseded_at is null`);
    this.addSql(`
      create unique index treatment_session_correction on treatment_session (organization_id, corrects_id)
        where corrects_id is not null`);
    this.addSql(
      `create index treatment_session_by_practitioner on treatment_session (organization_id, practitioner_id)`,
    );
    this.addSql(`alter table treatment_session enable row level security`);
    this.addSql(`alter table treatment_session force row level security`);
    this.addSql(`
      create policy treatment_session_tenant on treatment_session
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`
      create policy treatment_session_branch on treatment_session as restrictive
        using (may_see_clinic(clinic_id)) with check (may_see_clinic(clinic_id))`);
    this.addSql(`grant select, insert, update on treatment_session to mesograph_service`);

    this.addSql(`
      create table session_substance (
        organization_id uuid not null,
        session_id uuid not null,
        position integer not null,
        clinic_id uuid not null,
        substance_id uuid not null,
        volume_ml numeric,
        strength numeric,
        strength_unit text,
        vehicle text,
        lot text,
        primary key (organization_id, session_id, position),
        foreign key (organization_id, session_id) references treatment_session (organization_id, id),
        foreign key (organization_id, substance_id) references substance (organization_id, id)
      )`);
    this.addSql(
      `create index session_substance_by_lot on session_substance (organization_id, lot) where lot is not null`,
    );
    this.addSql(`alter table session_substance enable row level security`);
    this.addSql(`alter table session_substance force row level security`);
    this.addSql(`
      create policy session_substance_tenant on session_substance
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`
      create policy session_substance_branch on session_substance as restrictive
        using (may_see_clinic(clinic_id)) with check (may_see_clinic(clinic_id))`);
    this.addSql(`grant select, insert, update on session_substance to mesograph_service`);

    this.addSql(`
      create table outcome_assessment (
        organization_id uuid not null,
        id uuid not null,
        course_id uuid not null,
        clinic_id uuid not null,
        measure_id uuid not null,
        timepoint text not null,
        value numeric not null,
        assessed_at timestamptz,
        assessor text,
        blinded boolean,
        corrects_id uuid,
        superseded_at timestamptz,
        recorded_at timestamptz not null default now(),
        primary key (organization_id, id),
        foreign key (organization_id, course_id) references treatment_course (organization_id, id),
        foreign key (organization_id, clinic_id) references clinic (organization_id, id),
        foreign key (organization_id, measure_id) references outcome_measure (organization_id, id),
        foreign key (organization_id, corrects_id) references outcome_assessment (organization_id, id)
      )`);
    this.addSql(`
      create index outcome_assessment_by_course on outcome_assessment (organization_id, course_id, measure_id, timepoint)`);
    this.addSql(`
      create unique index outcome_assessment_correction on outcome_assessment (organization_id, corrects_id)
        where corrects_id is not null`);
    this.addSql(`alter table outcome_assessment enable row level security`);
    this.addSql(`alter table outcome_assessment force row level security`);
    this.addSql(`
      create policy outcome_assessment_tenant on outcome_assessment
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`
      create policy outcome_assessment_branch on outcome_assessment as restrictive
        using (may_see_clinic(clinic_id)) with check (may_see_clinic(clinic_id))`);
    this.addSql(`grant select, insert, update on outcome_assessment to mesograph_service`);

    this.addSql(`
      create table adverse_event (
        organization_id uuid not null,
        id uuid not null,
        course_id uuid not null,
        clinic_id uuid not null,
        session_number integer,
        kind text not null,
        grade integer not null check (grade between 1 and 5),
        onset date not null,
        resolved date,
        serious boolean not null default false,
        description text,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        primary key (organization_id, id),
        unique nulls not distinct (organization_id, course_id, kind, onset, session_number),
        check (resolved >= onset),
        foreign key (organization_id, course_id) references treatment_course (organization_id, id),
        foreign key (organization_id, clinic_id) references clinic (organization_id, id)
      )`);
    this.addSql(`alter table adverse_event enable row level security`);
    this.addSql(`alter table adverse_event force row level security`);
    this.addSql(`
      create policy adverse_event_tenant on adverse_event
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`
      create policy adverse_event_branch on adverse_event as restrictive
        using (may_see_clinic(clinic_id)) with check (may_see_clinic(clinic_id))`);
    this.addSql(`grant select, insert, update on adverse_event to mesograph_service`);
  }
}
