import type { SqlEntityManager } from '@mikro-orm/sql';
import { createContext, type Context, type Surroundings } from '../context.js';
import { principal } from '../modules/access/authenticator.js';
import { organizationIdOf } from '../modules/organization/organization-id.js';
import type { Clock } from '../platform/clock.js';
import type { Access, Database } from '../platform/database/database.js';

/** What work in an organization needs beside its database. */
export interface OwnerSurroundings {
  readonly clock: Clock;
  /** Overrides the secret that the database keeps for hashing API keys. */
  readonly keySecret: string | null;
}

/** Runs the work in one transaction, with an owner's rights, in the organization of this name, which may not exist yet. */
export async function asOwner<T>(
  database: Database,
  surroundings: OwnerSurroundings,
  organization: string,
  access: Access,
  work: (context: Context, em: SqlEntityManager) => Promise<T>,
): Promise<T> {
  const owner = principal(organizationIdOf(organization), 'OWNER');
  const shared = await surroundingsOf(database, surroundings);
  return database.transaction(owner, access, (em) => work(createContext(shared, em, owner), em));
}

/** What all work on a database shares. */
export async function surroundingsOf(
  database: Database,
  { clock, keySecret }: OwnerSurroundings,
): Promise<Surroundings> {
  const { hasApplicationFilters } = database;
  return { clock, keySecret: keySecret ?? (await database.installationSecret()), hasApplicationFilters };
}
