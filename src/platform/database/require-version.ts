import { LockMode, OptimisticLockError } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { refusal } from '../errors.js';

/** Refuses a change of a record that somebody else changed since the caller read it. */
export async function requireVersion(
  em: SqlEntityManager,
  record: { readonly version: number },
  version: number,
): Promise<void> {
  try {
    await em.lock(record, LockMode.OPTIMISTIC, version);
  } catch (error) {
    if (!(error instanceof OptimisticLockError)) throw error;
    throw refusal(
      'STALE',
      ['version'],
      `The record is at version ${record.version} now: read it again and repeat the change.`,
    );
  }
}
