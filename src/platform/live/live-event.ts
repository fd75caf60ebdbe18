import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { organizationOf } from '../database/tenant-owned.js';

/** That a record changed: its id, and nothing of what it holds. Whoever is told reads the record with their own rights. */
export interface LiveEvent {
  /** The subscription's field in the schema. */
  readonly topic: string;
  readonly organizationId: string;
  readonly id: string;
}

/** The database's channel for them. Notifications are under no row security, hence ids alone. */
export const LIVE_CHANNEL = 'mesograph_live';

/**
 * Tells the subscribers of all servers of a record of the entity manager's organization. Part of the transaction: it is
 * sent when that commits, once however often it was said, and never when it is rolled back.
 */
export async function announce(em: SqlEntityManager, topic: string, id: string): Promise<void> {
  const event: LiveEvent = { topic, organizationId: organizationOf(em), id };
  await sql`select pg_notify(${LIVE_CHANNEL}, ${JSON.stringify(event)})`.execute(em.getKysely<Record<string, never>>());
}
