import type { Operation, PageCursors } from '../operations/operation.ts';
import type { ServerName } from '../servers/catalogue.ts';
import type { RunningServer } from '../servers/start.ts';
import type { Drive, Stretch } from './driver.ts';

/** Long enough for compilers and prepared statements to settle. */
const WARM_UP_SECONDS = 4;

export interface Pace {
  readonly seconds: number;
  readonly rounds: number;
}

/** What one server did in one operation: medians over the rounds. */
export interface Measurement {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpuMilliseconds: number | null;
  readonly bytes: number;
}

/**
 * Drives one server at a time, all of them in every round, each round beginning with another: what slows the machine for a
 * while slows them alike.
 */
export async function measureRounds(
  drive: Drive,
  servers: readonly RunningServer[],
  operation: Operation,
  cursorsByServer: ReadonlyMap<ServerName, PageCursors>,
  { seconds, rounds }: Pace,
  forgetRecorded: () => Promise<void>,
): Promise<ReadonlyMap<ServerName, Measurement>> {
  const stretches = new Map<ServerName, Stretch[]>(servers.map(({ kind }) => [kind.name, []]));
  const stretch = async (server: RunningServer, length: number) => {
    const result = await drive(server, operation, cursorsByServer.get(server.kind.name)!, length);
    if (operation.benchmark === 'writes') await forgetRecorded();
    return result;
  };
  for (const server of servers) await stretch(server, Math.min(WARM_UP_SECONDS, 2 * seconds));
  for (let round = 0; round < rounds; round++) {
    for (const position of servers.keys()) {
      const server = servers[(round + position) % servers.length]!;
      stretches.get(server.kind.name)!.push(await stretch(server, seconds));
    }
  }
  return new Map([...stretches].map(([name, results]) => [name, mediansOf(results)]));
}

function mediansOf(stretches: readonly Stretch[]): Measurement {
  const cpu = stretches.map(({ cpuMilliseconds }) => cpuMilliseconds).filter((value) => value !== null);
  return {
    requestsPerSecond: median(stretches.map(({ requestsPerSecond }) => requestsPerSecond)),
    p50: median(stretches.map(({ p50 }) => p50)),
    p99: median(stretches.map(({ p99 }) => p99)),
    cpuMilliseconds: cpu.length > 0 ? median(cpu) : null,
    bytes: median(stretches.map(({ bytes, answers }) => bytes / answers)),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
