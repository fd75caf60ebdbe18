// Runs everything that a change must pass, one after the other and all of it, and says what failed at the end.
// The tests run on the embedded database, and on PostgreSQL too when TEST_DATABASE_URL names a superuser's login there.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const scratch = mkdtempSync(join(tmpdir(), 'mesograph-verify-'));
const report = join(scratch, 'tests.json');

/** Each step is what a person would type; the second part says how to mend what it finds. */
const steps = [
  ['format', ['npx', 'prettier', '--check', '--log-level', 'warn', '.'], 'npm run format'],
  ['lint', ['npm', 'run', 'lint'], 'npm run lint -- --fix mends some of it'],
  ['types', ['npm', 'run', 'types']],
  ['unused code', ['npm', 'run', 'unused']],
  ['build', ['npm', 'run', 'build', '--', '--force']],
  ['statements of the query book', ['node', 'scripts/plans.mjs', '--check'], 'npm run plans, and read what changed'],
  ['smoke test of the build', ['node', 'scripts/smoke.mjs']],
  ['tests', ['npm', 'test', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]],
];

const results = steps.map(([name, command, mend]) => {
  console.log(`\n=== ${name}: ${command.slice(0, 4).join(' ')}`);
  const started = Date.now();
  const isGood = run(command);
  const seconds = (Date.now() - started) / 1000;
  console.log(`=== ${name} ${isGood ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`);
  return { name, isGood, seconds, mend };
});

const tests = countTests(results.at(-1).isGood);
rmSync(scratch, { recursive: true, force: true });

console.log('');
for (const { name, isGood, seconds, mend } of results) {
  console.log(
    `${isGood ? '  ok  ' : 'FAILED'} ${seconds.toFixed(1).padStart(7)} s  ${name}${!isGood && mend ? `: ${mend}` : ''}`,
  );
}
if (!process.env.TEST_DATABASE_URL)
  console.log('The tests ran on the embedded database alone: TEST_DATABASE_URL is not set.');
const others = results.slice(0, -1);
const passed = others.filter(({ isGood }) => isGood).length + tests.passed;
const failed = others.filter(({ isGood }) => !isGood).length + tests.failed;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function run([program, ...args]) {
  const isWindows = process.platform === 'win32';
  const { status } = spawnSync(program === 'node' ? process.execPath : program, args, {
    stdio: 'inherit',
    shell: isWindows && program !== 'node',
    // Without npm's own headings around every step.
    env: { ...process.env, npm_config_loglevel: 'silent' },
  });
  return status === 0;
}

/** What the tests' report says. A file that cannot be loaded has no tests in it, and a run may fail without one. */
function countTests(isGood) {
  let found;
  try {
    found = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const unloaded = found.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failedTests = found.numFailedTests + unloaded.length;
  return { passed: found.numPassedTests, failed: isGood ? failedTests : Math.max(1, failedTests) };
}
