import { fromKysely, PgBoss, type JobWithMetadata } from 'pg-boss';
import { describeError } from '../telemetry/describe-error.js';
import type { Logger } from '../telemetry/logger.js';
import { JOB_SCHEMA, type JobConnection } from './job-connection.js';
import type { AnyJobWork, EnqueueOptions, JobKind, JobPayload, Jobs } from './job-kind.js';

/** How often a server looks for work. A job may wait this long; what must be quick is no job. */
const POLLING_SECONDS = 5;

/** Days that done and failed jobs are kept, for whoever wants to know why one failed. */
const KEPT_DAYS = 14;

export interface JobQueueParts {
  readonly connection: JobConnection;
  readonly logger: Logger;
  readonly works: readonly AnyJobWork[];
  /** Seconds; for tests that cannot wait. */
  readonly pollingSeconds?: number;
}

/** Hears a channel of the database; resolves to what ends that. `onGap` is told when notifications may have been missed. */
export type Listen = (
  channel: string,
  onMessage: (text: string) => void,
  onGap: () => void,
) => Promise<() => Promise<void>>;

/**
 * Scheduled work, kept in the same database as the records. Servers on one database share the queue: each job runs once.
 * A job runs in no organization by itself; it names one, and its work enters it.
 */
export class JobQueue implements Jobs {
  readonly #parts: JobQueueParts;
  readonly #boss: PgBoss;

  constructor(parts: JobQueueParts) {
    this.#parts = parts;
    const fast = parts.pollingSeconds !== undefined && { cronMonitorIntervalSeconds: 1, cronWorkerIntervalSeconds: 1 };
    this.#boss = new PgBoss({
      ...parts.connection,
      ...fast,
      schema: JOB_SCHEMA,
      // The owner makes tables and rebuilds indexes; the service has no right to.
      migrate: false,
      createSchema: false,
      reindex: false,
      monitorVacuum: false,
    });
    const { logger } = parts;
    this.#boss.on('error', (error) => logger.error({ error: describeError(error) }, 'job queue'));
    this.#boss.on('warning', ({ message }) => logger.warn({ warning: message }, 'job queue'));
  }

  /** Begins to work. Throws where the queue's tables are missing or old. */
  async start(): Promise<void> {
    try {
      await this.#boss.start();
    } catch (error) {
      await this.#boss.stop({ graceful: false });
      // The two sentences with which the library refuses a schema that is not its own.
      if (!/is not installed|requires migrations/.test(String(error))) throw error;
      throw new Error('The tables of the job queue are missing or old: run `migrate` (docs/operating.md).', {
        cause: error,
      });
    }
    for (const work of this.#parts.works) await this.#take(work);
  }

  /** Takes no new jobs and lets running ones end, up to the grace: what is cut runs again elsewhere or later. */
  async stop(graceMilliseconds: number): Promise<void> {
    await this.#boss.stop({ graceful: graceMilliseconds > 0, timeout: graceMilliseconds });
  }

  async enqueue<P extends JobPayload>(
    kind: JobKind<P>,
    payload: P,
    { delaySeconds, within }: EnqueueOptions = {},
  ): Promise<boolean> {
    const id = await this.#boss.send(kind.name, payload, {
      singletonKey: kind.keyOf(payload),
      ...(delaySeconds !== undefined && { startAfter: Math.ceil(delaySeconds) }),
      ...(within && { db: fromKysely(within.getKysely() as never) }),
    });
    return id !== null;
  }

  /** Has the work done every day at the minute of the day in UTC, by one of the servers. What was missed is done once. */
  async everyDay<P extends JobPayload>(kind: JobKind<P>, payload: P, minuteOfDay: number): Promise<void> {
    const key = kind.keyOf(payload);
    const cron = `${minuteOfDay % 60} ${Math.floor(minuteOfDay / 60)} * * *`;
    await this.#boss.schedule(kind.name, cron, payload, { key, singletonKey: key, missed: 'once' });
  }

  /** Hears what transactions of any server notified, once they were committed. */
  readonly listen: Listen = async (channel, onMessage, onGap) => {
    const { listen } = this.#boss.getDb();
    if (!listen) throw new Error('the connection of the job queue cannot listen');
    let isFirst = true;
    const handle = await listen.call(this.#boss.getDb(), channel, onMessage, () => {
      if (!isFirst) onGap();
      isFirst = false;
    });
    return () => handle.close();
  };

  async #take({ kind, run }: AnyJobWork): Promise<void> {
    const { logger, pollingSeconds = POLLING_SECONDS } = this.#parts;
    await this.#boss.createQueue(kind.name, {
      policy: 'stately',
      retryLimit: kind.retries,
      retryDelay: kind.retryDelaySeconds,
      retryBackoff: true,
      retryDelayMax: 3600,
      expireInSeconds: kind.longestRunSeconds,
      deleteAfterSeconds: KEPT_DAYS * 86_400,
    });
    const options = {
      pollingIntervalSeconds: pollingSeconds,
      localConcurrency: kind.atOnce,
      includeMetadata: true,
    } as const;
    await this.#boss.work<JobPayload, void, typeof options>(kind.name, options, async ([job]) => {
      const started = performance.now();
      const { data, retryCount } = job as JobWithMetadata<JobPayload>;
      const line = { job: kind.name, organizationId: data.organizationId, attempt: retryCount + 1 };
      const failure = await run(data as never, this).then(
        () => null,
        (error: unknown) => ({ error }),
      );
      if (!failure) {
        logger.info({ ...line, milliseconds: Math.round(performance.now() - started) }, 'job');
        return;
      }
      const isLast = retryCount >= kind.retries;
      logger[isLast ? 'error' : 'warn']({ ...line, isLast, error: describeError(failure.error) }, 'job failed');
      // The queue keeps what a failure says, and that may quote a record.
      throw new Error(failure.error instanceof Error ? failure.error.name : 'failed');
    });
  }
}
