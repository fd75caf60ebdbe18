import { sql, type RawBuilder } from 'kysely';
import { elements, reference, type PlannedElements } from '../../platform/read-planner/planned.js';

/** Milligrams in a volume of a solution, as `amountMg` reckons them: exact decimals; null where the unit is no mass in a volume. */
export function amountMgSql(
  volumeMl: RawBuilder<unknown>,
  strength: RawBuilder<unknown>,
  unit: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`${volumeMl} * ${strength} * case ${unit} when 'MG_PER_ML' then 1 when 'UG_PER_ML' then 0.001 when 'PERCENT' then 10 end`;
}

/** A version's cocktail out of its stored document, each substance by its code, in the order of mixing. */
export const cocktailOfVersion: PlannedElements = elements(
  ({ column, inTenant }) => sql`
    select place, s.id as "substanceId", part."volumeMl" as "volumeMl", part.strength as concentration,
      part."strengthUnit" as "concentrationUnit", part.vehicle,
      ${amountMgSql(sql`part."volumeMl"`, sql`part.strength`, sql`part."strengthUnit"`)} as "amountMg",
      null::text as "lotNumber"
    from rows from (jsonb_to_recordset(${column('cocktail')} -> 'substances')
      as (code text, "volumeMl" numeric, strength numeric, "strengthUnit" text, vehicle text)) with ordinality
      as part(code, "volumeMl", strength, "strengthUnit", vehicle, place)
    left join substance s on ${inTenant('s')} and s.code = part.code`,
  { substance: reference('substanceId') },
);

/** Which measure is due when, out of a version's stored document. */
export const assessmentsOfVersion: PlannedElements = elements(
  ({ column, inTenant }) => sql`
    select place, m.id as "measureId", part.timepoints
    from rows from (jsonb_to_recordset(${column('assessments')}) as (measure text, timepoints json)) with ordinality
      as part(measure, timepoints, place)
    left join outcome_measure m on ${inTenant('m')} and m.code = part.measure`,
  { measure: reference('measureId') },
);
