import { sql } from 'kysely';
import {
  elements,
  reference,
  sameRow,
  value,
  type PlannedElements,
  type PlannedObject,
  type PlannedValue,
} from '../../platform/read-planner/planned.js';
import type { Condition } from '../../platform/reads/condition.js';
import type { RowsRead } from '../../platform/reads/reads.js';
import { amountMgSql } from '../protocol/specification.reads.js';

/** Which records of something that may have been corrected: the current ones, or every one that was ever made. */
export interface WhichRecords {
  readonly includeCorrected: boolean;
}

const isCurrent: Condition = { property: 'supersededAt', is: 'UNSET' };

/** The condition that leaves the wanted records. */
export function recordsWanted({ includeCorrected }: WhichRecords): readonly Condition[] {
  return includeCorrected ? [] : [isCurrent];
}

/** A course's sessions by number; with the corrected records each before the one that replaced it. */
export function sessionsOfCourse(which: WhichRecords): RowsRead {
  return {
    parent: { property: 'courseId' },
    where: recordsWanted(which),
    orderBy: [
      { field: 'number', direction: 'ASC' },
      { field: 'recordedAt', direction: 'ASC' },
    ],
  };
}

/** The record that replaced another one. */
export const correctionOf: RowsRead = { parent: { property: 'correctsId' } };

/** What was found out about a session after it was recorded, oldest first. */
export const findingsOfSession: RowsRead = {
  parent: { property: 'sessionId' },
  orderBy: [{ field: 'foundAt', direction: 'ASC' }],
};

/** The flags of the record, and after them those that were found later. */
export const flagsOfSession: PlannedValue = value(
  ({ column, inTenant }) => sql`${column('flags')} || array(
    select distinct f.flag from session_finding f
    where ${inTenant('f')} and f.session_id = ${column('id')} and not f.flag = any (${column('flags')}) order by f.flag)`,
);

/** How a session was done: its measurements as recorded, and the depth that follows from them. */
export const techniqueOfSession: PlannedObject = sameRow({
  effectiveDepthMm: value(
    ({ column }) => sql`round((${column('insertedLengthMm')} * sin(radians(${column('angleDegrees')})))::numeric, 9)`,
  ),
});

/** Where a session lies outside its protocol, in the order of the parameters. */
export const deviationsOfSession: PlannedElements = elements(
  ({ column }) => sql`
    select d.place, d.parameter, d.expected, d.actual, d.distance, d.severity, d.declared
    from rows from (jsonb_to_recordset(${column('deviations')}) as (parameter text, expected text, actual text,
      distance numeric, severity text, declared boolean)) with ordinality
      as d(parameter, expected, actual, distance, severity, declared, place)`,
);

/** How far a session lies from its protocol, and how much of what was planned was recorded. */
export const distanceOfSession: PlannedValue = value(({ column }) => column('protocolDistance'));
export const coverageOfSession: PlannedValue = value(({ column }) => column('coverage'));

/** What a session delivered, in the order of mixing. */
export const cocktailOfSession: PlannedElements = elements(
  ({ column, inTenant }) => sql`
    select c.position as place, c.substance_id as "substanceId", c.volume_ml as "volumeMl", c.strength as concentration,
      c.strength_unit as "concentrationUnit", c.vehicle, c.lot as "lotNumber",
      ${amountMgSql(sql`c.volume_ml`, sql`c.strength`, sql`c.strength_unit`)} as "amountMg"
    from session_substance c where ${inTenant('c')} and c.session_id = ${column('id')}`,
  { substance: reference('substanceId') },
);
