import type { SqlEntityManager } from '@mikro-orm/sql';

/** What a job carries: whose it is, and ids of records. Never more: the queue's tables are not under row security. */
export interface JobPayload {
  readonly organizationId: string;
}

/** A kind of work that the queue keeps, with what happens when it fails. */
export interface JobKind<P extends JobPayload> {
  readonly name: string;
  /** What the work is about. There is one queued and one running job for each, whatever the number of servers. */
  readonly keyOf: (payload: P) => string;
  /** How often a failed job is tried again. */
  readonly retries: number;
  /** Seconds before the first of these; twice as long before each further one, up to an hour. */
  readonly retryDelaySeconds: number;
  /** A job that runs longer than this many seconds counts as failed: its server is gone. */
  readonly longestRunSeconds: number;
  /** How many jobs of the kind one server runs at once. */
  readonly atOnce: number;
}

/** When and how a job is put into the queue. */
export interface EnqueueOptions {
  /** Seconds from now. */
  readonly delaySeconds?: number;
  /**
   * Puts the job into the queue in this transaction: when it is rolled back, there is no job. To be named wherever there is
   * one: the embedded database has a single connection, and would wait for it for ever.
   */
  readonly within?: SqlEntityManager;
}

/** Where jobs are put. */
export interface Jobs {
  /** False when there is such a job in the queue already. */
  enqueue<P extends JobPayload>(kind: JobKind<P>, payload: P, options?: EnqueueOptions): Promise<boolean>;
}

/** A kind of work with what does it. Throwing has it tried again. */
export interface JobWork<P extends JobPayload> {
  readonly kind: JobKind<P>;
  /** `jobs` is where it puts what follows from it. */
  readonly run: (payload: P, jobs: Jobs) => Promise<void>;
}

/** The same for any payload, to hold several in one list. */
export type AnyJobWork = JobWork<never>;
