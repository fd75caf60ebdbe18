import { readFileSync } from 'node:fs';
import { cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';

/** What the figures depend on: the machine and the versions of what ran. */
export function describeMachine(postgresVersion: string, scale: number): string {
  const cores = cpus();
  const gibibytes = (totalmem() / 2 ** 30).toFixed(0);
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const peers = ['pg', 'postgraphile', 'mercurius', 'graphql-yoga'].map((name) => `${name} ${dependencies[name]}`);
  return [
    `${cores[0]?.model.trim() ?? 'unknown processor'}, ${cores.length} cores, ${gibibytes} GiB, ${platform()} ${release()}`,
    `PostgreSQL ${postgresVersion}, Node ${process.versions.node}, ${peers.join(', ')}`,
    `3 organizations × 10 clinics × ${Math.round(200 * scale)} patients × 1 course × 10 sessions and 4 outcomes`,
  ].join('\n');
}
