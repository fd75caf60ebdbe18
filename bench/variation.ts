import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { describeMachine } from './measure/machine.ts';
import { withSceneDatabase, type SceneDatabase } from './scene/database.ts';
import { servers } from './servers/catalogue.ts';
import { withServers } from './servers/start.ts';

export interface VariationOptions {
  readonly adminUrl: string;
  /** The largest number of sessions of the organization that is asked about. */
  readonly sessions: number;
  readonly rounds: number;
}

const SESSIONS_OF_SCALE_ONE = 20_000;
const QUERY = `{ techniqueVariation(input: { protocol: "slimming" }) {
  sessions courses coverage
  practitioners { practitioner { code } sessions adherence declared distanceFromProtocol distanceFromPeers
    parameters { parameter n mean sd signedMean consistency outsideTolerance fromProtocol fromPeers }
    trend { slope } nearest { distance } }
  parameters { parameter betweenPractitioners } } }`;

/** What a hand-written statement needs for the practitioners' distances and means alone, over the sessions themselves. */
const BY_HAND = `
  select practitioner_id, parameter, count(*), avg(d), avg(v), stddev_samp(v)
  from (
    select s.course_id, s.practitioner_id, m.key as parameter, avg((m.value ->> 'd')::float8) as d,
      avg(case jsonb_typeof(m.value -> 'v') when 'number' then (m.value ->> 'v')::float8 end) as v
    from treatment_session s cross join jsonb_each(s.conformity) m
    where s.organization_id = $1 and s.superseded_at is null
    group by s.course_id, s.practitioner_id, m.key
  ) u group by 1, 2`;

interface Point {
  readonly sessions: number;
  readonly reportMs: number;
  readonly byHandMs: number;
}

/** Asks for the report on technique over more and more sessions, beside a statement that adds the sessions up itself. */
export async function runVariationBenchmark(
  { adminUrl, sessions, rounds }: VariationOptions,
  interruption: Promise<never>,
): Promise<void> {
  const points: Point[] = [];
  for (let size = 10_000; size <= sessions; size *= 10) {
    process.stderr.write(`Making ${size} sessions …\n`);
    const scale = size / SESSIONS_OF_SCALE_ONE;
    await withSceneDatabase({ adminUrl, scale, interruption }, async (database) => {
      if (points.length === 0) process.stdout.write(`${describeMachine(database.postgresVersion, scale)}\n`);
      points.push({ sessions: size, ...(await measure(database, rounds)) });
      const { reportMs, byHandMs } = points.at(-1)!;
      process.stdout.write(
        `  ${String(size).padStart(9)} sessions: report ${reportMs.toFixed(0)} ms, by hand ${byHandMs.toFixed(0)} ms\n`,
      );
    });
  }
  process.stdout.write(`${JSON.stringify({ variation: points })}\n`);
}

async function measure(
  { scene, serviceUrl }: SceneDatabase,
  rounds: number,
): Promise<Pick<Point, 'reportMs' | 'byHandMs'>> {
  const { id, key } = scene.organizations[0]!;
  const ours = servers.filter(({ name }) => name === 'mesograph');
  return withServers(ours, serviceUrl, async ([server]) => {
    const ask = async () => {
      const response = await fetch(server!.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query: QUERY }),
      });
      const text = await response.text();
      if (text.includes('"errors"') || !text.includes('"sessions":')) throw new Error(text.slice(0, 1000));
    };
    const client = new pg.Client(serviceUrl);
    await client.connect();
    await client.query(
      `select set_config('app.organization_id', $1, false), set_config('app.clinic_ids', '*', false)`,
      [id],
    );
    try {
      return {
        reportMs: await medianOf(rounds, ask),
        byHandMs: await medianOf(rounds, () => client.query(BY_HAND, [id])),
      };
    } finally {
      await client.end();
    }
  });
}

/** The median milliseconds of the work, which runs once before for nothing. */
async function medianOf(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const begun = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - begun);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
