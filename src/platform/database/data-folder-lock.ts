import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The folder of the embedded database belongs to another process. */
export class DataFolderBusy extends Error {
  constructor(folder: string) {
    super(
      `The data folder ${folder} is in use by another Mesograph server. Stop that server first, or give this one a ` +
        `folder of its own with MESOGRAPH_DATA=FOLDER. (Commands of \`npm run mesograph\` work through the running server.)`,
    );
    this.name = 'DataFolderBusy';
  }
}

/**
 * Takes the folder for this process alone and returns what gives it back.
 *
 * PGlite takes no lock of its own, and two processes on one folder destroy it. Node offers no file lock, but SQLite
 * does: its exclusive transaction holds a lock of the operating system, which vanishes with the process however it ends.
 */
export function lockDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(folder, 'lock.sqlite'));
  try {
    lock.exec('pragma journal_mode = off; pragma busy_timeout = 0; begin exclusive');
  } catch {
    lock.close();
    throw new DataFolderBusy(folder);
  }
  return () => lock.close();
}
