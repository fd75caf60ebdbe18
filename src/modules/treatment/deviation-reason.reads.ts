import type { Condition } from '../../platform/reads/condition.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { RowsRead } from '../../platform/reads/reads.js';
import { DeviationReason } from './deviation-reason.entity.js';
import type { UnexplainedDeviationFilter } from './deviation-reason.type.js';
import { recordsWanted } from './session.reads.js';

/** The reasons given for a session, newest first. */
export const reasonsOfSession: RowsRead = {
  parent: { property: 'sessionId' },
  orderBy: [{ field: 'givenAt', direction: 'DESC' }],
};

/** The current sessions with an undeclared major deviation that nobody has explained, newest first. */
export function unexplainedSessions(filter?: UnexplainedDeviationFilter | null): RowsRead {
  const where: Condition[] = [
    ...recordsWanted({ includeCorrected: false }),
    { property: 'flags', is: 'HOLDING_CODE', code: 'UNDECLARED_DEVIATION' },
    { property: 'id', is: 'NOT_NAMED_BY', by: DeviationReason, through: 'sessionId' },
  ];
  if (filter?.clinicIds) {
    const values = filter.clinicIds.map((id) => uuidOf('Clinic', id));
    where.push({ property: 'clinicId', is: 'ONE_OF', values, type: 'uuid' });
  }
  if (filter?.practitionerId != null) {
    where.push({ property: 'practitionerId', is: 'EQUAL', value: uuidOf('Practitioner', filter.practitionerId) });
  }
  return { where, orderBy: [{ field: 'performedAt', direction: 'DESC' }] };
}
