import { createContext } from '../context.js';
import { principal } from '../modules/access/authenticator.js';
import { demoContent } from '../modules/demo/demo-content.js';
import { MemoryReader } from '../modules/exchange/format/memory-reader.js';
import type { ReadProgress } from '../modules/exchange/format/exchange-reader.js';
import { importFolder } from '../modules/exchange/import/import-folder.js';
import type { ImportSummary } from '../modules/exchange/import/import-summary.js';
import { ensureOrganization } from '../modules/onboarding/create-organization.js';
import { organizationIdOf } from '../modules/organization/organization-id.js';
import type { Clock } from '../platform/clock.js';
import type { Database } from '../platform/database/database.js';

/** Imports the demo chain into the organization of this name, which is made when it is new. */
export async function fillDemo(
  database: Database,
  clock: Clock,
  name: string,
  onProgress: (progress: ReadProgress) => void = () => undefined,
): Promise<ImportSummary> {
  const owner = principal(organizationIdOf(name), 'OWNER');
  return database.transaction(owner, 'WRITE', async (em) => {
    await ensureOrganization(em, { name });
    // Importing makes no key, so the secret that keys are hashed with is not needed.
    const surroundings = { clock, keySecret: '', hasApplicationFilters: true };
    const { releases } = createContext(surroundings, em, owner);
    return importFolder(em, new MemoryReader('the demo chain', demoContent(), onProgress), releases);
  });
}
