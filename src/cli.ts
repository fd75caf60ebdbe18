import { runCommand } from './commands/program.js';
import { readConfig } from './config.js';
import { openDatabase } from './open-database.js';
import { registerLookups } from './modules/register-lookup/register-lookups.js';
import { systemClock } from './platform/clock.js';
import { runThroughServer, type CommandIo } from './platform/process/control-socket.js';

const args = process.argv.slice(2);
const io: CommandIo = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
  workingFolder: process.env.INIT_CWD ?? process.cwd(),
};

try {
  process.exitCode = await run();
} catch (error) {
  io.err(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const config = readConfig();
  // The embedded database is one process's: when a server holds it, the server runs the command.
  const migratesServer = args[0] === 'migrate' && config.migrationDatabaseUrl !== null;
  if (!config.databaseUrl && !migratesServer) {
    const exitCode = await runThroughServer(config.dataFolder, args, io);
    if (exitCode !== null) return exitCode;
  }
  return runCommand(args, {
    io,
    config,
    clock: systemClock,
    registerLookups: registerLookups(config.registers, systemClock),
    withDatabase: async (work) => {
      const database = await openDatabase(config);
      try {
        return await work(database);
      } finally {
        await database.close();
      }
    },
  });
}
