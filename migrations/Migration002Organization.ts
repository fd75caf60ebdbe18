import { Migration } from '@mikro-orm/migrations';

/** The chain (tenant), its clinics, and the keys that ask in its name. */
export class Migration002Organization extends Migration {
  override up(): void {
    this.addSql(`
      create table organization (
        id uuid primary key,
        name text collate "C" not null check (name <> ''),
        minimum_group_size integer not null default 5 check (minimum_group_size >= 1),
        version integer not null default 1,
        created_at timestamptz not null default now()
      )`);
    this.addSql(`alter table organization enable row level security`);
    this.addSql(`alter table organization force row level security`);
    this.addSql(`
      create policy organization_tenant on organization
        using (id = current_organization()) with check (id = current_organization())`);
    this.addSql(`grant select, insert, update on organization to mesograph_service`);

    this.addSql(`
      create table clinic (
        organization_id uuid not null references organization (id),
        id uuid not null,
        code text collate "C" not null check (code <> ''),
        name text collate "C" not null check (name <> ''),
        country text not null check (country ~ '^[A-Z]{2}$'),
        region text,
        time_zone text not null,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        primary key (organization_id, id),
        unique (organization_id, code)
      )`);
    this.addSql(`create index clinic_by_name on clinic (organization_id, name, id)`);
    this.addSql(`alter table clinic enable row level security`);
    this.addSql(`alter table clinic force row level security`);
    this.addSql(`
      create policy clinic_tenant on clinic
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    // Every branch knows the others by name: a patient may come from one. Changing a branch is for its own people.
    this.addSql(
      `create policy clinic_branch_insert on clinic as restrictive for insert with check (may_see_clinic(id))`,
    );
    this.addSql(`
      create policy clinic_branch_update on clinic as restrictive for update
        using (may_see_clinic(id)) with check (may_see_clinic(id))`);
    this.addSql(`grant select, insert, update on clinic to mesograph_service`);

    this.addSql(`
      create table api_key (
        organization_id uuid not null references organization (id),
        id uuid not null,
        label text,
        role text not null,
        clinic_ids uuid[] not null default '{}',
        practitioner_id uuid,
        scopes text[] not null default '{}',
        secret_hash text not null,
        created_at timestamptz not null default now(),
        revoked_at timestamptz,
        primary key (organization_id, id)
      )`);
    this.addSql(`alter table api_key enable row level security`);
    this.addSql(`alter table api_key force row level security`);
    this.addSql(`
      create policy api_key_tenant on api_key
        using (organization_id = current_organization()) with check (organization_id = current_organization())`);
    this.addSql(`grant select, insert, update on api_key to mesograph_service`);
  }
}
