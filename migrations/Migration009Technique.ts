import { Migration } from '@mikro-orm/migrations';

/**
 * The plan of a course in phases, variations with a period and a reviewer, courses that are moved on purpose, and for
 * every session how it lies to what was promised: judged when it is stored, and added up in cells that the report on
 * technique reads instead of the sessions.
 */
export class Migration009Technique extends Migration {
  override up(): void {
    this.addSql(`
      alter table organization
        add variation_alert_sessions integer not null default 5 check (variation_alert_sessions between 1 and 100),
        add variation_alert_deviations integer not null default 3,
        add check (variation_alert_deviations between 1 and variation_alert_sessions)`);

    this.addSql(`
      alter table protocol_version
        add phases jsonb not null default '[]',
        add retired_at timestamptz,
        add retirement_reason text`);
    // Whatever is added to the table later is immutable as well, unless it is named here.
    this.addSql(`
      create or replace function refuse_change_of_published_version() returns trigger language plpgsql as $$
      declare
        may_change constant text[] := array['status', 'retired_at', 'retirement_reason', 'version'];
      begin
        if old.status = 'DRAFT' then return new; end if;
        if (to_jsonb(new) - may_change) is distinct from (to_jsonb(old) - may_change)
          or new.status = 'DRAFT' or (old.status = 'RETIRED' and new is distinct from old)
        then raise exception 'a published protocol version does not change' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`);

    this.addSql(`
      alter table variation
        add evidence text[] not null default '{}',
        add valid_from date,
        add valid_until date,
        add proposed_by_key_id uuid,
        add proposed_by_practitioner_id uuid,
        add reviewed_by_key_id uuid,
        add reviewed_by_practitioner_id uuid,
        add rebased_from_id uuid,
        add check (valid_from <= valid_until),
        add foreign key (organization_id, rebased_from_id) references variation (organization_id, id)`);
    this.addSql(`
      create index variation_by_practitioner on variation (organization_id, practitioner_id, protocol_version_id)`);

    this.addSql(`
      create table course_move (
        organization_id uuid not null,
        id uuid not null,
        course_id uuid not null,
        clinic_id uuid not null,
        from_version_id uuid not null,
        to_version_id uuid not null,
        reason text not null check (reason <> ''),
        moved_at timestamptz not null,
        moved_by_role text not null,
        key_id uuid,
        primary key (organization_id, id),
        check (from_version_id <> to_version_id),
        foreign key (organization_id, course_id) references treatment_course (organization_id, id),
        foreign key (organization_id, clinic_id) references clinic (organization_id, id),
        foreign key (organization_id, from_version_id) references protocol_version (organization_id, id),
        foreign key (organization_id, to_version_id) references protocol_version (organization_id, id)
      )`);
    this.addSql(`create index course_move_by_course on course_move (organization_id, course_id, moved_at)`);
    this.addSql(`alter table course_move enable row level security`);
    this.addSql(`alter table course_move force row level security`);
    this.addSql(`
      create policy course_move_tenant on course_move
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`
      create policy course_move_branch on course_move as restrictive
        using (may_see_clinic(clinic_id)) with check (may_see_clinic(clinic_id))`);
    this.addSql(`grant select, insert on course_move to mesograph_service`);

    this.addSql(`
      alter table treatment_session
        add protocol_version_id uuid,
        add variation_id uuid,
        add conformity jsonb,
        add deviations jsonb not null default '[]',
        add protocol_distance numeric,
        add coverage numeric`);
    // No foreign key on the version: sessions are recorded by many at once, and every one would lock the one row of their
    // version. The course, whose version it is, has that key.
    // The owner is bound by row security as well, and a migration belongs to no organization.
    this.addSql(`alter table treatment_session no force row level security`);
    this.addSql(`alter table treatment_course no force row level security`);
    this.addSql(`
      update treatment_session s set protocol_version_id = c.protocol_version_id
      from treatment_course c where c.organization_id = s.organization_id and c.id = s.course_id`);
    this.addSql(`alter table treatment_session force row level security`);
    this.addSql(`alter table treatment_course force row level security`);
    this.addSql(`alter table treatment_session alter protocol_version_id set not null`);
    this.addSql(`
      create index treatment_session_by_variation on treatment_session (organization_id, variation_id)
        where variation_id is not null and superseded_at is null`);
    this.addSql(`
      create index treatment_session_undeclared on treatment_session (organization_id, performed_at, id)
        where superseded_at is null and 'UNDECLARED_DEVIATION' = any (flags)`);
    this.addSql(`drop index treatment_session_by_practitioner`);
    this.addSql(`
      create index treatment_session_by_practitioner
        on treatment_session (organization_id, practitioner_id, protocol_version_id, performed_at)`);

    this.addSql(`
      create table deviation_reason (
        organization_id uuid not null,
        id uuid not null,
        session_id uuid not null,
        clinic_id uuid not null,
        reason text not null,
        note text,
        given_at timestamptz not null,
        given_by_role text not null,
        key_id uuid,
        primary key (organization_id, id),
        foreign key (organization_id, session_id) references treatment_session (organization_id, id),
        foreign key (organization_id, clinic_id) references clinic (organization_id, id)
      )`);
    this.addSql(
      `create index deviation_reason_by_session on deviation_reason (organization_id, session_id, given_at, id)`,
    );
    this.addSql(`alter table deviation_reason enable row level security`);
    this.addSql(`alter table deviation_reason force row level security`);
    this.addSql(`
      create policy deviation_reason_tenant on deviation_reason
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`
      create policy deviation_reason_branch on deviation_reason as restrictive
        using (may_see_clinic(clinic_id)) with check (may_see_clinic(clinic_id))`);
    this.addSql(`grant select, insert on deviation_reason to mesograph_service`);

    this.#units();
    this.#cells();
  }

  /** What one practitioner did of one course under one version, as it was counted into the cells. */
  #units(): void {
    this.addSql(`
      create table technique_unit (
        organization_id uuid not null references organization (id),
        course_id uuid not null,
        practitioner_id uuid not null,
        protocol_version_id uuid not null,
        clinic_id uuid not null,
        month date not null,
        area text not null,
        sums jsonb not null,
        primary key (organization_id, course_id, practitioner_id, protocol_version_id)
      )`);
    this.addSql(`alter table technique_unit enable row level security`);
    this.addSql(`alter table technique_unit force row level security`);
    this.addSql(`
      create policy technique_unit_tenant on technique_unit
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`
      create policy technique_unit_branch on technique_unit as restrictive
        using (may_see_clinic(clinic_id)) with check (may_see_clinic(clinic_id))`);
    this.addSql(`grant select, insert, update, delete on technique_unit to mesograph_service`);
  }

  /** Sums that merge: of cells, in any order, the same. All are exact decimals or counts. */
  #cells(): void {
    this.addSql(`
      create table technique_cell (
        organization_id uuid not null references organization (id),
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
        distance_squares numeric not null,
        primary key (organization_id, protocol_version_id, practitioner_id, clinic_id, month, area)
      ) with (fillfactor = 70)`);
    this.addSql(`alter table technique_cell enable row level security`);
    this.addSql(`alter table technique_cell force row level security`);
    this.addSql(`
      create policy technique_cell_tenant on technique_cell
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`
      create policy technique_cell_branch on technique_cell as restrictive
        using (may_see_clinic(clinic_id)) with check (may_see_clinic(clinic_id))`);
    this.addSql(`grant select, insert, update, delete on technique_cell to mesograph_service`);

    this.addSql(`
      create table technique_parameter_cell (
        organization_id uuid not null references organization (id),
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
        departed integer not null,
        primary key (organization_id, protocol_version_id, practitioner_id, clinic_id, month, area, parameter, category)
      ) with (fillfactor = 70)`);
    this.addSql(`alter table technique_parameter_cell enable row level security`);
    this.addSql(`alter table technique_parameter_cell force row level security`);
    this.addSql(`
      create policy technique_parameter_cell_tenant on technique_parameter_cell
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`
      create policy technique_parameter_cell_branch on technique_parameter_cell as restrictive
        using (may_see_clinic(clinic_id)) with check (may_see_clinic(clinic_id))`);
    this.addSql(`grant select, insert, update, delete on technique_parameter_cell to mesograph_service`);
  }
}
