import type { Operation } from '../operations/operation.ts';
import type { ServerKind, ServerName } from '../servers/catalogue.ts';
import type { Measurement } from './rounds.ts';

type Measurements = ReadonlyMap<ServerName, Measurement>;

/** One operation's table, for people. */
export function tableOf(operation: Operation, kinds: readonly ServerKind[], measurements: Measurements): string {
  const ours = measurements.get('mesograph')!;
  const head = ['server', 'req/s', 'p50 ms', 'p99 ms', 'CPU ms/req', 'ours ÷ theirs', 'target'];
  const rows = kinds.map((kind) => {
    const { requestsPerSecond, p50, p99, cpuMilliseconds } = measurements.get(kind.name)!;
    const ratio = ours.requestsPerSecond / requestsPerSecond;
    return [
      kind.title,
      requestsPerSecond.toFixed(requestsPerSecond < 100 ? 1 : 0),
      p50.toFixed(2),
      p99.toFixed(2),
      cpuMilliseconds?.toFixed(2) ?? '–',
      kind.ratio ? ratio.toFixed(2) : '',
      kind.ratio ? verdict(operation.targets[kind.name], ratio) : '',
    ];
  });
  const kilobytes = (ours.bytes / 1000).toFixed(ours.bytes < 10_000 ? 1 : 0);
  const title = `${operation.name}: ${operation.title} (${kilobytes} kB, ${operation.connections} connections)`;
  return `${title}\n${aligned([head, ...rows])}`;
}

/** The ratios of throughput to each other server, ours divided by theirs. */
export function ratiosOf(kinds: readonly ServerKind[], measurements: Measurements): Readonly<Record<string, number>> {
  const ours = measurements.get('mesograph')!.requestsPerSecond;
  return Object.fromEntries(
    kinds.flatMap(({ name, ratio }) =>
      ratio ? [[ratio, Number((ours / measurements.get(name)!.requestsPerSecond).toFixed(3))]] : [],
    ),
  );
}

function verdict(target: number | undefined, ratio: number): string {
  if (target === undefined) return '';
  return ratio >= target ? `${target} reached` : `${target} MISSED`;
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) => {
      const cells = row.map((cell, column) =>
        column === 0 || column === row.length - 1 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      );
      return `  ${cells.join('  ')}`.trimEnd();
    })
    .join('\n');
}
