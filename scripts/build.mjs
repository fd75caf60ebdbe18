// Builds what `npm start` needs, and only when a source changed since the last build.
//   node scripts/build.mjs            builds when needed
//   node scripts/build.mjs --force    builds
// Everything is said on stderr: the last line of stdout belongs to the command that needed the build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src', 'migrations', 'playground', 'schema/operations', 'package-lock.json', 'tsconfig.json'];
const STAMP = 'dist/.sources';
/** Where a build grows, so that a server that runs from `dist` never finds half of one there. */
const GROWING = 'dist.new';
const LOCK = 'dist.lock';

process.chdir(join(import.meta.dirname, '..'));
const isForced = process.argv.includes('--force');
if (isForced || !isBuilt()) withLock(() => (isForced || !isBuilt() ? build() : undefined));

function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint();
}

function build() {
  const started = Date.now();
  process.stderr.write('Building Mesograph …\n');
  // Taken before compiling: a source that changes meanwhile asks for another build.
  const sources = fingerprint();
  rmSync(GROWING, { recursive: true, force: true });
  run('typescript/bin/tsc', ['--project', 'tsconfig.json', '--outDir', GROWING]);
  const playground = join(process.cwd(), GROWING, 'playground');
  run('vite/bin/vite.js', [
    'build',
    '--config',
    'playground/vite.config.ts',
    '--outDir',
    playground,
    '--logLevel',
    'warn',
  ]);
  writeFileSync(join(GROWING, '.sources'), sources);
  rmSync('dist', { recursive: true, force: true });
  renameSync(GROWING, 'dist');
  process.stderr.write(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.\n`);
}

/** Names and contents of all sources; the statements beside the query book are made from the build. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (path, isFolder) => {
    if (isFolder) {
      const entries = readdirSync(path, { withFileTypes: true });
      entries.sort((left, right) => (left.name < right.name ? -1 : 1));
      for (const entry of entries) add(`${path}/${entry.name}`, entry.isDirectory());
    } else if (!path.startsWith('schema/') || !path.endsWith('.sql'))
      hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  };
  for (const source of SOURCES) if (existsSync(source)) add(source, !source.includes('.'));
  return hash.digest('hex');
}

/** Does the work while no other build runs here; a lock whose process is gone counts for nothing. */
function withLock(work) {
  while (!takeLock()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  // A signal must leave nothing behind, nor may a refused build.
  process.on('exit', () => {
    rmSync(GROWING, { recursive: true, force: true });
    rmSync(LOCK, { force: true });
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
  work();
}

function takeLock() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isHeld()) rmSync(LOCK, { force: true });
    return false;
  }
}

function isHeld() {
  try {
    const age = Date.now() - statSync(LOCK).mtimeMs;
    // A young one may not name its holder yet; no build takes minutes, while a process id comes round again.
    if (age < 1000 || age > 300_000) return age < 1000;
    return process.kill(Number(readFileSync(LOCK, 'utf8')), 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function run(program, args) {
  const { status } = spawnSync(process.execPath, [join('node_modules', program), ...args], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) {
    process.stderr.write(`The build failed in ${program.split('/')[0]}.\n`);
    process.exit(1);
  }
}
