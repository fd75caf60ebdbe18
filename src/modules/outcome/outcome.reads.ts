import { sql, type RawBuilder } from 'kysely';
import {
  elements,
  reference,
  value,
  type PlannedElements,
  type PlannedValue,
  type RowSql,
} from '../../platform/read-planner/planned.js';
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

/** Of several under one label the one that counts comes first: the latest with a date, else the last recorded. */
const countingFirst = sql`a.assessed_at desc nulls last, a.recorded_at desc, a.id desc`;

/** The value of a course's baseline of a measure, or null. */
function baselineSql({ inTenant }: RowSql, courseId: RawBuilder<unknown>, measureId: RawBuilder<unknown>) {
  return sql`(select a.value from outcome_assessment a
    where ${inTenant('a')} and a.course_id = ${courseId} and a.measure_id = ${measureId}
      and a.timepoint = 'baseline' and a.superseded_at is null order by ${countingFirst} limit 1)`;
}

/** The assessment minus the baseline of its measure, as `changeFromBaseline` reckons it. */
export const changeOfAssessment: PlannedValue = value((assessment) => {
  const { column } = assessment;
  const baseline = baselineSql(assessment, column('courseId'), column('measureId'));
  return sql`case when ${column('timepoint')} <> 'baseline' then ${column('value')} - ${baseline} end`;
});

/** A measure's follow-ups in a course, in the order of `compareTimepoints`. */
const followUps: PlannedElements = elements(({ column, inTenant }) => {
  const number = sql`substring(timepoint from '\d+')::int`;
  const kind = sql`array_position(array['session', 'end', 'week'], split_part(timepoint, '-', 1))`;
  return sql`
    select timepoint, value, value - ${column('baseline')} as change, row_number() over (order by ${kind}, ${number}) as place
    from (
      select distinct on (a.timepoint) a.timepoint, a.value from outcome_assessment a
      where ${inTenant('a')} and a.course_id = ${column('courseId')} and a.measure_id = ${column('measureId')}
        and a.timepoint <> 'baseline' and a.superseded_at is null
      order by a.timepoint, ${countingFirst}) counting`;
});

/** How each measure went over a course, as `progressOf` tells it: measures in the order of their first assessment. */
export const progressOfCourse: PlannedElements = elements(
  (course) => {
    const { column, inTenant } = course;
    const courseId = column('id');
    return sql`
      select measures.measure_id as "measureId", ${courseId} as "courseId", place,
        ${baselineSql(course, courseId, sql`measures.measure_id`)} as baseline
      from (
        select measure_id, min(place) as place from (
          select a.measure_id, row_number() over (order by a.assessed_at asc nulls last, a.recorded_at, a.id) as place
          from outcome_assessment a
          where ${inTenant('a')} and a.course_id = ${courseId} and a.superseded_at is null) assessed
        group by measure_id) measures`;
  },
  { measure: reference('measureId'), followUps },
);
