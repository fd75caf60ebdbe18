import type { Condition } from '../../platform/reads/condition.js';
import type { Order } from '../../platform/reads/ordering.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { RowsRead } from '../../platform/reads/reads.js';
import type { TenantScope } from '../../platform/database/tenant-scope.js';
import { Practitioner } from './practitioner.entity.js';
import type { PractitionerFilter } from './practitioner.type.js';

const byCode: readonly Order[] = [{ field: 'code', direction: 'ASC' }];

/** The practitioners that a filter leaves, by code unless said otherwise. */
export function practitionersRead(filter?: PractitionerFilter | null, orderBy?: readonly Order[] | null): RowsRead {
  const where: Condition[] = [];
  if (filter?.codes) where.push({ property: 'code', is: 'ONE_OF', values: filter.codes, type: 'text' });
  if (filter?.clinicId != null) {
    where.push({ property: 'clinicIds', is: 'HOLDING', value: uuidOf('Clinic', filter.clinicId), type: 'uuid' });
  }
  if (filter?.profession != null) where.push({ property: 'profession', is: 'EQUAL', value: filter.profession });
  if (filter?.training != null) where.push({ property: 'training', is: 'EQUAL', value: filter.training });
  return { where, orderBy: orderBy ?? byCode };
}

/** Those who work at a clinic, by code. */
export const practitionersOfClinic: RowsRead = {
  parent: { property: 'clinicIds', isList: true },
  orderBy: byCode,
};

/** A practitioner's registrations, by body and number. */
export const registrationsOfPractitioner: RowsRead = {
  parent: { property: 'practitionerId' },
  orderBy: [
    { field: 'body', direction: 'ASC' },
    { field: 'number', direction: 'ASC' },
  ],
};

/** The registrations whose next check is due by a day, the longest overdue first; those of visible practitioners. */
export function registrationsDueBy(day: string, scope: TenantScope): RowsRead {
  return {
    where: [{ property: 'nextCheckOn', is: 'AT_MOST', value: day }, ...ofVisiblePractitioners(scope)],
    orderBy: [{ field: 'nextCheckOn', direction: 'ASC' }],
  };
}

/**
 * For records that row security knows no branch of: those of practitioners whom the caller may see. A branch role sees the
 * practitioners of its clinics alone.
 */
export function ofVisiblePractitioners({ clinicIds }: TenantScope): readonly Condition[] {
  return clinicIds === 'ALL' ? [] : [{ property: 'practitionerId', is: 'NAMING', of: Practitioner, where: [] }];
}
