import type { TenantScope } from '../../platform/database/tenant-scope.js';
import type { Condition } from '../../platform/reads/condition.js';
import type { Order } from '../../platform/reads/ordering.js';
import type { RowsRead } from '../../platform/reads/reads.js';
import type { ClinicFilter } from './clinic.type.js';

/** The caller's own clinics: the chain's other branches are seen by name alone, where a record refers to them. */
export function ownClinics({ clinicIds }: TenantScope): readonly Condition[] {
  return clinicIds === 'ALL' ? [] : [{ property: 'id', is: 'ONE_OF', values: clinicIds, type: 'uuid' }];
}

/** The caller's own clinics that a filter leaves, by code unless said otherwise. */
export function clinicsRead(
  scope: TenantScope,
  filter?: ClinicFilter | null,
  orderBy?: readonly Order[] | null,
): RowsRead {
  const where = [...ownClinics(scope)];
  if (filter?.codes) where.push({ property: 'code', is: 'ONE_OF', values: filter.codes, type: 'text' });
  if (filter?.country != null) where.push({ property: 'country', is: 'EQUAL', value: filter.country });
  if (filter?.region != null) where.push({ property: 'region', is: 'EQUAL', value: filter.region });
  return { where, orderBy: orderBy ?? [{ field: 'code', direction: 'ASC' }] };
}
