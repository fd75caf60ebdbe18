import { sql, type RawBuilder } from 'kysely';
import { TechniqueAccounts } from '../../treatment/technique-accounts.js';
import type { ImportRun } from './import-run.js';

/** Opens the lists of courses whose sessions the import changes, and of those whose sessions are to be judged anew. */
export async function openTechniqueAccounts({ database }: ImportRun): Promise<void> {
  await sql`create temporary table import_counted (course_id uuid primary key) on commit drop`.execute(database);
  await sql`create temporary table import_rejudged (course_id uuid primary key) on commit drop`.execute(database);
}

/** Notes courses, which `courses` selects (one column, their ids), that are to be counted anew. */
export function noteForCounting({ database }: ImportRun, courses: RawBuilder<unknown>): Promise<unknown> {
  return sql`insert into import_counted (course_id) select distinct x.id from (${courses}) x(id) on conflict do nothing`.execute(
    database,
  );
}

/** Notes courses, which `courses` selects (one column, their ids), whose stored sessions something else is promised for now. */
export function noteForJudgement({ database }: ImportRun, courses: RawBuilder<unknown>): Promise<unknown> {
  return sql`insert into import_rejudged (course_id) select distinct x.id from (${courses}) x(id) on conflict do nothing`.execute(
    database,
  );
}

/** Counts and judges what was noted, once all that is promised and done is stored. */
export async function settleTechnique({ database, organizationId, sessionJudgements }: ImportRun): Promise<void> {
  const noted = async (table: string) =>
    (await sql<{ readonly id: string }>`select course_id as id from ${sql.table(table)} order by 1`.execute(database))
      .rows;
  const counted = await noted('import_counted');
  await new TechniqueAccounts(database, organizationId).settle(counted.map(({ id }) => id));
  const rejudged = await noted('import_rejudged');
  if (rejudged.length > 0) await sessionJudgements.judgeAgain({ courseIds: rejudged.map(({ id }) => id) });
}
