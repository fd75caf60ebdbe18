import { Command, CommanderError } from 'commander';
import { BadConfig } from '../config.js';
import { DomainError } from '../platform/errors.js';
import { DataFolderBusy } from '../platform/database/data-folder-lock.js';
import { UnfitDatabase } from '../platform/database/open-postgresql.js';
import { CommandFailure, type CommandEnvironment } from './command-environment.js';
import { addDemoCommand } from './demo.js';
import { addExportCommand } from './export.js';
import { addImportCommand } from './import.js';
import { addKeyCommands } from './keys.js';
import { addMigrateCommand } from './migrate.js';
import { addOrganizationCommand } from './organization.js';
import { addTechniqueCommands } from './technique.js';
import { addVerifyRegistrationsCommand } from './verify-registrations.js';

/** Runs one command line (without the program's name) and resolves to its exit code. */
export async function runCommand(args: readonly string[], environment: CommandEnvironment): Promise<number> {
  const { io } = environment;
  const program = new Command('mesograph')
    .description('Mesograph: compares the outcomes of mesotherapy clinics.')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(add --help for the options)');
  addMigrateCommand(program, environment);
  addImportCommand(program, environment);
  addExportCommand(program, environment);
  addKeyCommands(program, environment);
  addOrganizationCommand(program, environment);
  addTechniqueCommands(program, environment);
  addVerifyRegistrationsCommand(program, environment);
  addDemoCommand(program, environment);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    if (isExpected(error)) {
      io.err(`${error.message}\n`);
      return 1;
    }
    throw error;
  }
}

function isExpected(error: unknown): error is Error {
  return [CommandFailure, DomainError, DataFolderBusy, UnfitDatabase, BadConfig].some((kind) => error instanceof kind);
}
