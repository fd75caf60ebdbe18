import { sql } from 'kysely';
import { value, type PlannedValue } from '../../platform/read-planner/planned.js';
import type { RowsRead } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { dayInZone } from '../clinic/day-in-zone.js';
import type { CheckFacts } from './may-practise.js';
import type { RegistrationCheck } from './registration-check.entity.js';

/** Every check of a registration, newest first. */
export const checksOfRegistration: RowsRead = {
  parent: { property: 'registrationId' },
  orderBy: [{ field: 'checkedAt', direction: 'DESC' }],
};

/** The register's own words, as a JSON text. */
export const wordsOfCheck: PlannedValue = value(
  ({ column, inTenant }) => sql`(
    select c.words::text from registration_check c where ${inTenant('c')} and c.id = ${column('id')})`,
);

/** A file's bytes in base64, without the line breaks that PostgreSQL puts in. */
export const contentOfEvidence: PlannedValue = value(
  ({ column, inTenant }) => sql`(
    select translate(encode(e.content, 'base64'), chr(10), '') from evidence_file e
    where ${inTenant('e')} and e.id = ${column('id')})`,
);

/** A stored check as the gate looks at it, its day reckoned where patients are treated. */
export function factsOf(check: Row<RegistrationCheck>, timeZone: string): CheckFacts {
  const checkedAt = new Date(String(check.checkedAt));
  return {
    id: check.id,
    checkedOn: dayInZone(checkedAt, timeZone),
    checkedAt: checkedAt.getTime(),
    method: check.method,
    result: check.result,
    explanation: check.explanation ?? null,
    status: check.status ?? null,
    statusInRegister: check.statusInRegister ?? null,
    statusSince: check.statusSince ?? null,
    category: check.category ?? null,
    validFrom: check.validFrom ?? null,
    validUntil: check.validUntil ?? null,
    conditionsAllowWork: check.conditionsAllowWork ?? null,
    confirmsId: check.confirmsId ?? null,
  };
}
