import { Migration } from '@mikro-orm/migrations';

/**
 * The service's role, the two predicates that every row-level policy is made of, and the secret that API keys are
 * hashed with. The role cannot log in: logins are made members of it (`mesograph migrate` does so).
 */
export class Migration001Foundation extends Migration {
  override up(): void {
    this.addSql(`
      do $$ begin
        create role mesograph_service nologin nosuperuser nocreatedb nocreaterole nobypassrls;
      exception when duplicate_object or unique_violation then null;
      end $$`);
    this.addSql(`revoke create on schema public from public`);
    this.addSql(`grant usage on schema public to mesograph_service`);
    this.addSql(`grant select on mikro_orm_migrations to mesograph_service`);

    // Unset or empty: null, so that no row is seen. No sub-select: a distributed engine refuses those in policies.
    this.addSql(`
      create function current_organization() returns uuid language sql stable parallel safe
      return nullif(current_setting('app.organization_id', true), '')::uuid`);
    this.addSql(`
      create function may_see_clinic(clinic uuid) returns boolean language sql stable parallel safe
      return case when current_setting('app.clinic_ids', true) = '*' then true
        else clinic = any (string_to_array(nullif(current_setting('app.clinic_ids', true), ''), ',')::uuid[]) end`);
    this.addSql(`
      create function may_see_any_clinic(clinics uuid[]) returns boolean language sql stable parallel safe
      return case when current_setting('app.clinic_ids', true) = '*' then true
        else clinics && string_to_array(nullif(current_setting('app.clinic_ids', true), ''), ',')::uuid[] end`);

    this.addSql(
      `create table installation (only_row boolean primary key default true check (only_row), key_secret text not null)`,
    );
    this.addSql(
      `insert into installation (key_secret) values (replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''))`,
    );
    this.addSql(`grant select on installation to mesograph_service`);
  }
}
