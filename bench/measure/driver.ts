import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation, PageCursors } from '../operations/operation.ts';
import type { Scene } from '../scene/scene.ts';
import type { RunningServer } from '../servers/start.ts';
import type { LoadOrder, LoadResult } from './load.ts';

/** Linux counts the processor time of a process in hundredths of a second. */
const TICK_MILLISECONDS = 10;

/** One stretch of load on one server. */
export interface Stretch extends LoadResult {
  /** Processor time of the server's process; null where the system does not tell. */
  readonly cpuMilliseconds: number | null;
}

export type Drive = (
  server: RunningServer,
  operation: Operation,
  cursors: PageCursors,
  seconds: number,
) => Promise<Stretch>;

/** Gives the work a load generator, which runs in a process of its own beside the servers. */
export async function withDriver<T>(scene: Scene, work: (drive: Drive) => Promise<T>): Promise<T> {
  const child = fork(join(import.meta.dirname, 'load.ts'));
  child.send({ scene });
  const exchange = (order: LoadOrder) =>
    new Promise<LoadResult>((resolve, reject) => {
      const died = () => reject(new Error('The load generator ended.'));
      child.once('exit', died);
      child.once('message', (result) => {
        child.off('exit', died);
        resolve(result as LoadResult);
      });
      child.send(order);
    });
  try {
    return await work(async ({ kind, url, pid, requireAlive, lastWords }, operation, cursors, seconds) => {
      const before = cpuMillisecondsOf(pid);
      const result = await exchange({ server: kind.name, url, operation: operation.name, cursors, seconds });
      if (result.failure) {
        await requireAlive();
        throw new Error(`${kind.title} answered ${operation.name} with:\n${result.failure}\n${lastWords()}`);
      }
      const after = cpuMillisecondsOf(pid);
      const cpuMilliseconds = before === null || after === null ? null : (after - before) / result.answers;
      return { ...result, cpuMilliseconds };
    });
  } finally {
    child.kill();
  }
}

/** User and system time of a process since it began. */
function cpuMillisecondsOf(pid: number): number | null {
  try {
    // The fields behind the name, which stands in brackets and may hold spaces, are counted from the third.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MILLISECONDS;
  } catch {
    return null;
  }
}
