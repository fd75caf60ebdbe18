import { p, type EntityManager } from '@mikro-orm/core';
import { v7 } from 'uuid';

/** The name of the filter that keeps every query inside one organization. */
export const TENANT_FILTER = 'tenant';

/** The organization that the entity manager works for. */
export function organizationOf(em: EntityManager): string {
  return (em.getFilterParams(TENANT_FILTER) as { readonly organizationId: string }).organizationId;
}

/**
 * The key that every tenant's table has: the organization first, then the row's own id. The organization is the entity
 * manager's, so that no service can name another one.
 */
export const tenantOwned = {
  organizationId: p
    .uuid()
    .primary()
    .onCreate((_entity, em) => organizationOf(em)),
  id: p
    .uuid()
    .primary()
    .onCreate(() => v7()),
};

/** The foreign key columns towards another table of the same organization. */
export function tenantJoin(column: string): [string, string] {
  return ['organization_id', column];
}
