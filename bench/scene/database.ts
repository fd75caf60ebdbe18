import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { organizationIdOf } from '../../src/modules/organization/organization-id.ts';
import { runBuilt } from './run-built.ts';
import { SESSIONS_OF_A_COURSE, type Scene, type SceneCourse, type SceneOrganization } from './scene.ts';

const ORGANIZATIONS = ['Benchmark chain 1', 'Benchmark chain 2', 'Benchmark chain 3'];
const PATIENTS_OF_A_CLINIC = 200;

/** A database of the benchmark's own, and the login that every server works as. */
export interface SceneDatabase {
  readonly scene: Scene;
  readonly serviceUrl: string;
  readonly postgresVersion: string;
  /** Takes back the sessions that a round recorded, so that the next finds the same tables. */
  readonly forgetRecorded: () => Promise<void>;
}

/** Makes the database, migrates and fills it, and gives it to the work. It is dropped whatever happens, with its login. */
export async function withSceneDatabase<T>(
  {
    adminUrl,
    scale,
    interruption,
  }: { readonly adminUrl: string; readonly scale: number; readonly interruption: Promise<never> },
  work: (database: SceneDatabase) => Promise<T>,
): Promise<T> {
  const name = `mesograph_bench_${randomBytes(6).toString('hex')}`;
  const ownerUrl = changed(adminUrl, { database: name });
  const serviceUrl = changed(adminUrl, { database: name, login: name });
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  const { rowCount: hadServiceRole } = await admin.query(`select from pg_roles where rolname = 'mesograph_service'`);
  const owner = new pg.Client(ownerUrl);
  // Dropping the database ends this connection too.
  owner.on('error', () => undefined);
  const makeAndUse = async () => {
    await admin.query(`create database ${name}`);
    await owner.connect();
    const environment = { DATABASE_URL: serviceUrl, MIGRATION_DATABASE_URL: ownerUrl };
    await runBuilt(['migrate'], environment);
    for (const organization of ORGANIZATIONS) await fill(owner, organization, Math.round(PATIENTS_OF_A_CLINIC * scale));
    // What the service keeps beside every session, added up by the service itself.
    for (const organization of ORGANIZATIONS) {
      await runBuilt(['technique', 'rebuild', '--organization', organization], environment);
    }
    await owner.query('vacuum (analyze)');
    const organizations: SceneOrganization[] = [];
    for (const organization of ORGANIZATIONS) organizations.push(await read(owner, organization, environment));
    const { rows } = await owner.query<{ server_version: string }>('show server_version');
    return work({
      scene: { organizations },
      serviceUrl,
      postgresVersion: rows[0]!.server_version,
      forgetRecorded: () => forgetRecorded(owner, organizations),
    });
  };
  try {
    return await Promise.race([makeAndUse(), interruption]);
  } finally {
    await owner.end().catch(() => undefined);
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`drop role if exists ${name}`);
    // The role is the server's, not the database's: another database may have come to use it.
    if (!hadServiceRole) await admin.query('drop role if exists mesograph_service').catch(() => undefined);
    await admin.end();
  }
}

async function fill(owner: pg.Client, organization: string, patients: number): Promise<void> {
  const id = organizationIdOf(organization);
  await inOrganization(owner, id, async () => {
    await owner.query(`select set_config('bench.patients', $1, true)`, [String(patients)]);
    await owner.query('insert into organization (id, name) values ($1, $2)', [id, organization]);
    await owner.query(await readFile(join(import.meta.dirname, 'fill.sql'), 'utf8'));
  });
}

async function read(
  owner: pg.Client,
  organization: string,
  environment: Readonly<Record<string, string>>,
): Promise<SceneOrganization> {
  const id = organizationIdOf(organization);
  const output = await runBuilt(['keys', 'create', '--organization', organization, '--role', 'OWNER'], environment);
  const key = output.trim().split('\n').at(-1)!;
  return inOrganization(owner, id, async () => {
    const patients = await owner.query<{ id: string }>(
      'select id from patient where organization_id = $1 order by reference',
      [id],
    );
    const courses = await owner.query<SceneCourse>(
      `select id, clinic_id as "clinicId", practitioner_id as "practitionerId",
       protocol_version_id as "protocolVersionId" from treatment_course
       where organization_id = $1 order by id`,
      [id],
    );
    return { id, key, patients: patients.rows.map((patient) => patient.id), courses: courses.rows };
  });
}

async function forgetRecorded(owner: pg.Client, organizations: readonly SceneOrganization[]): Promise<void> {
  for (const { id } of organizations) {
    await inOrganization(owner, id, () =>
      owner.query('delete from treatment_session where organization_id = $1 and number > $2', [
        id,
        SESSIONS_OF_A_COURSE,
      ]),
    );
  }
  await owner.query('vacuum (analyze) treatment_session');
}

/** The owner of the tables may itself be bound by row security. */
async function inOrganization<T>(owner: pg.Client, id: string, work: () => Promise<T>): Promise<T> {
  await owner.query('begin');
  await owner.query(`select set_config('app.organization_id', $1, true), set_config('app.clinic_ids', '*', true)`, [
    id,
  ]);
  const result = await work();
  await owner.query('commit');
  return result;
}

function changed(url: string, { database, login }: { readonly database: string; readonly login?: string }): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  if (login) {
    address.username = login;
    address.password = login;
  }
  return address.href;
}
