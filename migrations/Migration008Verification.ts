import { Migration } from '@mikro-orm/migrations';

/**
 * May this practitioner treat here today: bodies of the organization's own, every check of a registration, the evidence
 * that was seen, clearances to treat, and what a later check found out about sessions. Whatever is written of a check is
 * never changed: the service may add rows to those tables and read them, and nothing else.
 */
export class Migration008Verification extends Migration {
  override up(): void {
    this.addSql(`
      alter table organization
        add column registration_gate text not null default 'ENFORCED' check (registration_gate in ('ENFORCED', 'ADVISORY')),
        add column lookup_valid_days integer not null default 7 check (lookup_valid_days between 1 and 366),
        add column record_valid_days integer not null default 90 check (record_valid_days between 1 and 366),
        add column permitted_categories text[] not null default '{}',
        add column status_words text[] not null default '{}'`);

    this.addSql(`
      create table registration_body (
        organization_id uuid not null references organization (id),
        id uuid not null,
        code text collate "C" not null check (code <> ''),
        name text not null check (name <> ''),
        country text not null check (country ~ '^[A-Z]{2}$'),
        professions text[] not null,
        subdivisions text[] not null default '{}',
        number_shapes text[] not null default '{}',
        categories jsonb not null default '[]',
        status_words jsonb not null default '[]',
        year_ends_month integer check (year_ends_month between 1 and 12),
        year_ends_day integer check (year_ends_day between 1 and 31),
        lookup_address text,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        primary key (organization_id, id),
        unique (organization_id, code),
        check ((year_ends_month is null) = (year_ends_day is null))
      )`);
    this.addSql(`alter table registration_body enable row level security`);
    this.addSql(`alter table registration_body force row level security`);
    this.addSql(`
      create policy registration_body_tenant on registration_body
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`grant select, insert, update on registration_body to mesograph_service`);

    // What the newest check came to, beside the registration as it was stated. The checks themselves decide.
    this.addSql(`
      alter table registration
        add column supervisor_id uuid,
        add column status_in_register text,
        add column conditions text[] not null default '{}',
        add column verified_at timestamptz,
        add column verified_by text,
        add column expires_at timestamptz,
        add column next_check_on date not null default current_date,
        add foreign key (organization_id, supervisor_id) references practitioner (organization_id, id)`);
    this.addSql(`create index registration_by_next_check on registration (organization_id, next_check_on, id)`);
    this.addSql(`
      create index registration_by_supervisor on registration (organization_id, supervisor_id)
        where supervisor_id is not null`);

    this.addSql(`
      create table evidence_file (
        organization_id uuid not null references organization (id),
        id uuid not null,
        practitioner_id uuid not null,
        name text not null check (name <> ''),
        media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
        byte_size integer not null check (byte_size between 1 and 5242880),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        content bytea not null,
        recorded_at timestamptz not null,
        primary key (organization_id, id),
        foreign key (organization_id, practitioner_id) references practitioner (organization_id, id)
      )`);
    this.addSql(`alter table evidence_file enable row level security`);
    this.addSql(`alter table evidence_file force row level security`);
    this.addSql(`
      create policy evidence_file_tenant on evidence_file
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`grant select, insert on evidence_file to mesograph_service`);

    this.addSql(`
      create table registration_check (
        organization_id uuid not null references organization (id),
        id uuid not null,
        registration_id uuid not null,
        practitioner_id uuid not null,
        checked_at timestamptz not null,
        recorded_at timestamptz not null,
        key_id uuid,
        checked_by_role text not null,
        checked_by_label text,
        method text not null check (method in ('REGISTER_LOOKUP', 'REGISTER_EXTRACT', 'DOCUMENT_SEEN')),
        source text not null check (source <> ''),
        words jsonb not null default '{}' check (octet_length(words::text) <= 32768),
        result text not null check (result in ('VERIFIED', 'MISMATCH', 'NOT_FOUND', 'FOUND_NOT_ENTITLED', 'SOURCE_UNAVAILABLE',
          'FORMAT_INVALID')),
        mismatches text[] not null default '{}',
        explanation text,
        status text,
        status_in_register text,
        status_since date,
        category text,
        subdivision text,
        valid_from date,
        valid_until date,
        conditions text[] not null default '{}',
        conditions_allow_work boolean,
        expires_at timestamptz,
        evidence_id uuid,
        confirms_id uuid,
        primary key (organization_id, id),
        foreign key (organization_id, registration_id) references registration (organization_id, id),
        foreign key (organization_id, practitioner_id) references practitioner (organization_id, id),
        foreign key (organization_id, key_id) references api_key (organization_id, id),
        foreign key (organization_id, evidence_id) references evidence_file (organization_id, id),
        foreign key (organization_id, confirms_id) references registration_check (organization_id, id),
        check (result <> 'SOURCE_UNAVAILABLE' or expires_at is null)
      )`);
    this.addSql(`
      create index registration_check_by_registration on registration_check (organization_id, registration_id, checked_at, id)`);
    this.addSql(`
      create unique index registration_check_confirmation on registration_check (organization_id, confirms_id)
        where confirms_id is not null`);
    this.addSql(`alter table registration_check enable row level security`);
    this.addSql(`alter table registration_check force row level security`);
    this.addSql(`
      create policy registration_check_tenant on registration_check
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`grant select, insert on registration_check to mesograph_service`);

    this.addSql(`
      create table clearance (
        organization_id uuid not null references organization (id),
        id uuid not null,
        clinic_id uuid not null,
        patient_id uuid not null,
        practitioner_id uuid not null,
        protocol_version_id uuid not null,
        planned_on date not null,
        decision text not null check (decision in ('CLEARED', 'NEEDS_REVIEW', 'REFUSED')),
        findings jsonb not null default '[]',
        requested_at timestamptz not null,
        requested_by_role text not null,
        key_id uuid,
        primary key (organization_id, id),
        foreign key (organization_id, clinic_id) references clinic (organization_id, id),
        foreign key (organization_id, patient_id) references patient (organization_id, id),
        foreign key (organization_id, practitioner_id) references practitioner (organization_id, id),
        foreign key (organization_id, protocol_version_id) references protocol_version (organization_id, id),
        foreign key (organization_id, key_id) references api_key (organization_id, id)
      )`);
    this.addSql(`
      create index clearance_by_patient on clearance (organization_id, patient_id, planned_on, requested_at, id)`);
    this.addSql(`alter table clearance enable row level security`);
    this.addSql(`alter table clearance force row level security`);
    this.addSql(`
      create policy clearance_tenant on clearance
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`
      create policy clearance_branch on clearance as restrictive
        using (may_see_clinic(clinic_id)) with check (may_see_clinic(clinic_id))`);
    this.addSql(`grant select, insert on clearance to mesograph_service`);

    this.addSql(`
      alter table treatment_session
        add column clearance_id uuid,
        add foreign key (organization_id, clearance_id) references clearance (organization_id, id)`);

    this.addSql(`
      create table session_finding (
        organization_id uuid not null references organization (id),
        id uuid not null,
        session_id uuid not null,
        clinic_id uuid not null,
        flag text not null check (flag <> ''),
        message text not null check (message <> ''),
        check_id uuid not null,
        found_at timestamptz not null,
        primary key (organization_id, id),
        unique (organization_id, session_id, flag, check_id),
        foreign key (organization_id, session_id) references treatment_session (organization_id, id),
        foreign key (organization_id, clinic_id) references clinic (organization_id, id),
        foreign key (organization_id, check_id) references registration_check (organization_id, id)
      )`);
    this.addSql(`alter table session_finding enable row level security`);
    this.addSql(`alter table session_finding force row level security`);
    this.addSql(`
      create policy session_finding_tenant on session_finding
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`
      create policy session_finding_branch on session_finding as restrictive
        using (may_see_clinic(clinic_id)) with check (may_see_clinic(clinic_id))`);
    this.addSql(`grant select, insert on session_finding to mesograph_service`);
  }
}
