import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { organizationOf } from '../../platform/database/tenant-owned.js';

/**
 * Locks one row of the organization until the transaction ends, and tells whether there is one that the caller may
 * change. What was read of it before may be stale.
 *
 * `no key`, and the row alone: others go on making records that refer to it. An entity manager's own lock takes `for
 * update` on every table that it joins, which would stop a whole clinic and end in deadlocks.
 */
export async function lockRow(
  em: SqlEntityManager,
  table: 'patient' | 'practitioner' | 'treatment_course' | 'treatment_session' | 'outcome_assessment',
  id: string,
): Promise<boolean> {
  const { rows } = await sql`
    select id from ${sql.table(table)} where organization_id = ${organizationOf(em)}::uuid and id = ${id}::uuid
    for no key update`.execute(em.getKysely());
  return rows.length > 0;
}
