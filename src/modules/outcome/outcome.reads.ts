import { sql } from 'kysely';
import { value, type PlannedValue } from '../../platform/read-planner/planned.js';
import type { RowsRead } from '../../platform/reads/reads.js';
import { recordsWanted, type WhichRecords } from '../treatment/session.reads.js';

/** A course's assessments, earliest first, those without a date last. */
export function outcomesOfCourse(which: WhichRecords): RowsRead {
  return {
    parent: { property: 'courseId' },
    where: recordsWanted(which),
    orderBy: [
      { field: 'assessedAt', direction: 'ASC' },
      { field: 'recordedAt', direction: 'ASC' },
    ],
  };
}

/** The assessment minus the baseline of its measure that counts, as `changeFromBaseline` reckons it. */
export const changeFromBaselineSql: PlannedValue = value(
  ({ column, inTenant }) => sql`case when ${column('timepoint')} <> 'baseline' then ${column('value')} - (
    select b.value from outcome_assessment b
    where ${inTenant('b')} and b.course_id = ${column('courseId')} and b.measure_id = ${column('measureId')}
      and b.timepoint = 'baseline' and b.superseded_at is null
    order by b.assessed_at desc nulls last, b.recorded_at desc, b.id desc limit 1) end`,
);
