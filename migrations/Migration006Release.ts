import { Migration } from '@mikro-orm/migrations';

/**
 * Data releases and their de-identified facts: one row a course, measure and follow-up timepoint. A fact belongs to all
 * releases from `from_release` up to, and not including, `to_release`; so a release costs only what changed since the
 * one before, and every release stays answerable.
 */
export class Migration006Release extends Migration {
  override up(): void {
    this.addSql(`
      create table data_release (
        organization_id uuid not null references organization (id),
        id uuid not null,
        number integer not null check (number >= 1),
        cut_off timestamptz not null,
        courses integer not null,
        hash text not null,
        minimum_group_size integer not null check (minimum_group_size >= 1),
        created_at timestamptz not null default now(),
        primary key (organization_id, id),
        unique (organization_id, number)
      )`);
    this.addSql(`alter table data_release enable row level security`);
    this.addSql(`alter table data_release force row level security`);
    this.addSql(`
      create policy data_release_tenant on data_release
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`grant select, insert, update on data_release to mesograph_service`);

    this.addSql(`
      create table outcome_fact (
        organization_id uuid not null references organization (id),
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
        outside_window boolean not null default false,
        primary key (organization_id, measure, timepoint, course_id, from_release)
      )`);
    this.addSql(`alter table outcome_fact enable row level security`);
    this.addSql(`alter table outcome_fact force row level security`);
    this.addSql(`
      create policy outcome_fact_tenant on outcome_fact
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`
      create policy outcome_fact_branch on outcome_fact as restrictive
        using (may_see_clinic(clinic_id)) with check (may_see_clinic(clinic_id))`);
    this.addSql(`grant select, insert, update on outcome_fact to mesograph_service`);
  }
}
