// Starts the built server as an operator does, on an empty embedded database, and asks it by HTTP and in a browser.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const STARTING_SECONDS = 120;
const STOPPING_SECONDS = 15;

const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'dist/src/main.js'], {
  // Nothing of the caller's settings: the defaults must do.
  env: { PATH: process.env.PATH, MESOGRAPH_DATA: 'memory:', PORT: '0', LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'pipe'],
});
const ended = once(server, 'exit');
let output = '';
for (const stream of [server.stdout, server.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));

try {
  const url = await within(STARTING_SECONDS, announcedUrl(), 'the server did not say where it answers');
  await expectStatus(200, fetch(`${url}/readyz`));
  const page = await expectStatus(200, fetch(`${url}/`));
  if (!(await page.text()).includes('<script')) throw new Error('the playground is no page');
  const answer = await expectStatus(200, ask(url, '{ viewer { role } clinics(first: 1) { totalCount } }'));
  const { data, errors } = await answer.json();
  if (errors || data.viewer.role !== 'OWNER' || !(data.clinics.totalCount > 0)) {
    throw new Error(`the demo chain's owner was answered ${JSON.stringify({ data, errors })}`);
  }
  await askInBrowser(url);
  server.kill('SIGTERM');
  const [code, signal] = await within(STOPPING_SECONDS, ended, 'the server did not stop');
  if (code !== 0) throw new Error(`the server ended with ${code ?? signal}`);
  console.log(`The built server answered at ${url} and stopped.`);
} catch (error) {
  console.error(`${error.message}\nIts output was:\n${output}`);
  process.exitCode = 1;
} finally {
  server.kill('SIGKILL');
}

async function announcedUrl() {
  for (;;) {
    const url = /http:\/\/\S+?(?=\/graphql)/.exec(output)?.[0];
    if (url) return url;
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    await sleep(50);
  }
}

function ask(url, query) {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer demo-owner' },
    body: JSON.stringify({ query }),
  });
}

/** Runs the first operation of the query book in the playground of this very server, where a browser is found. */
async function askInBrowser(url) {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'pure', 'test/playground/playground.test.ts'];
  const browser = spawn(process.execPath, [...args, '-t', 'first operation'], {
    env: { ...process.env, MESOGRAPH_PLAYGROUND_URL: `${url}/` },
    stdio: 'inherit',
  });
  const [code] = await once(browser, 'exit');
  if (code !== 0) throw new Error('the playground did not answer in a browser');
}

async function expectStatus(status, request) {
  const response = await request;
  if (response.status !== status) {
    throw new Error(`${response.url} answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
  }
  return response;
}

async function within(seconds, work, complaint) {
  const tooLate = new AbortController();
  try {
    return await Promise.race([
      work,
      sleep(seconds * 1000, null, { signal: tooLate.signal }).then(() => {
        throw new Error(`${complaint} within ${seconds} s`);
      }),
    ]);
  } finally {
    tooLate.abort();
  }
}
