import type { SqlEntityManager } from '@mikro-orm/sql';
import { createContext, registrationVerification, type Surroundings } from '../context.js';
import type { RecordedCheck } from '../modules/practitioner/registration-check.service.js';
import type { RegisterAnswer } from '../modules/register-lookup/register-lookup.js';
import type { Principal } from '../platform/auth/principal.js';
import type { Database } from '../platform/database/database.js';

/** Where registrations are checked, and with whose rights. */
export interface CheckingIn {
  readonly surroundings: Surroundings;
  readonly database: Database;
  readonly principal: Principal;
}

/** What a register said, and the check that was recorded; none when it was not asked after all. */
export interface CheckedAgain {
  readonly answer: RegisterAnswer;
  readonly recorded: RecordedCheck | null;
}

/**
 * Asks the register about a registration and records what it says; `within` runs in the same transaction. Null when there
 * is nothing to ask. What our own limit for requests holds back is no check, and leaves no record.
 */
export async function checkAgain(
  { surroundings, database, principal }: CheckingIn,
  registrationId: string,
  within: (answer: RegisterAnswer, em: SqlEntityManager) => Promise<unknown> = async () => undefined,
): Promise<CheckedAgain | null> {
  const answer = await registrationVerification(surroundings, database, principal).ask(registrationId);
  if (!answer) return null;
  const recorded = await database.transaction(principal, 'WRITE', async (em) => {
    await within(answer, em);
    if (isHeldBack(answer)) return null;
    const { registrationChecks } = createContext(surroundings, em, principal);
    return registrationChecks.recordAnswer(registrationId, 'REGISTER_LOOKUP', answer);
  });
  return { answer, recorded };
}

/** True when our own limit kept us from asking. */
export function isHeldBack(answer: RegisterAnswer): boolean {
  return answer.outcome === 'SOURCE_UNAVAILABLE' && answer.reason === 'RATE_LIMIT';
}
