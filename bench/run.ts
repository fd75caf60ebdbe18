// npm run bench -- reads|writes|variation [--scale N] [--seconds S] [--rounds R]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const PROJECT = join(import.meta.dirname, '..');
const HELP = `npm run bench -- BENCHMARK [--scale N] [--seconds S] [--rounds R]

Measures Mesograph against other ways of answering the same requests. Needs TEST_DATABASE_URL: a PostgreSQL login that
may create databases and roles, as in postgres://OWNER:PASSWORD@127.0.0.1:5432/postgres.

  reads     one patient; ten clinics with patients, courses, sessions and outcomes; a page of patients
  writes    recording a session
  variation the report on technique over 10⁴, 10⁵ … sessions of one organization

  --scale   patients a clinic, in units of 200 (1); at least 0.1
  --seconds how long each server is driven in a round (3)
  --rounds  how many rounds there are (5)
  --sessions the largest organization of variation (100000); 1000000 takes half an hour to make

bench/README.md tells what is measured, and what the figures do not tell.
`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    scale: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '5' },
    sessions: { type: 'string', default: '100000' },
  },
});
const benchmark = positionals[0];
const adminUrl = process.env.TEST_DATABASE_URL;

if (values.help) {
  process.stdout.write(HELP);
} else if (positionals.length !== 1 || (benchmark !== 'reads' && benchmark !== 'writes' && benchmark !== 'variation')) {
  refuse(`Name one benchmark.\n\n${HELP}`);
} else if (!adminUrl) {
  refuse('Set TEST_DATABASE_URL to a PostgreSQL login that may create databases and roles. See --help.');
} else {
  const options = {
    adminUrl,
    scale: atLeast(0.1, 'scale', values.scale),
    seconds: atLeast(0.1, 'seconds', values.seconds),
    rounds: Math.round(atLeast(1, 'rounds', values.rounds)),
  } as const;
  installPeers();
  prepare(process.execPath, ['scripts/build.mjs'], PROJECT, 'The production build failed.');
  try {
    if (benchmark === 'variation') {
      const { runVariationBenchmark } = await import('./variation.ts');
      const sessions = atLeast(10_000, 'sessions', values.sessions);
      await runVariationBenchmark({ adminUrl, sessions, rounds: options.rounds }, interruption());
    } else {
      const { runBenchmark } = await import('./benchmark.ts');
      await runBenchmark({ ...options, benchmark }, interruption());
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/** The packages of the compared servers: installed when a benchmark first needs them, and when their lock changed. */
function installPeers(): void {
  const stamp = join(import.meta.dirname, 'node_modules/.installed');
  const lock = createHash('sha256')
    .update(readFileSync(join(import.meta.dirname, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  process.stderr.write('Installing the compared servers …\n');
  prepare('npm', ['ci'], import.meta.dirname, 'The packages of bench/package-lock.json could not be installed.');
  writeFileSync(stamp, lock);
}

/** Runs a program whose words belong on stderr: stdout is for the figures. */
function prepare(program: string, args: readonly string[], cwd: string, failure: string): void {
  const { status } = spawnSync(program, args, { cwd, stdio: ['ignore', 2, 2] });
  if (status !== 0) refuse(failure);
}

/** Fails when somebody ends the benchmark, so that what it made is taken down all the same. */
function interruption(): Promise<never> {
  return new Promise((_resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      // Not once: a second signal must not cut the taking down short.
      process.on(signal, () => reject(new Error(`Ended by ${signal}; taking everything down.`)));
    }
  });
}

function atLeast(minimum: number, name: string, text: string): number {
  const value = Number(text);
  if (!(value >= minimum)) refuse(`--${name} is a number of ${minimum} or more.`);
  return value;
}

function refuse(sentence: string): never {
  process.stderr.write(`${sentence.trimEnd()}\n`);
  process.exit(2);
}
