import { asOwner } from './commands/as-owner.js';
import { fillDemo } from './commands/fill-demo.js';
import { demoOrganizationName } from './modules/demo/demo-chain.js';
import { demoKeys, type DemoKeys } from './modules/demo/demo-keys.js';
import { practitionersOfClinic } from './modules/practitioner/practitioner.reads.js';
import type { Clock } from './platform/clock.js';
import type { Database } from './platform/database/database.js';

/**
 * The keys of the demo chain in an embedded database, which is filled with it when it has no organization at all. Null
 * when the database holds other organizations only.
 */
export async function openDemo(
  database: Database,
  clock: Clock,
  tell: (sentence: string) => void,
): Promise<DemoKeys | null> {
  if (database.isNew) {
    tell('The database is empty: making the demo chain (some 10 s) …');
    await fillDemo(database, clock, demoOrganizationName);
  }
  return asOwner(database, { clock, keySecret: null }, demoOrganizationName, 'READ', async (context) => {
    const { organizations, clinics, practitioners } = context;
    if (!(await organizations.exists())) return null;
    const { id } = await organizations.current();
    const [first, second] = (await clinics.page({ first: 2 })).nodes;
    if (!first || !second) return null;
    const practitioner = (await practitioners.page({ first: 1 }, { ...practitionersOfClinic, parentId: first.id }))
      .nodes[0];
    if (!practitioner) return null;
    return demoKeys(demoOrganizationName, id, [first.id, second.id], practitioner);
  });
}
