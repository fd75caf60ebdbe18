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
  return asOwner(database, { clock, keySecret: null }, name, 'WRITE', async ({ releases }, em) => {
    await ensureOrganization(em, { name });
    return importFolder(em, new MemoryReader('the demo chain', demoContent(), onProgress), releases);
  });
}
