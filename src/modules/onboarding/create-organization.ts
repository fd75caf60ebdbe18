import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Database } from '../../platform/database/database.js';
import { Substance } from '../substance/substance.entity.js';
import { builtInSubstances } from '../substance/catalogue.js';
import { organizationIdOf } from '../organization/organization-id.js';
import { Organization } from '../organization/organization.entity.js';

/** The id of the organization with this name, which is made, with the built-in substances, when it is new. */
export async function createOrganization(
  database: Database,
  options: { readonly name: string; readonly minimumGroupSize?: number },
): Promise<string> {
  const organizationId = organizationIdOf(options.name);
  await database.transaction({ organizationId, clinicIds: 'ALL' }, 'WRITE', (em) => ensureOrganization(em, options));
  return organizationId;
}

/** The same inside a transaction that is in that organization already. Says whether it was made. */
export async function ensureOrganization(
  em: SqlEntityManager,
  { name, minimumGroupSize = 5 }: { readonly name: string; readonly minimumGroupSize?: number },
): Promise<boolean> {
  const id = organizationIdOf(name);
  if (await em.findOne(Organization, { id })) return false;
  em.create(Organization, { id, name: name.trim(), minimumGroupSize });
  await em.flush();
  for (const { code, name: substance, atc, allergenGroups } of builtInSubstances) {
    em.create(Substance, {
      code,
      name: substance,
      atc: [...atc],
      allergenGroups: [...allergenGroups],
      isBuiltIn: true,
    });
  }
  await em.flush();
  return true;
}
