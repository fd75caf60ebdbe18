import { sql } from 'kysely';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fillOrganization, uuidIn, type FilledOrganization } from '../support/fill-organization.js';
import { startTestServer, type TestServer } from '../support/organization.js';

// Many questions, one by one.
vi.setConfig({ testTimeout: 180_000 });

interface Table {
  readonly name: string;
  /** The column that holds the organization. */
  readonly tenant: string;
  /** The column that holds the clinic or clinics, where the table is held back from other branches. */
  readonly branch: string | null;
}

let server: TestServer;
let quagga: FilledOrganization;
let bluebuck: FilledOrganization;
let tables: readonly Table[];
beforeAll(async () => {
  server = await startTestServer();
  quagga = await fillOrganization(server, 'quagga');
  bluebuck = await fillOrganization(server, 'bluebuck');
  const rows = await server.asOwner(`
    select c.relname as name, case when c.relname = 'organization' then 'id' else 'organization_id' end as tenant,
      (select min(substring(pg_get_expr(p.polqual, p.polrelid) from '\\((.*)\\)')) from pg_policy p
        where p.polrelid = c.oid and not p.polpermissive and p.polcmd = '*') as branch
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity order by 1`);
  tables = rows as unknown as readonly Table[];
});
afterAll(() => server.close());

/** What became of one statement: the number of its rows, or the database's error code. */
type Outcome = number | string;

/** Runs one statement as the service with these settings, and rolls everything back. */
async function tried(settings: Readonly<Record<string, string>>, statement: string): Promise<Outcome> {
  const undone = new Error('undone');
  let outcome: Outcome = 'nothing ran';
  const scope = { organizationId: quagga.chain.id, clinicIds: 'ALL' } as const;
  const work = async (em: SqlEntityManager): Promise<void> => {
    const database = em.getKysely<Record<string, never>>();
    for (const [name, value] of Object.entries(settings))
      await sql.raw(`set local ${name} = ${value}`).execute(database);
    try {
      const { rows, numAffectedRows } = await sql.raw(statement).execute(database);
      outcome = statement.startsWith('select') ? rows.length : Number(numAffectedRows ?? 0);
    } catch (error) {
      outcome = String((error as { code?: string }).code);
    }
    throw undone;
  };
  await server.database.transaction(scope, 'WRITE', work).catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  return outcome;
}

/** The statement for every table, and what became of it, by table. */
async function triedOnAll(
  settings: Readonly<Record<string, string>>,
  statement: (table: Table) => string | Promise<string>,
): Promise<Readonly<Record<string, Outcome>>> {
  const outcomes: Record<string, Outcome> = {};
  for (const table of tables) outcomes[table.name] = await tried(settings, await statement(table));
  return outcomes;
}

/** Tables to which the service adds, and whose rows it never changes: what was checked, seen, answered and found out. */
const appendOnly = [
  'clearance',
  'course_move',
  'deviation_reason',
  'evidence_file',
  'registration_check',
  'session_finding',
];
/** What follows from records, and is built anew from them. */
const derived = ['technique_cell', 'technique_parameter_cell', 'technique_unit'];
const onAppended = (outcome: Outcome) => Object.fromEntries(appendOnly.map((name) => [name, outcome]));

const onAll = (outcome: Outcome) => Object.fromEntries(tables.map(({ name }) => [name, outcome]));

/** How many rows each table holds of the first organization. */
async function stored(where: (table: Table) => string = () => 'true'): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await server.asOwner(
      `select count(*)::int as rows from ${table.name} where ${table.tenant} = '${quagga.chain.id}' and ${where(table)}`,
    );
    counts[table.name] = Number(row!.rows);
  }
  return counts;
}

/** Inserts a row that the first organization has: where the policy lets it through, its key is taken (23505). */
async function insertAgain({ name, tenant }: Table): Promise<string> {
  const [row] = await server.asOwner(
    `select to_jsonb(t)::text as row from ${name} t where ${tenant} = '${quagga.chain.id}' limit 1`,
  );
  return `insert into ${name} select * from jsonb_populate_record(null::${name}, ${literal(String(row!.row))}::jsonb)`;
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const rowsOfQuagga = ({ name, tenant }: Table) => `select 1 from ${name} where ${tenant} = '${quagga.chain.id}'`;
const touchQuagga = ({ name, tenant }: Table) =>
  `update ${name} set ${tenant} = ${tenant} where ${tenant} = '${quagga.chain.id}'`;

test('the scene has rows in every table', async () => {
  expect(tables.length).toBeGreaterThanOrEqual(18);
  expect(Object.entries(await stored()).filter(([, rows]) => rows === 0)).toEqual([]);
});

test('inside its organization the service reads, adds and changes rows, and cannot move them to another', async () => {
  const own = {};
  expect(await triedOnAll(own, rowsOfQuagga)).toEqual(await stored());
  expect(await triedOnAll(own, ({ name }) => `select 1 from ${name}`)).toEqual(await stored());
  expect(await triedOnAll(own, insertAgain)).toEqual(onAll('23505'));
  expect(await triedOnAll(own, touchQuagga)).toEqual({ ...(await stored()), ...onAppended('42501') });
  expect(await triedOnAll(own, ({ name, tenant }) => `update ${name} set ${tenant} = '${bluebuck.chain.id}'`)).toEqual({
    ...onAll('42501'),
    // A published version does not change at all: its trigger comes first.
    protocol_version: '23001',
  });
});

describe.each([
  ['inside another organization', () => ({ 'app.organization_id': literal(bluebuck.chain.id) }), '42501'],
  [
    'inside an organization that does not exist',
    () => ({ 'app.organization_id': `'0198ffff-ffff-7fff-8fff-ffffffffffff'` }),
    '42501',
  ],
  ['without an organization', () => ({ 'app.organization_id': 'default' }), '42501'],
  ['with an empty organization', () => ({ 'app.organization_id': `''` }), '42501'],
] as const)('%s', (_name, settings, refused) => {
  test('the service finds no row, adds none and changes none', async () => {
    expect(await triedOnAll(settings(), rowsOfQuagga)).toEqual(onAll(0));
    expect(await triedOnAll(settings(), insertAgain)).toEqual(onAll(refused));
    expect(await triedOnAll(settings(), touchQuagga)).toEqual({ ...onAll(0), ...onAppended('42501') });
  });
});

test('an organization that is no uuid stops every statement', async () => {
  const malformed = { 'app.organization_id': `'x'' or true --'` };
  expect(await triedOnAll(malformed, rowsOfQuagga)).toEqual(onAll('22P02'));
  expect(await triedOnAll(malformed, insertAgain)).toEqual(onAll('22P02'));
  expect(await triedOnAll(malformed, touchQuagga)).toEqual({ ...onAll('22P02'), ...onAppended('42501') });
});

/** How many rows there are of what may be built anew. */
async function derivedRows(): Promise<Record<string, Outcome>> {
  const rows = await stored();
  return Object.fromEntries(derived.map((name) => [name, rows[name]!]));
}

test('nothing is ever deleted or emptied, and row security cannot be stepped round', async () => {
  const deleted = { ...onAll('42501'), ...(await derivedRows()) };
  expect(await triedOnAll({}, ({ name }) => `delete from ${name}`)).toEqual(deleted);
  expect(await triedOnAll({}, ({ name }) => `truncate ${name}`)).toEqual(onAll('42501'));
  expect(await triedOnAll({ row_security: 'off' }, rowsOfQuagga)).toEqual(onAll('42501'));
  expect(await triedOnAll({}, ({ name }) => `alter table ${name} disable row level security`)).toEqual(onAll('42501'));
  expect(await tried({}, `create table public.leak (x int)`)).toBe('42501');
});

/** What a key that is bound to these clinics may see of a table that branches own. */
function seenAt(clinics: readonly string[]) {
  return ({ branch }: Table): string => {
    if (!branch) return 'true';
    const list = `array[${clinics.map((id) => `'${id}'`).join(',')}]::uuid[]`;
    return branch.endsWith('s') ? `${branch} && ${list}` : `${branch} = any (${list})`;
  };
}

test('a branch sees the rows of its clinics alone, and no clinics mean no rows', async () => {
  const north = uuidIn(quagga.known.north);
  const south = uuidIn(quagga.known.south);
  const select = ({ name }: Table) => `select 1 from ${name}`;
  const branchTables = tables.filter(({ branch }) => branch);
  expect(branchTables.map(({ name }) => name)).toEqual([
    'adverse_event',
    'clearance',
    'course_move',
    'deviation_reason',
    'outcome_assessment',
    'outcome_fact',
    'patient',
    'practitioner',
    'session_finding',
    'session_substance',
    'technique_cell',
    'technique_parameter_cell',
    'technique_unit',
    'treatment_course',
    'treatment_session',
  ]);
  const [atNorth, all] = [await stored(seenAt([north])), await stored()];
  expect(await triedOnAll({ 'app.clinic_ids': `'${north}'` }, select)).toEqual(atNorth);
  expect(await triedOnAll({ 'app.clinic_ids': `'${south}'` }, select)).toEqual(await stored(seenAt([south])));
  expect(await triedOnAll({ 'app.clinic_ids': `'${north},${south}'` }, select)).toEqual(
    await stored(seenAt([north, south])),
  );
  expect(branchTables.filter(({ name }) => atNorth[name]! < all[name]!).map(({ name }) => name)).toContain(
    'treatment_course',
  );
  const none = await stored(({ branch }) => String(!branch));
  for (const clinics of [`''`, 'default', `'${uuidIn(bluebuck.known.north)}'`]) {
    expect(await triedOnAll({ 'app.clinic_ids': clinics }, select)).toEqual(none);
  }
  for (const { name } of branchTables)
    expect(await tried({ 'app.clinic_ids': `'x'` }, `select 1 from ${name}`)).toBe('22P02');
});

test('a branch cannot add a row for another branch, nor change another branch', async () => {
  const nowhere = { 'app.clinic_ids': `''` };
  for (const table of tables.filter(({ branch }) => branch)) {
    expect([table.name, await tried(nowhere, await insertAgain(table))]).toEqual([table.name, '42501']);
    const changed = appendOnly.includes(table.name) ? '42501' : 0;
    expect([table.name, await tried(nowhere, touchQuagga(table))]).toEqual([table.name, changed]);
  }
  const south = { 'app.clinic_ids': `'${uuidIn(quagga.known.south)}'` };
  expect(await tried(south, `update clinic set name = 'mine' where id = '${uuidIn(quagga.known.north)}'`)).toBe(0);
  expect(await tried(south, `update clinic set name = 'mine' where id = '${uuidIn(quagga.known.south)}'`)).toBe(1);
  expect(
    await tried(
      south,
      `insert into clinic (organization_id, id, code, name, country, time_zone)
      values ('${quagga.chain.id}', gen_random_uuid(), 'x', 'x', 'ZA', 'UTC')`,
    ),
  ).toBe('42501');
});

test('a foreign key cannot be pointed at another organization', async () => {
  const foreign = uuidIn(bluebuck.known.patient);
  expect(await tried({}, `update treatment_course set patient_id = '${foreign}'`)).toBe('23503');
});
