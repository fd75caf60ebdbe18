import type { MetadataStorage } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { JobConnection } from '../jobs/job-connection.js';
import { inOneTrip, runStatement, type ReadStatement } from './one-trip.js';
import type { SqlOrm } from './open-orm.js';
import { inPinnedTransaction } from './pinned-transaction.js';
import { enterTenant, openingOf, type TenantScope } from './tenant-scope.js';
import { TENANT_FILTER } from './tenant-owned.js';

export type DatabaseKind = 'embedded' | 'postgresql';
export type Access = 'READ' | 'WRITE';

const openings: Readonly<Record<Access, string>> = {
  READ: 'begin isolation level repeatable read read only',
  WRITE: 'begin',
};

/** The database as the service sees it: transactions that are inside one organization, and nothing else. */
export class Database {
  readonly kind: DatabaseKind;
  /** False in the one test that proves row security to hold alone. */
  readonly hasApplicationFilters: boolean;
  /** How the job queue reaches the same database, with the service's rights. */
  readonly jobConnection: JobConnection;
  readonly #orm: SqlOrm;
  readonly #release: () => Promise<void>;
  readonly #pool: Pool | null;
  /** True for an embedded database that held no organization when it was opened. */
  readonly isNew: boolean;

  constructor(
    kind: DatabaseKind,
    orm: SqlOrm,
    hasApplicationFilters: boolean,
    jobConnection: JobConnection,
    release: () => Promise<void>,
    { isNew = false, pool = null }: { readonly isNew?: boolean; readonly pool?: Pool | null } = {},
  ) {
    this.kind = kind;
    this.hasApplicationFilters = hasApplicationFilters;
    this.jobConnection = jobConnection;
    this.#orm = orm;
    this.#release = release;
    this.isNew = isNew;
    this.#pool = pool;
  }

  /** What MikroORM knows of the stored types. */
  get metadata(): MetadataStorage {
    return this.#orm.getMetadata();
  }

  /** Runs one statement that only reads, in a transaction of its own inside one organization, and resolves to its rows. */
  read<R>(scope: TenantScope, statement: ReadStatement): Promise<readonly R[]> {
    if (this.#pool) return inOneTrip<R>(this.#pool, scope, statement);
    return this.transaction(scope, 'READ', (em) => runStatement<R>(em, statement));
  }

  /**
   * Runs the work in one transaction and returns its result. A thrown error rolls everything back. Reads see one
   * snapshot throughout. Never await another transaction inside: the embedded database has one connection.
   */
  transaction<T>(scope: TenantScope, access: Access, work: (em: SqlEntityManager) => Promise<T>): Promise<T> {
    const em = this.#orm.em.fork() as SqlEntityManager;
    em.setFilterParams(TENANT_FILTER, { organizationId: scope.organizationId });
    if (this.#pool) {
      return inPinnedTransaction(this.#pool, { sql: openingOf(openings[access], scope), access }, async (database) => {
        em.setTransactionContext(database);
        const result = await work(em);
        await em.flush();
        return result;
      });
    }
    const options = access === 'READ' ? ({ readOnly: true, isolationLevel: 'repeatable read' } as const) : {};
    return em.transactional(
      async (inner) => {
        await enterTenant(inner as SqlEntityManager, scope);
        return work(inner as SqlEntityManager);
      },
      options as Parameters<typeof em.transactional>[1],
    );
  }

  /** The secret that API keys are hashed with when none is configured. The same for every organization. */
  async installationSecret(): Promise<string> {
    const em = this.#orm.em.fork() as SqlEntityManager;
    const { rows } = await sql<{ key_secret: string }>`select key_secret from installation`.execute(em.getKysely());
    if (!rows[0]) throw new Error('the database has no installation secret: it was not migrated');
    return rows[0].key_secret;
  }

  /** Resolves when the database answers. */
  async ping(): Promise<void> {
    await sql`select 1`.execute((this.#orm.em.fork() as SqlEntityManager).getKysely());
  }

  async close(): Promise<void> {
    await this.#orm.close();
    await this.#release();
  }
}
