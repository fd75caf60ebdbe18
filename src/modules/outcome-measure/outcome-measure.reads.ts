import type { Condition } from '../../platform/reads/condition.js';
import type { RowsRead } from '../../platform/reads/reads.js';
import type { OutcomeMeasureFilter } from './outcome-measure.type.js';

/** The measures that a filter leaves, by code. */
export function outcomeMeasuresRead(filter?: OutcomeMeasureFilter | null): RowsRead {
  const where: Condition[] = [];
  if (filter?.codes) where.push({ property: 'code', is: 'ONE_OF', values: filter.codes, type: 'text' });
  if (filter?.indication != null) {
    where.push({ property: 'indications', is: 'HOLDING', value: filter.indication, type: 'text' });
  }
  if (filter?.valueType != null) where.push({ property: 'valueType', is: 'EQUAL', value: filter.valueType });
  return { where, orderBy: [{ field: 'code', direction: 'ASC' }] };
}
