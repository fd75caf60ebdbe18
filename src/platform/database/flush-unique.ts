import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { refusal } from '../errors.js';

/**
 * Stores what is pending, and refuses it as TAKEN when a code is in use. The database decides: who has the code may be at
 * a branch that the caller does not see, or be stored at this very moment by somebody else.
 */
export async function flushUnique(em: SqlEntityManager, path: readonly string[], message: string): Promise<void> {
  try {
    await em.flush();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw refusal('TAKEN', path, message);
  }
}
