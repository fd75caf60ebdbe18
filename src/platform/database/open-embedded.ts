import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PgliteDriver } from '@mikro-orm/pglite';
import { createPostgreSqlTypeParsers } from '@mikro-orm/sql';
import { fromPglite } from 'pg-boss';
import array from 'postgres-array';
import { installJobQueue } from '../jobs/install-job-queue.js';
import type { JobConnection } from '../jobs/job-connection.js';
import { Database } from './database.js';
import { lockDataFolder } from './data-folder-lock.js';
import { openOrm, type StoredModel, type Walls } from './open-orm.js';
import { SERVICE_ROLE } from './service-role.js';

/** Opens the database of a data folder, which is this process's alone from now on; `memory:` keeps nothing. */
export async function openDataFolder(model: StoredModel, walls: Walls, folder: string): Promise<Database> {
  const inMemory = folder === 'memory:';
  const unlock = inMemory ? () => undefined : lockDataFolder(folder);
  try {
    const pglite = await createPglite({ dataDir: inMemory ? 'memory://' : join(folder, 'database') });
    return await openEmbedded(model, walls, pglite, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** PGlite with the same types as MikroORM has on a server. */
export function createPglite(options: { readonly dataDir?: string; readonly loadDataDir?: Blob }): Promise<PGlite> {
  return PGlite.create({ ...options, parsers: createPostgreSqlTypeParsers((text) => array.parse(text)) });
}

/**
 * Brings an embedded database to the current schema and steps down to the service's role, so that row security binds:
 * PGlite's own user is a superuser.
 */
export async function openEmbedded(
  model: StoredModel,
  walls: Walls,
  pglite: PGlite,
  release: () => void = () => undefined,
): Promise<Database> {
  await pglite.exec(`set timezone to 'UTC'`);
  const orm = await openOrm(model, walls, {
    driver: PgliteDriver,
    dbName: 'mesograph',
    driverOptions: { pglite: () => pglite },
  });
  await orm.migrator.up();
  const jobConnection: JobConnection = { db: fromPglite(pglite), backend: 'pglite' };
  await installJobQueue(jobConnection, SERVICE_ROLE);
  // Asked before stepping down: afterwards no organization is seen but the caller's own.
  const { rows } = await pglite.query('select 1 from organization limit 1');
  await pglite.exec(`set role ${SERVICE_ROLE}`);
  return new Database(
    'embedded',
    orm,
    walls.applicationFilters,
    jobConnection,
    async () => {
      await pglite.close();
      release();
    },
    { isNew: rows.length === 0 },
  );
}
