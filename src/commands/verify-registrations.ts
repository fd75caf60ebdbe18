import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { registrationVerification } from '../context.js';
import { checkAgain, isHeldBack, type CheckingIn } from '../jobs/check-again.js';
import type { RecordedCheck } from '../modules/practitioner/registration-check.service.js';
import { surroundingsOf } from './as-owner.js';
import type { CommandEnvironment } from './command-environment.js';
import { inOrganization } from './in-organization.js';
import type { Database } from '../platform/database/database.js';
import { createProgress, type Progress } from './progress.js';

/** `verify-registrations`: asks the registers about every registration that is due, now. */
export function addVerifyRegistrationsCommand(program: Command, environment: CommandEnvironment): void {
  const { io, config, clock, registerLookups, withDatabase } = environment;
  program
    .command('verify-registrations')
    .description('asks the registers about the registrations that are due; the last line is a summary in JSON')
    .requiredOption('--organization <name>', 'whose practitioners')
    .action(async ({ organization }: { organization: string }) => {
      const progress = createProgress(io, 'Asking');
      const summary = await withDatabase(async (database) => {
        const onThis = { ...environment, withDatabase: <T>(work: (on: Database) => Promise<T>) => work(database) };
        const owner = await inOrganization(onThis, organization, 'READ', async ({ principal }) => principal);
        const surroundings = await surroundingsOf(database, { clock, keySecret: config.keySecret });
        const place = { surroundings: { ...surroundings, registerLookups }, database, principal: owner };
        return verifyDue(place, progress);
      });
      progress.done();
      io.out(`${JSON.stringify(summary)}\n`);
    });
}

/** What asking came to. */
interface VerificationSummary {
  readonly due: number;
  /** How many came to which result. */
  readonly results: Readonly<Record<string, number>>;
  readonly flaggedSessions: number;
}

async function verifyDue(place: CheckingIn, progress: Progress): Promise<VerificationSummary> {
  const { surroundings, database, principal } = place;
  const verification = registrationVerification(surroundings, database, principal);
  const due = await verification.registrationsDue(surroundings.clock.now());
  const results: Record<string, number> = {};
  let flaggedSessions = 0;
  for (const [done, { registrationId, body }] of due.entries()) {
    progress.at({ file: body, done, total: due.length });
    const recorded = await checkPatiently(place, registrationId);
    if (!recorded) continue;
    const { result } = recorded.check;
    results[result] = (results[result] ?? 0) + 1;
    flaggedSessions += recorded.flaggedSessionIds.length;
  }
  return { due: due.length, results, flaggedSessions };
}

/** Waits as long as our own limit for requests holds the question back. */
async function checkPatiently(place: CheckingIn, registrationId: string): Promise<RecordedCheck | null> {
  for (;;) {
    const checked = await checkAgain(place, registrationId);
    if (!checked || checked.answer.outcome !== 'SOURCE_UNAVAILABLE' || !isHeldBack(checked.answer)) {
      return checked?.recorded ?? null;
    }
    await sleep(Math.max(1000, checked.answer.retryAfterMs ?? 0));
  }
}
