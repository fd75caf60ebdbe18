import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Context } from '../context.js';
import type { Access } from '../platform/database/database.js';
import { asOwner } from './as-owner.js';
import { CommandFailure, type CommandEnvironment } from './command-environment.js';

/** Runs the work with an owner's rights in the organization of this name. Fails when there is none. */
export function inOrganization<T>(
  { config: { keySecret }, clock, withDatabase }: CommandEnvironment,
  name: string,
  access: Access,
  work: (context: Context, em: SqlEntityManager) => Promise<T>,
): Promise<T> {
  return withDatabase((database) =>
    asOwner(database, { clock, keySecret }, name, access, async (context, em) => {
      if (await context.organizations.exists()) return work(context, em);
      throw new CommandFailure(
        `There is no organization named "${name}". An import makes one: npm run mesograph -- import FOLDER --organization "${name}"`,
      );
    }),
  );
}
