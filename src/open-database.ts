import { storedModel } from './mikro-orm.config.js';
import type { Config } from './config.js';
import type { Database } from './platform/database/database.js';

/** Opens the database that the settings name; each driver is loaded only where it is used. */
export async function openDatabase({ databaseUrl, dataFolder }: Config): Promise<Database> {
  const walls = { applicationFilters: true };
  if (databaseUrl) {
    const { openPostgresql } = await import('./platform/database/open-postgresql.js');
    return openPostgresql(storedModel, walls, databaseUrl);
  }
  const { openDataFolder } = await import('./platform/database/open-embedded.js');
  return openDataFolder(storedModel, walls, dataFolder);
}
