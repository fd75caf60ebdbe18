import { sql } from 'kysely';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { organizationOf } from '../../../platform/database/tenant-owned.js';
import { workOnSets } from '../../release/work-on-sets.js';
import type { ExchangeReader } from '../format/exchange-reader.js';
import { Problems } from '../format/problems.js';
import { importAdverseEvents } from './import-adverse-events.js';
import { importMeasures, importSubstances } from './import-catalogue.js';
import { importCourses } from './import-courses.js';
import { importOutcomes } from './import-outcomes.js';
import { importClinics, importPatients, importPractitioners } from './import-people.js';
import { importProtocols } from './import-protocols.js';
import type { ImportRun, ImportServices } from './import-run.js';
import { importRegistrations } from './import-registrations.js';
import { importSessions } from './import-sessions.js';
import { ImportSummary } from './import-summary.js';
import { importVariations } from './import-variations.js';
import { openTechniqueAccounts, settleTechnique } from './technique-accounts.js';
import { readKnownCodes } from './known-codes.js';

/** The folder has problems, and nothing of it was stored. */
export class ImportRefused extends Error {
  readonly problems: Problems;

  constructor(problems: Problems) {
    super(problems.lines().join('\n'));
    this.name = 'ImportRefused';
    this.problems = problems;
  }
}

/**
 * Imports everything that the reader holds, inside the caller's transaction, and ends with a data release when anything
 * changed or none is there yet. Throws `ImportRefused` with all problems; the transaction must then be rolled back.
 */
export async function importFolder(
  em: SqlEntityManager,
  reader: ExchangeReader,
  { releases, registrationBodies, registrationChecks, sessionJudgements }: ImportServices,
): Promise<ImportSummary> {
  const database = em.getKysely<Record<string, never>>();
  const organizationId = organizationOf(em);
  await sql`set local statement_timeout = 0`.execute(database);
  await workOnSets(database);
  // One import at a time in an organization: two would not see each other's codes.
  await sql`select id from organization where id = ${organizationId}::uuid for no key update`.execute(database);
  const problems = new Problems();
  await reader.checkFiles(problems);
  const summary = new ImportSummary();
  const codes = await readKnownCodes(database, organizationId);
  const run: ImportRun = {
    database,
    organizationId,
    reader,
    problems,
    summary,
    codes,
    registrationBodies,
    registrationChecks,
    sessionJudgements,
  };
  await openTechniqueAccounts(run);
  await importClinics(run);
  await importPractitioners(run);
  await importRegistrations(run);
  await importMeasures(run);
  await importSubstances(run);
  await importProtocols(run);
  await importVariations(run);
  await importPatients(run);
  await importCourses(run);
  await importSessions(run);
  await settleTechnique(run);
  await importOutcomes(run);
  await importAdverseEvents(run);
  if (problems.count > 0) throw new ImportRefused(problems);
  if (summary.hasChanges || !(await releases.current())) await releases.publish();
  return summary;
}
