import type { ConstructorOptions } from 'pg-boss';

/** How the job queue reaches the database: connections of its own to a server, or the one of an embedded database. */
export type JobConnection = Pick<
  ConstructorOptions,
  'application_name' | 'backend' | 'connectionString' | 'connectionTimeoutMillis' | 'db' | 'max' | 'options'
>;

/** The schema of the queue's own tables. They name organizations and records by id, and hold nothing else of them. */
export const JOB_SCHEMA = 'pgboss';
