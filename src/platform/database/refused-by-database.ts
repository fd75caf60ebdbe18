import { DomainError } from '../errors.js';

/** PostgreSQL's codes for what the client can mend, or repeat. Its own messages quote values and are never passed on. */
const sentences: Readonly<
  Record<string, readonly [code: 'BAD_USER_INPUT' | 'CONFLICT' | 'OVERLOADED', sentence: string]>
> = {
  // character_not_in_repertoire, untranslatable_character
  '22021': ['BAD_USER_INPUT', 'A text holds a character that cannot be stored, such as U+0000.'],
  '22P05': ['BAD_USER_INPUT', 'A text holds a character that cannot be stored, such as U+0000.'],
  // serialization_failure, deadlock_detected, lock_not_available
  '40001': ['CONFLICT', 'Somebody changed the same records at the same moment. Nothing was stored: try again.'],
  '40P01': ['CONFLICT', 'Somebody changed the same records at the same moment. Nothing was stored: try again.'],
  '55P03': ['CONFLICT', 'Somebody is changing the same records. Nothing was stored: try again.'],
  // query_canceled
  '57014': ['OVERLOADED', 'The database took too long. Nothing was stored: ask for less, or try again later.'],
};

/** The domain error that a database's error means, or null where it is nothing that a client can mend. */
export function refusedByDatabase(error: unknown): DomainError | null {
  const code = error instanceof Error ? (error as Error & { readonly code?: unknown }).code : undefined;
  const meaning = typeof code === 'string' ? sentences[code] : undefined;
  return meaning ? new DomainError(...meaning) : null;
}
