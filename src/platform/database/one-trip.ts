import type { Pool } from 'pg';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { CompiledQuery } from 'kysely';
import { tenantSettings, type TenantScope } from './tenant-scope.js';

/** A statement that reads, with its values and the name under which a connection may prepare it. */
export interface ReadStatement {
  readonly sql: string;
  readonly name: string | null;
  readonly values: readonly unknown[];
}

/** Runs one statement in a transaction of its own, inside one organization, and resolves to its rows. */
export type OneTrip = <R>(scope: TenantScope, statement: ReadStatement) => Promise<readonly R[]>;

/**
 * Sends `begin`, the tenant's settings, the statement and `commit` together, so that the whole transaction costs one round
 * trip. After an error `commit` rolls back, so the connection is clean for the next.
 */
export function oneTripOverPool(pool: Pool): OneTrip {
  return async <R>(scope: TenantScope, { sql, name, values }: ReadStatement) => {
    const opening = ['begin read only', ...tenantSettings(scope)].join('; ');
    const client = await pool.connect();
    let isBroken = true;
    try {
      const [, answer] = await allSettled([
        client.query(opening),
        client.query<R & object>({ text: sql, values: [...values], ...(name && { name }) }),
        client.query('commit'),
      ]);
      isBroken = false;
      return answer.rows;
    } catch (error) {
      // A refused statement leaves the connection well; anything without PostgreSQL's code may have lost it.
      isBroken = !(error instanceof Error && 'code' in error && 'severity' in error);
      throw error;
    } finally {
      client.release(isBroken);
    }
  };
}

/** The same through an entity manager's transaction, for the embedded database, which no round trip separates from us. */
export function runStatement<R>(em: SqlEntityManager, { sql, values }: ReadStatement): Promise<readonly R[]> {
  return em
    .getKysely<Record<string, never>>()
    .executeQuery<R>(CompiledQuery.raw(sql, [...values]))
    .then(({ rows }) => rows);
}

/** All results, or the first error once everything under way has ended: nothing may be left running on a connection. */
async function allSettled<T extends readonly unknown[]>(work: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const results = await Promise.allSettled(work);
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
  return results.map((result) => (result as PromiseFulfilledResult<unknown>).value) as unknown as T;
}
