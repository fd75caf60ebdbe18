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
function tenantSettings(scope: TenantScope): readonly string[] {
  const clinics = scope.clinicIds === 'ALL' ? '*' : scope.clinicIds.map(assertUuid).join(',');
  return [
    `set local app.organization_id = '${assertUuid(scope.organizationId)}'`,
    `set local app.clinic_ids = '${clinics}'`,
  ];
}

/** What opens a transaction inside the tenant, as one message. */
export function openingOf(begin: string, scope: TenantScope): string {
  return [begin, ...tenantSettings(scope)].join('; ');
}

/** Enters the tenant in the running transaction. */
export async function enterTenant(em: SqlEntityManager, scope: TenantScope): Promise<void> {
  for (const setting of tenantSettings(scope)) await sql.raw(setting).execute(em.getKysely<Record<string, never>>());
}

/**
 * Runs a mutation's work with sight of every clinic of the organization, and goes back to the caller's own. For what must
 * be found out or written wherever it is, such as the sessions of somebody whose registration turns out to be suspended.
 * Only where nothing else runs in the transaction meanwhile: what did would see as much.
 */
export async function inAllClinics<T>(em: SqlEntityManager, scope: TenantScope, work: () => Promise<T>): Promise<T> {
  if (scope.clinicIds === 'ALL') return work();
  await enterTenant(em, { organizationId: scope.organizationId, clinicIds: 'ALL' });
  // After an error the transaction is rolled back, so there is nothing to go back to.
  const result = await work();
  await enterTenant(em, scope);
  return result;
}

function assertUuid(value: string): string {
  if (!uuid.test(value)) throw new Error('a tenant scope holds uuids only');
  return value;
}
