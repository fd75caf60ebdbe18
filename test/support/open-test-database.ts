import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import pg from 'pg';
import { inject } from 'vitest';
import type { Database } from '../../src/platform/database/database.js';
import { createPglite, openEmbedded } from '../../src/platform/database/open-embedded.js';
import { openPostgresql } from '../../src/platform/database/open-postgresql.js';
import { storedModel } from '../../src/mikro-orm.config.js';
import { withDatabase, withLogin } from './global-setup.js';

/** A test file's own migrated database, and how to reach it as its owner where the test needs to break something. */
export interface TestDatabase {
  readonly database: Database;
  /** Runs SQL as the owner, past row security. */
  readonly asOwner: (sql: string) => Promise<readonly Record<string, unknown>[]>;
  readonly close: () => Promise<void>;
}

export async function openTestDatabase(walls = { applicationFilters: true }): Promise<TestDatabase> {
  const postgres = inject('postgres');
  return postgres ? cloneTemplate(postgres, walls) : loadDump(walls);
}

async function loadDump(walls: { applicationFilters: boolean }): Promise<TestDatabase> {
  const pglite = await createPglite({ loadDataDir: await openAsBlob(inject('embeddedDump')) });
  const database = await openEmbedded(storedModel, walls, pglite);
  return {
    database,
    asOwner: (sql) =>
      pglite.transaction(async (transaction) => {
        await transaction.exec('set local role postgres');
        return (await transaction.query<Record<string, unknown>>(sql)).rows;
      }),
    close: () => database.close(),
  };
}

async function cloneTemplate(
  { adminUrl, template, login }: NonNullable<ReturnType<typeof inject<'postgres'>>>,
  walls: { applicationFilters: boolean },
): Promise<TestDatabase> {
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query(`create database ${name} template ${template}`);
  const database = await openPostgresql(storedModel, walls, withLogin(adminUrl, name, login));
  const owner = new pg.Client(withDatabase(adminUrl, name));
  await owner.connect();
  return {
    database,
    asOwner: async (sql) => (await owner.query(sql)).rows,
    close: async () => {
      await database.close();
      await owner.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
