import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';

/** Tables that belong to the installation and to no organization: what they hold is the same for all. */
const installationTables = ['installation', 'mikro_orm_migrations'];

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

/** Rows as texts, for a comparison that shows what is wrong. */
async function rows(query: string): Promise<readonly string[]> {
  return (await opened.asOwner(query)).map((row) => Object.values(row).map(String).join(' '));
}

const TENANT_TABLE = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and c.relname not in (${installationTables.map((name) => `'${name}'`).join(', ')})`;
/** The column that holds the organization: the organization's own is its id. */
const TENANT_COLUMN = `case when c.relname = 'organization' then 'id' else 'organization_id' end`;

test('every table is either an installation table or has row security, enabled and forced', async () => {
  expect(
    await rows(`select c.relname from pg_class c where ${TENANT_TABLE} and c.relrowsecurity and c.relforcerowsecurity`),
  ).not.toEqual([]);
  expect(
    await rows(
      `select c.relname from pg_class c where ${TENANT_TABLE} and not (c.relrowsecurity and c.relforcerowsecurity)`,
    ),
  ).toEqual([]);
});

test('every tenant table names its organization in a column that is never null', async () => {
  expect(
    await rows(`
      select c.relname from pg_class c where ${TENANT_TABLE} and not exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = ${TENANT_COLUMN} and a.attnotnull
          and a.atttypid = 'uuid'::regtype)`),
  ).toEqual([]);
});

test('every index, primary key and unique constraint is led by the organization', async () => {
  expect(
    await rows(`
      select c.relname, i.indexrelid::regclass from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where ${TENANT_TABLE} and a.attname <> ${TENANT_COLUMN}`),
  ).toEqual([]);
  expect(
    await rows(`
      select c.relname from pg_class c where ${TENANT_TABLE}
        and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`),
  ).toEqual([]);
  expect(await rows(`select conname from pg_constraint where contype = 'x'`)).toEqual([]);
});

test('every foreign key carries the organization first, on both sides, and never reaches past it', async () => {
  expect(
    await rows(`
      select c.relname, k.conname from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      join pg_attribute b on b.attrelid = r.oid and b.attnum = k.confkey[1]
      where k.contype = 'f' and ${TENANT_TABLE} and not (
        a.attname = ${TENANT_COLUMN} and b.attname = case when r.relname = 'organization' then 'id' else 'organization_id' end)`),
  ).toEqual([]);
  // Deleting or re-keying a row elsewhere must change nothing here.
  expect(
    await rows(`
      select conname from pg_constraint where contype = 'f' and (confdeltype <> 'a' or confupdtype <> 'a')
        and connamespace = 'public'::regnamespace`),
  ).toEqual([]);
});

test("the job queue's tables, which no organization's wall goes through, lead to no record", async () => {
  expect(
    await rows(`
      select k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
      where k.contype = 'f' and 'pgboss'::regnamespace in (c.relnamespace, r.relnamespace)
        and c.relnamespace <> r.relnamespace`),
  ).toEqual([]);
  expect(
    await rows(`
      select schemaname from pg_tables
      where schemaname not in ('public', 'pgboss', 'pg_catalog', 'information_schema')`),
  ).toEqual([]);
});

test('every tenant table has exactly one permissive policy, for all commands and roles: that of its organization', async () => {
  expect(
    await rows(`
      select c.relname, count(p.polname) from pg_class c left join pg_policy p on p.polrelid = c.oid and p.polpermissive
      where ${TENANT_TABLE} group by c.relname having count(p.polname) <> 1`),
  ).toEqual([]);
  expect(
    await rows(`
      select c.relname, p.polname, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
      from pg_policy p join pg_class c on c.oid = p.polrelid
      where p.polpermissive and not (p.polcmd = '*' and p.polroles = '{0}'
        and pg_get_expr(p.polqual, p.polrelid) = format('(%s = current_organization())', ${TENANT_COLUMN})
        and pg_get_expr(p.polwithcheck, p.polrelid) = format('(%s = current_organization())', ${TENANT_COLUMN}))`),
  ).toEqual([]);
});

test('every row that a clinic owns, a patient or a practitioner, is held back from other branches', async () => {
  const owned = await rows(`
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
    where ${TENANT_TABLE} and a.attname in ('clinic_id', 'clinic_ids') and c.relname <> 'api_key' group by c.relname order by 1`);
  expect(owned).toContain('treatment_course');
  const held = await rows(`
    select distinct c.relname from pg_policy p join pg_class c on c.oid = p.polrelid
    where not p.polpermissive and p.polcmd = '*' and pg_get_expr(p.polqual, p.polrelid) ~ '^may_see_(any_)?clinic'
      and pg_get_expr(p.polqual, p.polrelid) = pg_get_expr(p.polwithcheck, p.polrelid) order by 1`);
  expect(held).toEqual(owned);
});

test('policies hold no sub-select, which a distributed engine refuses', async () => {
  expect(
    await rows(`
      select polname from pg_policy
      where concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) ~* '\\mselect\\M'
        or polqual::text ~ 'SUBLINK' or polwithcheck::text ~ 'SUBLINK'`),
  ).toEqual([]);
});

test('there are no functions with their definer’s rights, none marked leakproof, no views and no sequences', async () => {
  expect(
    await rows(
      `select proname from pg_proc where pronamespace = 'public'::regnamespace and (prosecdef or proleakproof)`,
    ),
  ).toEqual([]);
  expect(
    await rows(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm', 'f')`,
    ),
  ).toEqual([]);
  // A sequence would tell each organization how much the others record. The list of migrations has the only one.
  expect(
    await rows(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S'`),
  ).toEqual(['mikro_orm_migrations_id_seq']);
});

test('the service reads, adds and changes rows, and may do nothing else', async () => {
  const granted = (where: string) =>
    rows(`
      select table_name, string_agg(privilege_type, ',' order by privilege_type)
      from information_schema.role_table_grants
      where table_schema = 'public' and grantee in ('mesograph_service', 'PUBLIC') and ${where} group by table_name order by 1`);
  const isInstallation = `table_name in (${installationTables.map((name) => `'${name}'`).join(', ')})`;
  expect(await granted(isInstallation)).toEqual(['installation SELECT', 'mikro_orm_migrations SELECT']);
  const tables = await rows(`select c.relname from pg_class c where ${TENANT_TABLE} order by 1`);
  // What was checked, seen, answered and found out is added to and never changed.
  const appendOnly = new Set([
    'clearance',
    'course_move',
    'deviation_reason',
    'evidence_file',
    'registration_check',
    'session_finding',
  ]);
  // What follows from records is built anew by a command.
  const derived = new Set(['technique_cell', 'technique_parameter_cell', 'technique_unit']);
  expect(await granted(`not ${isInstallation}`)).toEqual(
    tables.map(
      (table) =>
        `${table} ${derived.has(table) ? 'DELETE,' : ''}INSERT,SELECT${appendOnly.has(table) ? '' : ',UPDATE'}`,
    ),
  );
  expect(
    await rows(`
      select grantee, table_name, column_name, privilege_type from information_schema.role_column_grants
      where table_schema = 'public' and grantee in ('mesograph_service', 'PUBLIC')
        and privilege_type not in ('SELECT', 'INSERT', 'UPDATE')`),
  ).toEqual([]);
  expect(
    await rows(`
      select has_schema_privilege('mesograph_service', 'public', 'create'),
        has_sequence_privilege('mesograph_service', 'mikro_orm_migrations_id_seq', 'select,usage,update')`),
  ).toEqual(['false false']);
});

test('the service’s role owns nothing, cannot log in, is a member of nothing and has no special right', async () => {
  expect(
    await rows(`
      select rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
      from pg_roles where rolname = 'mesograph_service'`),
  ).toEqual(['false false false false false false']);
  expect(
    await rows(`
      select g.rolname from pg_auth_members m join pg_roles r on r.oid = m.member join pg_roles g on g.oid = m.roleid
      where r.rolname = 'mesograph_service'`),
  ).toEqual([]);
  expect(
    await rows(`
      select relname from pg_class where pg_get_userbyid(relowner) = 'mesograph_service'
      union all select proname from pg_proc where pg_get_userbyid(proowner) = 'mesograph_service'`),
  ).toEqual([]);
});
