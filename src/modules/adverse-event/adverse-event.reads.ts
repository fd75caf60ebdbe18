import { rows, type PlannedRows } from '../../platform/read-planner/planned.js';
import type { Condition } from '../../platform/reads/condition.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { RowsRead } from '../../platform/reads/reads.js';
import { recordsWanted } from '../treatment/session.reads.js';
import type { AdverseEventFilter } from './adverse-event.type.js';

/** The adverse events that a filter leaves, latest onset first. */
export function adverseEventsRead(filter?: AdverseEventFilter | null): RowsRead {
  const where: Condition[] = [];
  if (filter?.clinicIds) {
    const values = filter.clinicIds.map((id) => uuidOf('Clinic', id));
    where.push({ property: 'clinicId', is: 'ONE_OF', values, type: 'uuid' });
  }
  if (filter?.courseId != null) {
    where.push({ property: 'courseId', is: 'EQUAL', value: uuidOf('Course', filter.courseId) });
  }
  if (filter?.kinds) where.push({ property: 'kind', is: 'ONE_OF', values: filter.kinds, type: 'text' });
  if (filter?.minimumGrade != null) where.push({ property: 'grade', is: 'AT_LEAST', value: filter.minimumGrade });
  if (filter?.serious != null) where.push({ property: 'serious', is: 'EQUAL', value: filter.serious });
  if (filter?.unresolved === true) where.push({ property: 'resolved', is: 'UNSET' });
  if (filter?.onsetFrom != null) where.push({ property: 'onset', is: 'AT_LEAST', value: filter.onsetFrom });
  if (filter?.onsetUntil != null) where.push({ property: 'onset', is: 'AT_MOST', value: filter.onsetUntil });
  return { where, orderBy: [{ field: 'onset', direction: 'DESC' }] };
}

/** A course's adverse events in the order in which they began. */
export const adverseEventsOfCourse: RowsRead = {
  parent: { property: 'courseId' },
  orderBy: [{ field: 'onset', direction: 'ASC' }],
};

/** The current record of the session that an event followed: the course's one with its number. */
export const sessionThatItFollowed: PlannedRows = rows(
  { where: recordsWanted({ includeCorrected: false }) },
  { courseId: 'courseId', number: 'sessionNumber' },
);
