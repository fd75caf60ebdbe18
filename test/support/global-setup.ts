import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migratePostgresql } from '../../src/platform/database/migrate-postgresql.js';
import { createPglite, openEmbedded } from '../../src/platform/database/open-embedded.js';
import { storedModel } from '../../src/mikro-orm.config.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The dump of a migrated embedded database, to start each file's own from. */
    embeddedDump: string;
    /** The migrated template database and the service's login; null where only the embedded database is tested. */
    postgres: { readonly adminUrl: string; readonly template: string; readonly login: string } | null;
  }
}

/** Migrates once for all files of the project's database: a dump for the embedded one, a template for PostgreSQL. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (project.name === 'postgresql') return setUpPostgresql(project);
  project.provide('postgres', null);
  const folder = await mkdtemp(join(tmpdir(), 'mesograph-test-'));
  const dump = join(folder, 'migrated.tar');
  await writeFile(dump, await dumpMigrated());
  project.provide('embeddedDump', dump);
  return () => rm(folder, { recursive: true, force: true });
}

async function dumpMigrated(): Promise<Buffer> {
  const pglite = await createPglite({});
  const database = await openEmbedded(storedModel, { applicationFilters: true }, pglite);
  const dump = await pglite.dumpDataDir('none');
  await database.close();
  return Buffer.from(await dump.arrayBuffer());
}

async function setUpPostgresql(project: TestProject): Promise<() => Promise<void>> {
  const adminUrl = process.env.TEST_DATABASE_URL;
  if (!adminUrl) throw new Error('TEST_DATABASE_URL names no PostgreSQL server');
  const suffix = randomBytes(6).toString('hex');
  const template = `mesograph_test_${suffix}`;
  const login = `mesograph_test_${suffix}`;
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  const { rowCount: hadRole } = await admin.query(`select 1 from pg_roles where rolname = 'mesograph_service'`);
  await admin.query(`create database ${template}`);
  await migratePostgresql(storedModel, withDatabase(adminUrl, template), withLogin(adminUrl, template, login));
  project.provide('embeddedDump', '');
  project.provide('postgres', { adminUrl, template, login });
  return async () => {
    const { rows } = await admin.query(`select datname from pg_database where datname like '${template}%'`);
    for (const { datname } of rows) await admin.query(`drop database ${datname} with (force)`);
    await admin.query(`drop role ${login}`);
    // The role is the server's, not the database's: another database may be using it.
    if (!hadRole) await admin.query(`drop role mesograph_service`).catch(() => undefined);
    await admin.end();
  };
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

export function withLogin(url: string, database: string, login: string): string {
  const changed = new URL(withDatabase(url, database));
  changed.username = login;
  changed.password = login;
  return changed.href;
}
