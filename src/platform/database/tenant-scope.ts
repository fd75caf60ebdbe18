import { sql } from 'kysely';
import type { SqlEntityManager } from '@mikro-orm/sql';

/** Whose rows a transaction may touch: one organization, and all or some of its clinics. */
export interface TenantScope {
  readonly organizationId: string;
  readonly clinicIds: readonly string[] | 'ALL';
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Tells PostgreSQL whose rows the running transaction may see. The only place that does so.
 *
 * `SET LOCAL` as statements, not `set_config()`: a distributed engine forwards only the former. A statement takes no
 * parameters, so every value is checked to be a uuid before it is spelled out.
 */
export async function enterTenant(em: SqlEntityManager, scope: TenantScope): Promise<void> {
  const clinics = scope.clinicIds === 'ALL' ? '*' : scope.clinicIds.map(assertUuid).join(',');
  const database = em.getKysely<Record<string, never>>();
  await sql.raw(`set local app.organization_id = '${assertUuid(scope.organizationId)}'`).execute(database);
  await sql.raw(`set local app.clinic_ids = '${clinics}'`).execute(database);
}

function assertUuid(value: string): string {
  if (!uuid.test(value)) throw new Error('a tenant scope holds uuids only');
  return value;
}
