import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildSchema, graphql } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { type Handler, type HttpServer, listen, sendJson, type Upgrade } from '../../src/platform/http/http-server.js';
import { readJsonBody } from '../../src/platform/http/read-json-body.js';
import { staticFiles } from '../../src/platform/http/static-files.js';

/** A running server whose playground is tried instead of the small one below; it must have demo keys. */
const runningServer = process.env['MESOGRAPH_PLAYGROUND_URL'];
const browserPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const hasBrowser = existsSync(browserPath);

const demoKeys = [
  { role: 'OWNER', key: 'demo-owner' },
  { role: 'ANALYST', key: 'demo-analyst' },
];
const schema = buildSchema(
  'type Query { viewer: Viewer! } type Viewer { role: String! } type Subscription { told: String! }',
);

/** The server's part as the playground sees it: its settings, and an API that knows the demo keys. */
const api =
  (keys: typeof demoKeys): Handler =>
  async (request, response) => {
    if (request.url === '/playground.json') sendJson(response, 200, { organization: 'Northwind', demoKeys: keys });
    else if (request.url === '/graphql') {
      const { query, operationName } = (await readJsonBody(request, 100_000)) as Record<string, string>;
      const role = keys.find(({ key }) => request.headers.authorization === `Bearer ${key}`)?.role;
      const rootValue = { viewer: role === undefined ? null : { role } };
      sendJson(response, 200, await graphql({ schema, source: query ?? '', operationName, rootValue }));
    } else return false;
    return true;
  };

/** The live part: tells, as long as somebody listens, the key that they came with. */
const sockets = new WebSocketServer({ noServer: true });
useServer<{ readonly Authorization?: string }>(
  {
    schema,
    subscribe: async function* ({ contextValue }) {
      yield { data: { told: String(contextValue) } };
      await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
    },
    context: ({ connectionParams }) => connectionParams?.Authorization,
  },
  sockets,
);
const upgrade: Upgrade = (request, stream, head) =>
  sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request));

if (!hasBrowser) console.warn(`The playground is not tested: there is no Chromium at ${browserPath} (CHROMIUM_PATH).`);

describe.skipIf(!hasBrowser)('the playground, in a browser', () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  let small: HttpServer;
  let keyless: HttpServer;
  let url: string;
  let refused: string[];
  let complaints: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'playground-'));
    const vite = resolve('node_modules/vite/bin/vite.js');
    const options = ['build', '--config', 'playground/vite.config.ts', '--outDir', folder, '--logLevel', 'error'];
    const env = { ...process.env, NODE_ENV: 'production' };
    await promisify(execFile)(process.execPath, [vite, ...options], { env });
    const files = await staticFiles(folder);
    small = await listen([api(demoKeys), files], '127.0.0.1', 0, upgrade);
    keyless = await listen([api([]), files], '127.0.0.1', 0);
    url = new URL(runningServer ?? small.url).origin;
    browser = await chromium.launch({
      executablePath: browserPath,
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
  });

  afterAll(async () => {
    await browser.close();
    for (const socket of sockets.clients) socket.terminate();
    await Promise.all([small.stop(0), keyless.stop(0)]);
    await rm(folder, { recursive: true });
  });

  beforeEach(async () => {
    refused = [];
    complaints = [];
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    await context.route('**', (route) => {
      if ([url, keyless.url].includes(new URL(route.request().url()).origin)) return route.continue();
      refused.push(route.request().url());
      return route.abort();
    });
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
  });

  afterEach(async () => {
    await page.context().close();
    expect(refused, 'requests to other servers').toEqual([]);
    expect(complaints, 'errors in the browser, refusals by the content security policy among them').toEqual([]);
  });

  async function open(address: string): Promise<void> {
    await page.goto(address);
    await page.locator('.graphiql-query-editor .view-lines').waitFor();
  }

  const tabInFront = (name: string) => page.locator('.graphiql-tab-active').getByText(name, { exact: true });

  const wordsOf = (text: string) => text.replaceAll(/[#\s]+/g, ' ').trim();

  /** Types an operation and waits until GraphiQL has read its name, which it shows on the tab. */
  async function typeInNewTab(name: string): Promise<void> {
    await page.getByRole('button', { name: 'New tab' }).click();
    await page.locator('.graphiql-query-editor .monaco-editor').click();
    await page.keyboard.insertText(`query ${name} { viewer { role } }`);
    await tabInFront(name).waitFor();
  }

  /** Presses the execute button and reads the answer. */
  async function execute(): Promise<unknown> {
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await expect.poll(() => textOf('response.json'), { timeout: 20_000 }).not.toBe('');
    await page
      .locator('.graphiql-response .view-lines')
      .getByText(/"(data|errors)"/)
      .waitFor();
    return JSON.parse(await textOf('response.json')) as unknown;
  }

  /** The whole text of one of the editors; the page itself holds only the lines in sight. */
  function textOf(editor: 'operation.graphql' | 'response.json'): Promise<string> {
    return page.evaluate((name) => {
      const { __MONACO: monaco } = globalThis as unknown as {
        __MONACO: { editor: { getModels(): { uri: { path: string }; getValue(): string }[] } };
      };
      return monaco.editor
        .getModels()
        .find(({ uri }) => uri.path.endsWith(name))!
        .getValue();
    }, editor);
  }

  test('asks with the key of the owner, and after the switch with the key of the analyst', async () => {
    await open(url);
    expect(await page.title()).toBe('Mesograph playground');
    await typeInNewTab('Who');
    expect(await execute()).toEqual({ data: { viewer: { role: 'OWNER' } } });
    await page.getByRole('combobox').selectOption('ANALYST');
    expect(await execute()).toEqual({ data: { viewer: { role: 'ANALYST' } } });
    await typeInNewTab('WhoAgain');
    expect(await execute()).toEqual({ data: { viewer: { role: 'ANALYST' } } });
  });

  test.skipIf(runningServer)('hears what is told as it happens, with the key under Headers', async () => {
    await open(url);
    await page.getByRole('button', { name: 'New tab' }).click();
    await page.locator('.graphiql-query-editor .monaco-editor').click();
    await page.keyboard.insertText('subscription Listen { told }');
    await tabInFront('Listen').waitFor();
    expect(await execute()).toEqual({ data: { told: 'Bearer demo-owner' } });
    await page.getByRole('button', { name: /^Stop query/ }).click();
    await expect.poll(() => sockets.clients.size).toBe(0);
  });

  test('opens every operation of the query book, with its explanation', async () => {
    await open(url);
    const entries = page.locator('.query-book button');
    expect(await entries.count()).toBeGreaterThan(0);
    for (const entry of await entries.all()) {
      const [name, ...explanation] = (await entry.innerText()).split('\n');
      await entry.click();
      await tabInFront(name!).waitFor();
      expect(wordsOf(await textOf('operation.graphql'))).toContain(wordsOf(explanation.join(' ')));
    }
  });

  test('shows at the next visit what was typed', async () => {
    await open(url);
    await typeInNewTab('Remembered');
    await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('Remembered {');
    await open(url);
    await tabInFront('Remembered').waitFor();
    expect(await execute()).toEqual({ data: { viewer: { role: 'OWNER' } } });
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('Bearer');
  });

  test('shows the query book as it is now, not as it was remembered', async () => {
    await page.context().addInitScript(() => {
      const tab = {
        id: '1',
        title: 'Old',
        query: 'query Old { old }',
        variables: '',
        headers: null,
        operationName: 'Old',
      };
      const remembered = JSON.stringify({ activeTabIndex: 0, tabs: [{ ...tab, response: null }] });
      localStorage.setItem('mesograph:0ld:graphiql:tabState', remembered);
      localStorage.setItem('graphiql:tabState', remembered);
    });
    await open(url);
    expect(await textOf('operation.graphql')).not.toContain('query Old');
    expect(await page.evaluate(() => localStorage.getItem('mesograph:0ld:graphiql:tabState'))).toBeNull();
  });

  test('says how to make a key where there is no demo chain', async () => {
    await open(keyless.url);
    await page.getByText('npm run mesograph -- keys create --organization NAME --role OWNER').waitFor();
    expect(await page.getByRole('combobox').count()).toBe(0);
  });

  test.runIf(runningServer)('gets an answer without errors for the first operation of the query book', async () => {
    await open(url);
    const answer = await execute();
    expect(answer).toHaveProperty('data');
    expect(answer).not.toHaveProperty('errors');
  });
});
