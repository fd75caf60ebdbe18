import { Migration } from '@mikro-orm/migrations';

/**
 * What the chain agreed (protocol versions), how a practitioner does it (variations), and the substances and measures
 * that both speak of. A published version never changes: the database refuses it, whoever asks.
 */
export class Migration004Protocol extends Migration {
  override up(): void {
    this.addSql(`
      create table substance (
        organization_id uuid not null references organization (id),
        id uuid not null,
        code text collate "C" not null check (code <> ''),
        name text collate "C" not null check (name <> ''),
        atc text[] not null default '{}',
        allergen_groups text[] not null default '{}',
        is_built_in boolean not null default false,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        primary key (organization_id, id),
        unique (organization_id, code)
      )`);
    this.addSql(`alter table substance enable row level security`);
    this.addSql(`alter table substance force row level security`);
    this.addSql(`
      create policy substance_tenant on substance
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`grant select, insert, update on substance to mesograph_service`);

    this.addSql(`
      create table outcome_measure (
        organization_id uuid not null references organization (id),
        id uuid not null,
        code text collate "C" not null check (code <> ''),
        name text collate "C" not null check (name <> ''),
        unit text,
        value_type text not null default 'CONTINUOUS',
        better_when text not null default 'LOWER',
        minimum numeric,
        maximum numeric,
        minimal_important_difference numeric check (minimal_important_difference > 0),
        relative_important_difference numeric check (relative_important_difference > 0),
        indications text[] not null default '{}',
        version integer not null default 1,
        created_at timestamptz not null default now(),
        primary key (organization_id, id),
        unique (organization_id, code),
        check (minimum <= maximum)
      )`);
    this.addSql(`alter table outcome_measure enable row level security`);
    this.addSql(`alter table outcome_measure force row level security`);
    this.addSql(`
      create policy outcome_measure_tenant on outcome_measure
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`grant select, insert, update on outcome_measure to mesograph_service`);

    this.addSql(`
      create table protocol (
        organization_id uuid not null references organization (id),
        id uuid not null,
        code text collate "C" not null check (code <> ''),
        name text collate "C" not null check (name <> ''),
        indication text not null,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        primary key (organization_id, id),
        unique (organization_id, code)
      )`);
    this.addSql(`alter table protocol enable row level security`);
    this.addSql(`alter table protocol force row level security`);
    this.addSql(`
      create policy protocol_tenant on protocol
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`grant select, insert, update on protocol to mesograph_service`);

    this.addSql(`
      create table protocol_version (
        organization_id uuid not null,
        id uuid not null,
        protocol_id uuid not null,
        number integer not null check (number >= 1),
        status text not null default 'DRAFT' check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
        published_at timestamptz,
        summary_of_changes text,
        sessions integer not null check (sessions >= 1),
        interval_days integer not null check (interval_days >= 0),
        maintenance_interval_days integer,
        technique jsonb not null default '{}',
        cocktail jsonb not null default '{"substances": []}',
        assessments jsonb not null default '[]',
        version integer not null default 1,
        created_at timestamptz not null default now(),
        primary key (organization_id, id),
        unique (organization_id, protocol_id, number),
        foreign key (organization_id, protocol_id) references protocol (organization_id, id),
        check ((status = 'DRAFT') = (published_at is null))
      )`);
    this.addSql(`alter table protocol_version enable row level security`);
    this.addSql(`alter table protocol_version force row level security`);
    this.addSql(`
      create policy protocol_version_tenant on protocol_version
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`grant select, insert, update on protocol_version to mesograph_service`);
    this.addSql(`
      create function refuse_change_of_published_version() returns trigger language plpgsql as $$
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
      end $$`);
    this.addSql(`
      create trigger protocol_version_immutable before update on protocol_version
        for each row execute function refuse_change_of_published_version()`);

    this.addSql(`
      create table variation (
        organization_id uuid not null,
        id uuid not null,
        practitioner_id uuid not null,
        protocol_version_id uuid not null,
        status text not null default 'PROPOSED' check (status in ('PROPOSED', 'APPROVED', 'REJECTED', 'RETIRED')),
        rationale text not null check (rationale <> ''),
        technique jsonb not null default '{}',
        cocktail jsonb,
        proposed_at timestamptz not null,
        reviewed_at timestamptz,
        review_note text,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        primary key (organization_id, id),
        unique (organization_id, practitioner_id, protocol_version_id, proposed_at),
        foreign key (organization_id, practitioner_id) references practitioner (organization_id, id),
        foreign key (organization_id, protocol_version_id) references protocol_version (organization_id, id)
      )`);
    this.addSql(`create index variation_by_version on variation (organization_id, protocol_version_id)`);
    this.addSql(`alter table variation enable row level security`);
    this.addSql(`alter table variation force row level security`);
    this.addSql(`
      create policy variation_tenant on variation
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`grant select, insert, update on variation to mesograph_service`);
  }
}
