import { requireEqualAnswers } from './measure/compare.ts';
import { withDriver } from './measure/driver.ts';
import { describeMachine } from './measure/machine.ts';
import { ratiosOf, tableOf } from './measure/report.ts';
import { measureRounds, type Pace } from './measure/rounds.ts';
import { operations } from './operations/catalogue.ts';
import { withSceneDatabase } from './scene/database.ts';
import { servers as allServers } from './servers/catalogue.ts';
import { withServers } from './servers/start.ts';

export interface BenchmarkOptions extends Pace {
  readonly benchmark: 'reads' | 'writes';
  readonly adminUrl: string;
  readonly scale: number;
}

/** Measures every operation of the benchmark on every server, prints the tables, and last the ratios as one line of JSON. */
export async function runBenchmark(
  { benchmark, adminUrl, scale, ...pace }: BenchmarkOptions,
  interruption: Promise<never>,
): Promise<void> {
  const kinds = allServers.filter(({ benchmarks }) => benchmarks.includes(benchmark));
  say('Making the database …');
  await withSceneDatabase({ adminUrl, scale, interruption }, ({ scene, serviceUrl, postgresVersion, forgetRecorded }) =>
    withServers(kinds, serviceUrl, (servers) =>
      withDriver(scene, async (drive) => {
        process.stdout.write(`${describeMachine(postgresVersion, scale)}\n`);
        process.stdout.write(`medians of ${pace.rounds} rounds of ${pace.seconds} s\n\n`);
        const ratios: Record<string, object> = {};
        for (const operation of operations.filter((candidate) => candidate.benchmark === benchmark)) {
          say(`${operation.name}: comparing answers …`);
          const cursors = await requireEqualAnswers(operation, servers, scene, forgetRecorded);
          say(`${operation.name}: equal answers from ${servers.length} servers; timing …`);
          const measurements = await measureRounds(drive, servers, operation, cursors, pace, forgetRecorded);
          process.stdout.write(`${tableOf(operation, kinds, measurements)}\n\n`);
          ratios[operation.name] = ratiosOf(kinds, measurements);
        }
        process.stdout.write(`${JSON.stringify({ [benchmark]: ratios })}\n`);
      }),
    ),
  );
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
