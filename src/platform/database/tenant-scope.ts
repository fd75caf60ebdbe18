import { sql } from 'kysely';
import type { SqlEntityManager } from '@mikro-orm/sql';

/** Whose rows a transaction may touch: one organization, and all or some of its clinics. */
export interface TenantScope {
  readonly organizationId: string;
  readonly clinicIds: readonly string[] | 'ALL';
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The statements that tell PostgreSQL whose rows a transaction may see. The only place that does so.
 *
 * `SET LOCAL` as statements, not `set_config()`: a distributed engine forwards only the former. A statement takes no
 * parameters, so every value is checked to be a uuid before it is spelled out.
 */
export function tenantSettings(scope: TenantScope): readonly string[] {
  const clinics = scope.clinicIds === 'ALL' ? '*' : scope.clinicIds.map(assertUuid).join(',');
  return [
    `set local app.organization_id = '${assertUuid(scope.organizationId)}'`,
    `set local app.clinic_ids = '${clinics}'`,
  ];
}

/** Enters the tenant in the running transaction. */
export async function enterTenant(em: SqlEntityManager, scope: TenantScope): Promise<void> {
  for (const setting of tenantSettings(scope)) await sql.raw(setting).execute(em.getKysely<Record<string, never>>());
}

function assertUuid(value: string): string {
  if (!uuid.test(value)) throw new Error('a tenant scope holds uuids only');
  return value;
}
