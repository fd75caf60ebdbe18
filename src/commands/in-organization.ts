import { createContext, type Context } from '../context.js';
import { principal } from '../modules/access/authenticator.js';
import { organizationIdOf } from '../modules/organization/organization-id.js';
import type { Access } from '../platform/database/database.js';
import { CommandFailure, type CommandEnvironment } from './command-environment.js';

/** Runs the work with an owner's rights in the organization of this name. Fails when there is none. */
export function inOrganization<T>(
  { config, clock, withDatabase }: CommandEnvironment,
  name: string,
  access: Access,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const owner = principal(organizationIdOf(name), 'OWNER');
  return withDatabase(async (database) => {
    const keySecret = config.keySecret ?? (await database.installationSecret());
    const surroundings = { clock, keySecret, hasApplicationFilters: true };
    return database.transaction(owner, access, async (em) => {
      const context = createContext(surroundings, em, owner);
      if (!(await context.organizations.byId(owner.organizationId))) {
        throw new CommandFailure(
          `There is no organization named "${name}". An import makes one: npm run mesograph -- import FOLDER --organization "${name}"`,
        );
      }
      return work(context);
    });
  });
}
