import { Migration } from '@mikro-orm/migrations';

/**
 * Practitioners with their registrations, and patients. Both may be seen at several clinics: `clinic_ids` holds them in
 * the row itself, because a policy must decide from the row alone.
 */
export class Migration003Practice extends Migration {
  override up(): void {
    this.addSql(`
      create table practitioner (
        organization_id uuid not null references organization (id),
        id uuid not null,
        code text collate "C" not null check (code <> ''),
        full_name text collate "C" not null check (full_name <> ''),
        profession text not null,
        training text,
        clinic_ids uuid[] not null default '{}',
        version integer not null default 1,
        created_at timestamptz not null default now(),
        primary key (organization_id, id),
        unique (organization_id, code)
      )`);
    this.addSql(`alter table practitioner enable row level security`);
    this.addSql(`alter table practitioner force row level security`);
    this.addSql(`
      create policy practitioner_tenant on practitioner
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`
      create policy practitioner_branch on practitioner as restrictive
        using (may_see_any_clinic(clinic_ids)) with check (may_see_any_clinic(clinic_ids))`);
    this.addSql(`grant select, insert, update on practitioner to mesograph_service`);
    this.addSql(`
      alter table api_key add constraint api_key_practitioner
        foreign key (organization_id, practitioner_id) references practitioner (organization_id, id)`);

    this.addSql(`
      create table registration (
        organization_id uuid not null,
        id uuid not null,
        practitioner_id uuid not null,
        body text not null check (body <> ''),
        number text not null check (number <> ''),
        subdivision text,
        category text,
        status text not null default 'UNVERIFIED',
        valid_from date,
        valid_until date,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        primary key (organization_id, id),
        unique nulls not distinct (organization_id, practitioner_id, body, number, subdivision),
        foreign key (organization_id, practitioner_id) references practitioner (organization_id, id)
      )`);
    this.addSql(`alter table registration enable row level security`);
    this.addSql(`alter table registration force row level security`);
    this.addSql(`
      create policy registration_tenant on registration
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`grant select, insert, update on registration to mesograph_service`);

    this.addSql(`
      create table patient (
        organization_id uuid not null,
        id uuid not null,
        clinic_id uuid not null,
        clinic_ids uuid[] not null,
        reference text collate "C" not null check (reference <> ''),
        full_name text collate "C",
        birth_date date,
        sex text not null default 'UNKNOWN',
        conditions text[] not null default '{}',
        medications text[] not null default '{}',
        allergies text[] not null default '{}',
        version integer not null default 1,
        created_at timestamptz not null default now(),
        primary key (organization_id, id),
        unique (organization_id, reference),
        check (clinic_id = any (clinic_ids)),
        foreign key (organization_id, clinic_id) references clinic (organization_id, id)
      )`);
    this.addSql(`create index patient_by_clinic on patient (organization_id, clinic_id, reference, id)`);
    this.addSql(`alter table patient enable row level security`);
    this.addSql(`alter table patient force row level security`);
    this.addSql(`
      create policy patient_tenant on patient
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`
      create policy patient_branch on patient as restrictive
        using (may_see_any_clinic(clinic_ids)) with check (may_see_any_clinic(clinic_ids))`);
    this.addSql(`grant select, insert, update on patient to mesograph_service`);
  }
}
