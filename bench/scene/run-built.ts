import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The folder of the project whose production build is measured. */
export const PROJECT = join(import.meta.dirname, '../..');

/** Runs a command of the built program, and gives what it printed. */
export async function runBuilt(
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['dist/src/cli.js', ...command], {
    cwd: PROJECT,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...environment },
  });
  return stdout;
}
