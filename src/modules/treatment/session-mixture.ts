import { sql, type RawBuilder } from 'kysely';
import { amountMgSql } from '../protocol/specification.reads.js';

/** What a stored session mixed, as a JSON list of `MixedSubstance`. `session` names the session's row. */
export function mixtureOfSession(session: RawBuilder<unknown>): RawBuilder<unknown> {
  const milligrams = amountMgSql(sql`x.volume_ml`, sql`x.strength`, sql`x.strength_unit`);
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('code', u.code, 'amountMg', ${milligrams}) order by x.position)
    from session_substance x
    join substance u on u.organization_id = x.organization_id and u.id = x.substance_id
    where x.organization_id = ${session}.organization_id and x.session_id = ${session}.id), '[]')`;
}
