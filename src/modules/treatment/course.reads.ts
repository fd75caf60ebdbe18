import { sql } from 'kysely';
import { sameRow, value, type PlannedObject } from '../../platform/read-planner/planned.js';
import type { Condition } from '../../platform/reads/condition.js';
import type { Order } from '../../platform/reads/ordering.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { RowsRead } from '../../platform/reads/reads.js';
import { ageSql } from '../patient/patient.reads.js';
import { ProtocolVersion } from '../protocol/protocol-version.entity.js';
import type { CourseFilter } from './course.type.js';

/** The courses that a filter leaves, by their first day unless said otherwise. */
export function coursesRead(filter?: CourseFilter | null, orderBy?: readonly Order[] | null): RowsRead {
  return { where: conditionsOf(filter), orderBy: orderBy ?? [{ field: 'startedOn', direction: 'ASC' }] };
}

/** The courses at a clinic that a filter leaves, by their first day. */
export function coursesOfClinic(filter?: CourseFilter | null): RowsRead {
  return { ...coursesRead(filter), parent: { property: 'clinicId' } };
}

/** A patient's courses, by their first day. */
export const coursesOfPatient: RowsRead = { ...coursesRead(), parent: { property: 'patientId' } };

/** The moves of a course to other versions, newest last. */
export const movesOfCourse: RowsRead = {
  parent: { property: 'courseId' },
  orderBy: [{ field: 'movedAt', direction: 'ASC' }],
};

/** What was known of the patient at the start; the age in completed years on the first day. */
export const baselineOfCourse: PlannedObject = sameRow({
  age: value(
    ({ column, inTenant }) => sql`(
      select ${ageSql(sql`p.birth_date`, column('startedOn'))} from patient p
      where ${inTenant('p')} and p.id = ${column('patientId')})`,
  ),
});

function conditionsOf(filter: CourseFilter | null | undefined): readonly Condition[] {
  const where: Condition[] = [];
  const equal = (property: string, wanted: unknown) => where.push({ property, is: 'EQUAL', value: wanted });
  if (filter?.codes) where.push({ property: 'code', is: 'ONE_OF', values: filter.codes, type: 'text' });
  if (filter?.clinicIds) {
    const values = filter.clinicIds.map((id) => uuidOf('Clinic', id));
    where.push({ property: 'clinicId', is: 'ONE_OF', values, type: 'uuid' });
  }
  if (filter?.statuses) where.push({ property: 'status', is: 'ONE_OF', values: filter.statuses, type: 'text' });
  if (filter?.practitionerId != null) equal('practitionerId', uuidOf('Practitioner', filter.practitionerId));
  if (filter?.patientId != null) equal('patientId', uuidOf('Patient', filter.patientId));
  if (filter?.protocolVersionId != null) {
    equal('protocolVersionId', uuidOf('ProtocolVersion', filter.protocolVersionId));
  }
  if (filter?.startedFrom != null) where.push({ property: 'startedOn', is: 'AT_LEAST', value: filter.startedFrom });
  if (filter?.startedUntil != null) where.push({ property: 'startedOn', is: 'AT_MOST', value: filter.startedUntil });
  if (filter?.protocolId != null) {
    const ofProtocol: Condition = { property: 'protocolId', is: 'EQUAL', value: uuidOf('Protocol', filter.protocolId) };
    where.push({ property: 'protocolVersionId', is: 'NAMING', of: ProtocolVersion, where: [ofProtocol] });
  }
  return where;
}
