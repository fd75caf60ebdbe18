import type { Condition } from '../../platform/reads/condition.js';
import type { RowsRead } from '../../platform/reads/reads.js';
import type { SubstanceFilter } from './substance.type.js';

/** The substances that a filter leaves, by code. */
export function substancesRead(filter?: SubstanceFilter | null): RowsRead {
  const where: Condition[] = [];
  if (filter?.codes) where.push({ property: 'code', is: 'ONE_OF', values: filter.codes, type: 'text' });
  if (filter?.atc != null) where.push({ property: 'atc', is: 'HOLDING', value: filter.atc, type: 'text' });
  if (filter?.allergenGroup != null) {
    where.push({ property: 'allergenGroups', is: 'HOLDING', value: filter.allergenGroup, type: 'text' });
  }
  if (filter?.isBuiltIn != null) where.push({ property: 'isBuiltIn', is: 'EQUAL', value: filter.isBuiltIn });
  return { where, orderBy: [{ field: 'code', direction: 'ASC' }] };
}
