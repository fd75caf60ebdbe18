import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { withDatabase, withLogin } from './global-setup.js';

/** What a process came to. */
export interface ProcessResult {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
  /** The last line of standard output. */
  readonly lastLine: string;
}

/** Builds the program if a source changed since the last build. */
export function buildProgram(): void {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed:\n${stderr}`);
}

/** The built program on a database of its own, run as processes, as an operator runs it. */
export class Installation {
  readonly environment: Readonly<Record<string, string>>;
  readonly #remove: () => Promise<void>;
  readonly #servers: RunningServer[] = [];

  private constructor(environment: Readonly<Record<string, string>>, remove: () => Promise<void>) {
    this.environment = environment;
    this.#remove = remove;
  }

  static async embedded(settings: Readonly<Record<string, string>> = {}): Promise<Installation> {
    const folder = await mkdtemp(join(tmpdir(), 'mesograph-data-'));
    return new Installation({ ...settings, MESOGRAPH_DATA: folder }, () =>
      rm(folder, { recursive: true, force: true }),
    );
  }

  /** A database and a login of its own on the server of `adminUrl`, migrated by the program. */
  static async postgresql(adminUrl: string, settings: Readonly<Record<string, string>> = {}): Promise<Installation> {
    const name = `mesograph_test_${randomBytes(6).toString('hex')}`;
    const admin = new pg.Client(adminUrl);
    await admin.connect();
    await admin.query(`create database ${name}`);
    const installation = new Installation({ ...settings, DATABASE_URL: withLogin(adminUrl, name, name) }, async () => {
      await admin.query(`drop database ${name} with (force)`);
      await admin.query(`drop role if exists ${name}`);
      await admin.end();
    });
    const owner = { MIGRATION_DATABASE_URL: withDatabase(adminUrl, name) };
    const { exitCode, err } = await installation.#run(['migrate'], owner);
    if (exitCode !== 0) throw new Error(`The migration failed:\n${err}`);
    return installation;
  }

  /** Runs the command line. */
  run(...args: readonly string[]): Promise<ProcessResult> {
    return this.#run(args, {});
  }

  /** Runs the command line and returns the last line that it printed. Throws when it fails. */
  async succeed(...args: readonly string[]): Promise<string> {
    const { exitCode, err, lastLine } = await this.run(...args);
    if (exitCode !== 0) throw new Error(`${args.join(' ')} failed:\n${err}`);
    return lastLine;
  }

  /** Starts the server and resolves when it answers. */
  async serve(): Promise<RunningServer> {
    const server = await RunningServer.start(this.startServer());
    this.#servers.push(server);
    return server;
  }

  /** Starts the server's process. */
  startServer(): ChildProcess {
    return this.#spawn('main.js', [], {});
  }

  async remove(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.stop()));
    await this.#remove();
  }

  #run(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<ProcessResult> {
    return finished(this.#spawn('cli.js', args, environment));
  }

  #spawn(script: string, args: readonly string[], environment: Readonly<Record<string, string>>): ChildProcess {
    const { PATH } = process.env;
    return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', `dist/src/${script}`, ...args], {
      env: { PATH, PORT: '0', LOG_LEVEL: 'error', ...this.environment, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }
}

/** What the process printed, once it has ended. */
export async function finished(child: ChildProcess): Promise<ProcessResult> {
  let out = '';
  let err = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, out, err, lastLine: out.trimEnd().split('\n').at(-1) ?? '' };
}

/** A server's process that answers. */
export class RunningServer {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
  }

  static async start(child: ChildProcess): Promise<RunningServer> {
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      const hear = (text: string) => {
        said += text;
        const address = /answers at (\S+)\/graphql/.exec(said)?.[1];
        if (address) resolve(address);
      };
      child.stdout!.setEncoding('utf8').on('data', hear);
      child.stderr!.setEncoding('utf8').on('data', hear);
      child.once('close', () => reject(new Error(`The server stopped:\n${said}`)));
    });
    return new RunningServer(url, child);
  }

  /** Stops the server as an operator does, and resolves to its exit code. */
  async stop(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const closed = once(this.#child, 'close');
      this.#child.kill('SIGTERM');
      await closed;
    }
    return this.#child.exitCode;
  }

  /** Ends the process without giving it a chance to tidy up. */
  async kill(): Promise<void> {
    const closed = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await closed;
  }
}
