import { createContext, registrationVerification, type Surroundings } from '../context.js';
import { principal } from '../modules/access/authenticator.js';
import type { Database } from '../platform/database/database.js';
import type { AnyJobWork, JobKind, JobPayload, JobWork } from '../platform/jobs/job-kind.js';
import { checkAgain, isHeldBack, type CheckingIn } from './check-again.js';
import { secondsUntilNextTry } from './next-try.js';

/** Finds the registrations of an organization that are due, and has each checked again. */
export const sweepRegistrations: JobKind<JobPayload> = {
  name: 'sweep-registrations',
  keyOf: ({ organizationId }) => organizationId,
  retries: 6,
  retryDelaySeconds: 60,
  longestRunSeconds: 600,
  atOnce: 1,
};

/** One registration to check again. */
interface RecheckPayload extends JobPayload {
  readonly registrationId: string;
  /** How often its register gave no answer in a row. */
  readonly silences: number;
}

/** Asks the register about one registration. */
const recheckRegistration: JobKind<RecheckPayload> = {
  name: 'recheck-registration',
  // A sweep must not take the place of the question that waits for a silent register.
  keyOf: ({ registrationId, silences }) => (silences === 0 ? registrationId : `${registrationId} again`),
  retries: 6,
  retryDelaySeconds: 60,
  longestRunSeconds: 300,
  // Requests are limited by source; more at once would only wait for one another.
  atOnce: 2,
};

/** The work that keeps registrations checked, with an owner's rights in the organization that a job names. */
export function registrationJobs(surroundings: Surroundings, database: Database): readonly AnyJobWork[] {
  const { clock } = surroundings;
  const placeOf = ({ organizationId }: JobPayload): CheckingIn => ({
    surroundings,
    database,
    principal: principal(organizationId, 'OWNER'),
  });

  const sweep: JobWork<JobPayload> = {
    kind: sweepRegistrations,
    run: async (job, jobs) => {
      const verification = registrationVerification(surroundings, database, placeOf(job).principal);
      for (const { registrationId } of await verification.registrationsDue(clock.now())) {
        await jobs.enqueue(recheckRegistration, { ...job, registrationId, silences: 0 });
      }
    },
  };

  const recheck: JobWork<RecheckPayload> = {
    kind: recheckRegistration,
    run: async (job, jobs) => {
      const { registrationId, silences } = job;
      const place = placeOf(job);
      if (silences === 0 && (await wasCheckedToday(place, registrationId))) return;
      await checkAgain(place, registrationId, async (answer, em) => {
        if (answer.outcome !== 'SOURCE_UNAVAILABLE') return;
        const { retryAfterMs } = answer;
        if (isHeldBack(answer)) {
          await jobs.enqueue(recheckRegistration, job, {
            delaySeconds: Math.ceil((retryAfterMs ?? 0) / 1000),
            within: em,
          });
          return;
        }
        const delaySeconds = secondsUntilNextTry(silences, retryAfterMs);
        const next = { ...job, silences: silences + 1 };
        if (delaySeconds !== null) await jobs.enqueue(recheckRegistration, next, { delaySeconds, within: em });
      });
    },
  };

  return [sweep, recheck];
}

/**
 * True when there is nothing to ask for the rest of the day (UTC). A registration that the register does not confirm stays
 * due, and so does one whose register was silent; neither is to be asked again by every sweep.
 */
async function wasCheckedToday(place: CheckingIn, id: string): Promise<boolean> {
  const { surroundings, database } = place;
  const { nodes } = await database.transaction(place.principal, 'READ', (em) =>
    createContext(surroundings, em, place.principal).registrationChecks.page({ first: 1 }, id),
  );
  const [newest] = nodes;
  if (!newest) return false;
  return dayOf(new Date(String(newest.checkedAt))) === dayOf(surroundings.clock.now());
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
