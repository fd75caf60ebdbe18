import { PgBoss } from 'pg-boss';
import { JOB_SCHEMA, type JobConnection } from './job-connection.js';

/**
 * Makes or upgrades the queue's tables as the owner of the database, and lets a role work with them. The service itself
 * may neither make nor change a table.
 */
export async function installJobQueue(connection: JobConnection, role: string): Promise<void> {
  const boss = new PgBoss({ ...connection, schema: JOB_SCHEMA, supervise: false, schedule: false });
  let failure: unknown;
  boss.on('error', (error) => (failure ??= error));
  await boss.start();
  try {
    const database = boss.getDb();
    await database.executeSql(`grant usage on schema ${JOB_SCHEMA} to ${role}`);
    await database.executeSql(`grant select, insert, update, delete on all tables in schema ${JOB_SCHEMA} to ${role}`);
    await database.executeSql(`grant execute on all functions in schema ${JOB_SCHEMA} to ${role}`);
  } finally {
    await boss.stop({ graceful: false });
  }
  if (failure) throw failure;
}
