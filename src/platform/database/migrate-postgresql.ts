import { sql } from 'kysely';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { installJobQueue } from '../jobs/install-job-queue.js';
import { SERVICE_ROLE } from './service-role.js';
import { openOrm, type SqlOrm, type StoredModel } from './open-orm.js';
import { jobsOver, postgresOptions, UnfitDatabase } from './open-postgresql.js';

/** What migrating did. */
export interface MigrationReport {
  readonly migrations: readonly string[];
  readonly login: string | null;
}

/**
 * Brings a PostgreSQL database to the current schema as its owner, and gives the service's login (made when it does not
 * exist, with the password that its address holds) its rights.
 */
export async function migratePostgresql(
  model: StoredModel,
  ownerUrl: string,
  serviceUrl: string | null,
): Promise<MigrationReport> {
  const orm = await openOrm(model, { applicationFilters: true }, postgresOptions(ownerUrl, { max: 2 }));
  try {
    const done = await orm.migrator.up();
    await installJobQueue(jobsOver(ownerUrl), SERVICE_ROLE);
    const login = serviceUrl ? await allowLogin(orm, new URL(serviceUrl)) : null;
    return { migrations: done.map(({ name }) => name), login };
  } finally {
    await orm.close(true);
  }
}

async function allowLogin(orm: SqlOrm, service: URL): Promise<string> {
  const login = decodeURIComponent(service.username);
  const password = decodeURIComponent(service.password);
  if (!login) throw new UnfitDatabase('DATABASE_URL names no login: write postgres://LOGIN:PASSWORD@HOST/DATABASE.');
  const database = (orm.em.fork() as SqlEntityManager).getKysely();
  const { rows } = await sql<{ rolsuper: boolean; me: boolean }>`
    select rolsuper, rolname = current_user as me from pg_roles where rolname = ${login}`.execute(database);
  const existing = rows[0];
  if (existing?.rolsuper || existing?.me) {
    throw new UnfitDatabase(
      `The login "${login}" of DATABASE_URL is the owner or a superuser, and row security would not bind it. Name another ` +
        `login there: it is made for you.`,
    );
  }
  const secret = password ? sql` password ${sql.lit(password)}` : sql``;
  if (existing) await sql`alter role ${sql.id(login)} login${secret}`.execute(database);
  else
    await sql`create role ${sql.id(login)} login nosuperuser nocreatedb nocreaterole nobypassrls${secret}`.execute(
      database,
    );
  await sql`grant ${sql.id(SERVICE_ROLE)} to ${sql.id(login)}`.execute(database);
  return login;
}
