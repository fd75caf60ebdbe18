import { fileURLToPath } from 'node:url';
import { runCommand } from './commands/program.js';
import { readConfig, type Config } from './config.js';
import { demoKeyPage, demoPrincipals, type DemoKeys } from './modules/demo/demo-keys.js';
import { registerLookups, type RegisterLookups } from './modules/register-lookup/register-lookups.js';
import { openDatabase } from './open-database.js';
import { openDemo } from './open-demo.js';
import { systemClock } from './platform/clock.js';
import type { Database } from './platform/database/database.js';
import { sendJson, type Handler } from './platform/http/http-server.js';
import { staticFiles } from './platform/http/static-files.js';
import { serveCommands, type CloseCommands } from './platform/process/control-socket.js';
import { createLogger } from './platform/telemetry/logger.js';
import { createServer } from './server.js';

const PLAYGROUND = fileURLToPath(new URL('../playground', import.meta.url));

try {
  await start(readConfig());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function start(config: Config): Promise<void> {
  const logger = createLogger(config.logLevel);
  const database = await openDatabase(config);
  const demoKeys = await demoOf(config, database);
  const files = await staticFiles(PLAYGROUND);
  const playground: Handler = async (request, response) => {
    if (request.url !== '/playground.json') return files(request, response);
    sendJson(response, 200, demoKeyPage(demoKeys));
    return true;
  };
  const lookups = registerLookups(config.registers, systemClock);
  const server = await createServer({
    database,
    clock: systemClock,
    logger,
    host: config.host,
    port: config.port,
    costLimit: config.costLimit,
    plansReads: config.plansReads,
    keySecret: config.keySecret,
    registerLookups: lookups,
    demoKeys: demoPrincipals(demoKeys),
    playground,
  });
  const closeCommands = await openCommands(config, database, lookups);

  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await server.stop(config.graceSeconds * 1000);
    await closeCommands(config.graceSeconds * 1000);
    await database.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  announce(server.url, demoKeys);
}

/** Fills an empty embedded database with the demo chain. Its keys work on this machine alone, and never on a server. */
async function demoOf({ databaseUrl, host }: Config, database: Database): Promise<DemoKeys | null> {
  if (databaseUrl) return null;
  const demo = await openDemo(database, systemClock, (sentence) => process.stdout.write(`${sentence}\n`));
  return ['127.0.0.1', '::1', 'localhost'].includes(host) ? demo : null;
}

/** While this server holds the embedded database, `npm run mesograph` works through it. */
async function openCommands(config: Config, database: Database, lookups: RegisterLookups): Promise<CloseCommands> {
  if (config.databaseUrl || config.dataFolder === 'memory:') return async () => undefined;
  return serveCommands(config.dataFolder, (args, io) =>
    runCommand(args, {
      io,
      config,
      clock: systemClock,
      registerLookups: lookups,
      withDatabase: (work) => work(database),
    }),
  );
}

function announce(url: string, demo: DemoKeys | null): void {
  const lines = [`Mesograph answers at ${url}/graphql`, `The playground is at  ${url}/`];
  if (demo) {
    lines.push(`The demo chain is simulated (docs/demo-chain.md). Its keys work on this machine only:`);
    lines.push(...demo.keys.map(({ role, key }) => `  ${key.padEnd(18)} ${role}`));
  } else {
    lines.push('Make a key: npm run mesograph -- keys create --organization NAME --role OWNER');
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
