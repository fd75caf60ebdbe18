import type { Clock } from '../platform/clock.js';
import type { Database } from '../platform/database/database.js';
import type { CommandIo } from '../platform/process/control-socket.js';
import type { RegisterLookups } from '../modules/register-lookup/register-lookups.js';
import type { Config } from '../config.js';

/** What commands work with, in a process of their own or inside a running server. */
export interface CommandEnvironment {
  readonly io: CommandIo;
  readonly config: Config;
  readonly clock: Clock;
  /** The registers that may be asked, the running server's where there is one: limits hold for all who ask. */
  readonly registerLookups: RegisterLookups;
  /** Runs the work on the database: the running server's, or one opened for this command. */
  readonly withDatabase: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
}

/** A command that cannot do what was asked; the message says why and how to mend it. */
export class CommandFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandFailure';
  }
}
