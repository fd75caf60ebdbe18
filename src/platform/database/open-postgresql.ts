import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Pool } from 'pg';
import type { JobConnection } from '../jobs/job-connection.js';
import { sendTogether } from './send-together.js';
import { Database } from './database.js';
import { prepareByUse } from './auto-prepare.js';
import { CONNECTION_LIFETIME_SECONDS } from './connection-lifetime.js';
import { openOrm, type SqlOrm, type StoredModel, type Walls } from './open-orm.js';

/** The server cannot be used as it is; the message says how to mend it. */
export class UnfitDatabase extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnfitDatabase';
  }
}

const MIGRATE_HINT =
  'Run `npm run mesograph -- migrate` with MIGRATION_DATABASE_URL (the owner) and DATABASE_URL (the service) set: it ' +
  'makes the schema, the role and its password.';

/** Opens a PostgreSQL server with the service's login, and refuses one that row security would not bind. */
export async function openPostgresql(model: StoredModel, walls: Walls, databaseUrl: string): Promise<Database> {
  let pool: Pool | null = null;
  const orm = await openOrm(
    model,
    walls,
    postgresOptions(databaseUrl, { max: 10 }, (created) => {
      pool = created;
      created.on('connect', prepareByUse);
      created.on('connect', sendTogether);
    }),
  );
  try {
    await refuseUnfitLogin(orm);
    await refuseOldSchema(orm, model);
  } catch (error) {
    await orm.close(true);
    throw error;
  }
  return new Database('postgresql', orm, walls.applicationFilters, jobsOver(databaseUrl), async () => undefined, {
    pool,
  });
}

/**
 * How a PostgreSQL server is reached: the session in UTC, no statement that runs for ever, and no just-in-time compilation,
 * which takes longer than the largest of our reads.
 */
export function postgresOptions(
  databaseUrl: string,
  pool: { readonly max: number },
  onPoolCreated: (pool: Pool) => void = () => undefined,
) {
  return {
    driver: PostgreSqlDriver,
    clientUrl: databaseUrl,
    // The address names the database; without one PostgreSQL uses the login's name.
    dbName:
      decodeURIComponent(new URL(databaseUrl).pathname.slice(1)) || decodeURIComponent(new URL(databaseUrl).username),
    pool: { min: 0, max: pool.max },
    driverOptions: {
      options: '-c timezone=UTC -c jit=off -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000',
      connectionTimeoutMillis: 5000,
      application_name: 'mesograph',
      // Queries are sent without waiting for the one before: a whole transaction in one round trip.
      pipeline: true,
      maxLifetimeSeconds: CONNECTION_LIFETIME_SECONDS,
      onPoolCreated,
    },
    ensureDatabase: false,
  };
}

/** The job queue's own connections: what it does must not wait for requests, nor they for it. */
export function jobsOver(databaseUrl: string): JobConnection {
  return {
    connectionString: databaseUrl,
    max: 2,
    application_name: 'mesograph jobs',
    connectionTimeoutMillis: 5000,
    options: '-c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000',
  };
}

async function refuseUnfitLogin(orm: SqlOrm): Promise<void> {
  const { rows } = await sql<{
    login: string;
    superuser: boolean;
    bypass: boolean;
    owned: string | null;
    member: boolean | null;
    server: number;
  }>`
    select current_user as login, r.rolsuper as superuser, r.rolbypassrls as bypass,
      current_setting('server_version_num')::int as server,
      (select min(c.relname) from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and pg_has_role(current_user, c.relowner, 'member')) as owned,
      (select pg_has_role(current_user, g.oid, 'usage') from pg_roles g where g.rolname = 'mesograph_service') as member
    from pg_roles r where r.rolname = current_user`.execute((orm.em.fork() as SqlEntityManager).getKysely());
  const role = rows[0];
  if (!role) throw new UnfitDatabase('The database does not tell who is logged in.');
  if (role.server < 150000) throw new UnfitDatabase('Mesograph needs PostgreSQL 15 or newer.');
  const reason = role.superuser
    ? 'is a superuser'
    : role.bypass
      ? 'may bypass row security (BYPASSRLS)'
      : role.owned
        ? `owns tables of the schema (${role.owned})`
        : null;
  if (reason) {
    throw new UnfitDatabase(
      `The login "${role.login}" of DATABASE_URL ${reason}, so row security would not bind the service. Name a login of ` +
        `its own in DATABASE_URL and keep this one for MIGRATION_DATABASE_URL. ${MIGRATE_HINT}`,
    );
  }
  if (!role.member) {
    throw new UnfitDatabase(`The login "${role.login}" of DATABASE_URL has no rights on the schema. ${MIGRATE_HINT}`);
  }
}

async function refuseOldSchema(orm: SqlOrm, model: StoredModel): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from mikro_orm_migrations`.execute(
    (orm.em.fork() as SqlEntityManager).getKysely(),
  );
  const done = new Set(rows.map(({ name }) => name));
  const missing = model.migrations.filter(({ name }) => !done.has(name));
  if (missing.length > 0) {
    throw new UnfitDatabase(`The database lacks ${missing.length} migration(s). ${MIGRATE_HINT}`);
  }
}
