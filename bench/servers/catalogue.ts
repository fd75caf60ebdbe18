import type { Dialect } from '../operations/operation.ts';

export type ServerName = 'mesograph' | 'resolvers' | 'limit' | 'postgraphile' | 'mercurius' | 'yoga';

/** A server as the benchmark starts it. */
export interface ServerKind {
  readonly name: ServerName;
  readonly title: string;
  /** How the ratio to it is called in the last line; null for ours, which the others are compared with. */
  readonly ratio: string | null;
  readonly dialect: Dialect;
  /** Whether it is asked with an API key, which it checks; the others are told the organization and believe it. */
  readonly checksKey: boolean;
  /** What Node runs, from the project's folder. */
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly benchmarks: readonly ('reads' | 'writes')[];
}

const contract = { dialect: 'contract', checksKey: false, environment: {} } as const;

export const servers: readonly ServerKind[] = [
  {
    ...contract,
    name: 'mesograph',
    title: 'Mesograph',
    ratio: null,
    checksKey: true,
    program: 'dist/src/main.js',
    benchmarks: ['reads', 'writes'],
  },
  {
    ...contract,
    name: 'limit',
    title: 'hand-written SQL (the limit)',
    ratio: 'vsLimit',
    program: 'bench/servers/limit.ts',
    benchmarks: ['reads', 'writes'],
  },
  {
    name: 'postgraphile',
    title: 'PostGraphile 5',
    ratio: 'vsPostGraphile',
    dialect: 'postgraphile',
    checksKey: false,
    program: 'bench/servers/postgraphile.ts',
    environment: {},
    benchmarks: ['reads', 'writes'],
  },
  {
    ...contract,
    name: 'mercurius',
    title: 'Mercurius, jit and loaders',
    ratio: 'vsMercurius',
    program: 'bench/servers/mercurius.ts',
    benchmarks: ['reads'],
  },
  {
    ...contract,
    name: 'yoga',
    title: 'GraphQL Yoga, jit and DataLoader',
    ratio: 'vsYoga',
    program: 'bench/servers/yoga.ts',
    benchmarks: ['reads'],
  },
  {
    ...contract,
    name: 'resolvers',
    title: 'Mesograph without its read planner',
    ratio: 'vsResolvers',
    checksKey: true,
    program: 'dist/src/main.js',
    environment: { MESOGRAPH_READ_PLANNER: 'off' },
    benchmarks: ['reads'],
  },
];
