import { runCommand } from '../../src/commands/program.js';
import { readConfig } from '../../src/config.js';
import { noRegisterLookups } from '../../src/modules/register-lookup/register-lookups.js';
import { NOW, type TestServer } from './organization.js';
import { writeFolder, type ExchangeFiles } from './exchange-folder.js';

/** What a command line came to. */
export interface CommandResult {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** What an import counts, by file. */
export interface Summary {
  readonly created: Readonly<Record<string, number>>;
  readonly updated: Readonly<Record<string, number>>;
  readonly unchanged: Readonly<Record<string, number>>;
  readonly flagged: Readonly<Record<string, number>>;
}

/** Runs a command line on a test server's database. */
export async function command({ database }: TestServer, ...args: readonly string[]): Promise<CommandResult> {
  let out = '';
  let err = '';
  const exitCode = await runCommand(args, {
    io: {
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      isTerminal: false,
      workingFolder: process.cwd(),
    },
    config: readConfig({}),
    clock: { now: () => NOW },
    registerLookups: noRegisterLookups,
    withDatabase: (work) => work(database),
  });
  return { exitCode, out, err };
}

/** Imports a folder, by its path or by its files, and returns the summary. Throws when it is refused. */
export async function importInto(
  server: TestServer,
  organization: string,
  folder: string | ExchangeFiles,
): Promise<Summary> {
  const path = typeof folder === 'string' ? folder : await writeFolder(folder);
  const { exitCode, out, err } = await command(server, 'import', path, '--organization', organization);
  if (exitCode !== 0) throw new Error(`The import was refused:\n${err}`);
  return JSON.parse(out.trimEnd().split('\n').at(-1)!) as Summary;
}
