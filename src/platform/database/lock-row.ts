import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { organizationOf } from './tenant-owned.js';

/**
 * Locks one row of the organization until the transaction ends, and tells whether there is one that the caller may
 * change. What was read of it before may be stale.
 *
 * `no key`: others go on making records that refer to the row. An entity manager's own lock is `for update`, which would
 * hold them up, and end in deadlocks.
 */
export async function lockRow(
  em: SqlEntityManager,
  table: 'patient' | 'practitioner' | 'registration' | 'treatment_course' | 'treatment_session' | 'outcome_assessment',
  id: string,
): Promise<boolean> {
  const { rows } = await sql`
    select id from ${sql.table(table)} where organization_id = ${organizationOf(em)}::uuid and id = ${id}::uuid
    for no key update`.execute(em.getKysely());
  return rows.length > 0;
}
