import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The built server as a process of its own, with all that it printed. */
export interface BuiltServer {
  readonly process: ChildProcess;
  readonly url: string;
  readonly output: () => string;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** A run of the built program to its end: for starts that fail. */
export function runToEnd(environment: Readonly<Record<string, string>>): {
  readonly status: number | null;
  readonly output: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/src/main.js'], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 30_000,
    env: { PATH: process.env.PATH, ...environment },
  });
  return { status, output: stdout + stderr };
}

/** Starts the built server on a free port, over a database in memory unless one is named, and waits until it answers. */
export async function startBuiltServer(
  environment: Readonly<Record<string, string>> = {},
  nodeOptions: readonly string[] = [],
): Promise<BuiltServer> {
  const child = spawn(process.execPath, [...nodeOptions, 'dist/src/main.js'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, MESOGRAPH_DATA: 'memory:', PORT: '0', ...environment },
  });
  let output = '';
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /http:\/\/[\d.]+:\d+/.exec(output)?.[0];
      if (address) resolve(address);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then((code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
  });
  return { process: child, url, output: () => output, ended };
}
