import { demoExtracts, demoStatusWords } from '../modules/demo/demo-extracts.js';
import { demoContent } from '../modules/demo/demo-content.js';
import { MemoryReader } from '../modules/exchange/format/memory-reader.js';
import type { ReadProgress } from '../modules/exchange/format/exchange-reader.js';
import { importFolder } from '../modules/exchange/import/import-folder.js';
import type { ImportSummary } from '../modules/exchange/import/import-summary.js';
import { ensureOrganization } from '../modules/onboarding/create-organization.js';
import type { Clock } from '../platform/clock.js';
import type { Database } from '../platform/database/database.js';
import { asOwner } from './as-owner.js';

/** Imports the demo chain into the organization of this name, which is made when it is new. */
export async function fillDemo(
  database: Database,
  clock: Clock,
  name: string,
  onProgress: (progress: ReadProgress) => void = () => undefined,
): Promise<ImportSummary> {
  return asOwner(database, { clock, keySecret: null }, name, 'WRITE', async (context, em) => {
    await ensureOrganization(em, { name });
    await context.organizations.setRegistrationRules({ statusWords: demoStatusWords });
    const reader = new MemoryReader('the demo chain', demoContent(), onProgress);
    const summary = await importFolder(em, reader, context);
    // Everybody starts out verified, so that the gate may stand before the needle here too.
    const source = 'Simulated extract of the register';
    for (const { body, csv } of demoExtracts(clock.now().toISOString().slice(0, 10))) {
      await context.registrations.importExtract({ body, csv, source, isWhole: false });
    }
    return summary;
  });
}
