import { sql, type RawBuilder } from 'kysely';
import type { PlannedElements, PlannedValue } from '../../platform/read-planner/planned.js';
import { elements, value } from '../../platform/read-planner/planned.js';
import type { Condition } from '../../platform/reads/condition.js';
import type { Order } from '../../platform/reads/ordering.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { RowsRead } from '../../platform/reads/reads.js';
import type { PatientFilter } from './patient.type.js';

const byReference: readonly Order[] = [{ field: 'reference', direction: 'ASC' }];

/** The patients that a filter leaves, by file number unless said otherwise. */
export function patientsRead(filter?: PatientFilter | null, orderBy?: readonly Order[] | null): RowsRead {
  const where: Condition[] = [];
  if (filter?.clinicId != null) {
    where.push({ property: 'clinicId', is: 'EQUAL', value: uuidOf('Clinic', filter.clinicId) });
  }
  if (filter?.reference != null) where.push({ property: 'reference', is: 'EQUAL', value: filter.reference });
  if (filter?.sex != null) where.push({ property: 'sex', is: 'EQUAL', value: filter.sex });
  return { where, orderBy: orderBy ?? byReference };
}

/** Those who are enrolled at a clinic, by file number. */
export const patientsOfClinic: RowsRead = { parent: { property: 'clinicId' }, orderBy: byReference };

/** The completed years between two dates, as `ageOn` counts them; null before birth, or without a date of birth. */
export function ageSql(birthDate: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when ${day} >= ${birthDate} then extract(year from age(${day}::timestamp, ${birthDate}::timestamp))::int end`;
}

/** The age on the day that the field names, or today. */
export const patientAge: PlannedValue = value<{ on?: string | null }>(
  ({ column, parameter }) => ageSql(column('birthDate'), sql`${parameter('day')}::date`),
  ({ on }, { now }) => ({ day: on ?? now.toISOString().slice(0, 10) }),
);

/** The entries of a list of `system:code` texts. */
export function codedEntries(property: string): PlannedElements {
  return elements(
    ({ column }) => sql`select split_part(entry, ':', 1) as system, substr(entry, strpos(entry, ':') + 1) as code, place
      from unnest(${column(property)}) with ordinality entries(entry, place)`,
  );
}
