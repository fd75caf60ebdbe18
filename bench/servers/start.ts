import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, openSync, closeSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PROJECT } from '../scene/run-built.ts';
import type { ServerKind } from './catalogue.ts';

/** As many connections as our own service opens to PostgreSQL. */
const POOL_SIZE = 10;
const START_SECONDS = 60;

/** A server that answers, in a process of its own. */
export interface RunningServer {
  readonly kind: ServerKind;
  readonly url: string;
  readonly pid: number;
  /** Fails when the server ended, or is about to: a lost connection shows first. */
  readonly requireAlive: () => Promise<void>;
  /** What it last said of errors. */
  readonly lastWords: () => string;
}

/** Starts the servers one after the other, gives them to the work, and ends them whatever happens. */
export async function withServers<T>(
  kinds: readonly ServerKind[],
  databaseUrl: string,
  work: (servers: readonly RunningServer[]) => Promise<T>,
): Promise<T> {
  const logs = mkdtempSync(join(tmpdir(), 'mesograph-bench-'));
  const children: ChildProcess[] = [];
  // For an end that does not wait for the work.
  const takeDown = () => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(logs, { recursive: true, force: true });
  };
  process.once('exit', takeDown);
  try {
    const servers: RunningServer[] = [];
    for (const kind of kinds) {
      const log = join(logs, kind.name);
      const output = openSync(log, 'w');
      const child = spawn(process.execPath, [kind.program], {
        cwd: PROJECT,
        env: {
          PATH: process.env.PATH,
          NODE_ENV: 'production',
          DATABASE_URL: databaseUrl,
          POOL_SIZE: String(POOL_SIZE),
          PORT: '0',
          ...kind.environment,
        },
        // Our server writes a line for each operation, as it does in production; a file takes it at little cost.
        stdio: ['ignore', output, output],
      });
      closeSync(output);
      children.push(child);
      servers.push(await whenAnnounced(kind, child, log));
    }
    return await work(servers);
  } finally {
    await Promise.all(children.map(end));
    process.off('exit', takeDown);
    takeDown();
  }
}

async function whenAnnounced(kind: ServerKind, child: ChildProcess, log: string): Promise<RunningServer> {
  const lastWords = () => {
    const lines = readFileSync(log, 'utf8').split('\n');
    return lines
      .filter((line) => /error/i.test(line))
      .slice(-5)
      .join('\n');
  };
  const requireAlive = async (milliseconds: number) => {
    await delay(milliseconds);
    if (child.exitCode === null && child.signalCode === null) return;
    throw new Error(`${kind.title} ended with ${child.exitCode ?? child.signalCode}:\n${lastWords()}`);
  };
  const deadline = Date.now() + START_SECONDS * 1000;
  while (Date.now() < deadline) {
    await requireAlive(50);
    const url = /http:\/\/[\d.]+:\d+\/\S*/.exec(readFileSync(log, 'utf8'))?.[0];
    if (url) return { kind, url, pid: child.pid!, requireAlive: () => requireAlive(500), lastWords };
  }
  throw new Error(`${kind.title} did not start within ${START_SECONDS} s.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 3000);
  await ended;
  clearTimeout(patience);
}
