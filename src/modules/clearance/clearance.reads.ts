import { sql } from 'kysely';
import { elements, type PlannedElements } from '../../platform/read-planner/planned.js';

/** What speaks against a treatment, out of the stored document, in its order. */
export const findingsOfClearance: PlannedElements = elements(
  ({ column }) => sql`
    select place, part.kind, part.code, part.message, part.decision
    from rows from (jsonb_to_recordset(${column('findings')}) as (kind text, code text, message text, decision text))
      with ordinality as part(kind, code, message, decision, place)`,
);
