import type { Command } from 'commander';
import { storedModel } from '../mikro-orm.config.js';
import { migratePostgresql } from '../platform/database/migrate-postgresql.js';
import { CommandFailure, type CommandEnvironment } from './command-environment.js';

/** `migrate`: brings the database to the current schema. */
export function addMigrateCommand(program: Command, { io, config, withDatabase }: CommandEnvironment): void {
  program
    .command('migrate')
    .description(
      'brings the database to the current schema; on PostgreSQL as MIGRATION_DATABASE_URL, and makes the role of DATABASE_URL',
    )
    .action(async () => {
      if (!config.migrationDatabaseUrl) {
        if (config.databaseUrl) {
          throw new CommandFailure(
            'Set MIGRATION_DATABASE_URL to the login that owns the database: the service may not migrate.',
          );
        }
        await withDatabase(async () => undefined);
        io.out('The embedded database is at the current schema.\n');
        return;
      }
      const { migrations, login } = await migratePostgresql(
        storedModel,
        config.migrationDatabaseUrl,
        config.databaseUrl,
      );
      io.out(migrations.length > 0 ? `Ran ${migrations.join(', ')}.\n` : 'The database is at the current schema.\n');
      io.out(
        login ? `The login "${login}" may use it.\n` : 'Set DATABASE_URL as well to make the login of the service.\n',
      );
    });
}
