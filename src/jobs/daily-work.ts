import type { JobQueue } from '../platform/jobs/job-queue.js';
import { describeError } from '../platform/telemetry/describe-error.js';
import type { Logger } from '../platform/telemetry/logger.js';
import { sweepRegistrations } from './registration-jobs.js';

/** The hours in UTC over which the organizations' daily work is spread, from midnight on. */
const NIGHT_HOURS = 6;

/**
 * Has the daily work of every organization done that uses the service. Nobody may list organizations, the service
 * neither; so each is scheduled when it is first heard of, and the schedule lasts.
 */
export class DailyWork {
  readonly #queue: JobQueue;
  readonly #logger: Logger;
  readonly #scheduled = new Set<string>();

  constructor(queue: JobQueue, logger: Logger) {
    this.#queue = queue;
    this.#logger = logger;
  }

  /** To be called whenever somebody asks in the name of an organization: at once done after the first time. */
  heardOf(organizationId: string): void {
    if (this.#scheduled.has(organizationId)) return;
    this.#scheduled.add(organizationId);
    void this.#schedule(organizationId).catch((error: unknown) => {
      this.#scheduled.delete(organizationId);
      this.#logger.error({ organizationId, error: describeError(error) }, 'daily work was not scheduled');
    });
  }

  async #schedule(organizationId: string): Promise<void> {
    const minute = Number.parseInt(organizationId.slice(0, 8), 16) % (NIGHT_HOURS * 60);
    await this.#queue.everyDay(sweepRegistrations, { organizationId }, minute);
    // What fell due while no server ran must not wait for the night.
    await this.#queue.enqueue(sweepRegistrations, { organizationId });
  }
}
