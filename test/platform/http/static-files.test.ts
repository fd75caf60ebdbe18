import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpServer, listen } from '../../../src/platform/http/http-server.js';
import { staticFiles } from '../../../src/platform/http/static-files.js';

const script = `console.log(${JSON.stringify('x'.repeat(5000))});`;
let outside: string;
let server: HttpServer;

beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'static-files-'));
  const folder = join(outside, 'public');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(outside, 'secret.html'), 'secret');
  await writeFile(join(folder, 'index.html'), '<title>Page</title>');
  await writeFile(join(folder, 'assets', 'main-Ab3_x-9Z.js'), script);
  await writeFile(join(folder, 'assets', 'with space.css'), 'a{}');
  await writeFile(join(folder, 'read-contents.html'), '<title>Contents</title>');
  await writeFile(join(folder, 'assets', 'main.js.unknown'), 'not for the web');
  await symlink(join(outside, 'secret.html'), join(folder, 'link.html'));
  server = await listen([await staticFiles(folder)], '127.0.0.1', 0);
  await writeFile(join(folder, 'later.html'), 'written after the start');
});

afterAll(async () => {
  await server.stop(0);
  await rm(outside, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Sends the path exactly as written; `fetch` would tidy up `..` before sending. */
function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, headers, method }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      resolve({ status: response.statusCode, headers: response.headers, body });
    });
    asked.once('error', reject).end();
  });
}

test('the root is index.html, asked for anew at every visit', async () => {
  for (const path of ['/', '/?tab=1', '/index.html']) {
    const { status, headers, body } = await ask(path);
    expect(status).toBe(200);
    expect(body.toString()).toBe('<title>Page</title>');
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
  }
});

test('a file with a hash in its name is kept by browsers for good', async () => {
  const { headers } = await ask('/assets/main-Ab3_x-9Z.js');
  expect(headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  for (const path of ['/assets/with%20space.css', '/read-contents.html']) {
    expect((await ask(path)).headers['cache-control']).toBe('no-cache');
  }
});

test('every file comes with a policy that lets the page load from and talk to this server only', async () => {
  for (const path of ['/', '/assets/main-Ab3_x-9Z.js']) {
    const { headers } = await ask(path);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/\*|https?:|unsafe-eval/);
  }
});

test('large files are compressed for those who take gzip, and only for them', async () => {
  const path = '/assets/main-Ab3_x-9Z.js';
  const zipped = await ask(path, { 'accept-encoding': 'br, gzip' });
  expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(zipped.body.length).toBeLessThan(500);
  expect(gunzipSync(zipped.body).toString()).toBe(script);
  for (const encoding of ['identity', 'gzip;q=0', 'br;q=1, gzip; q=0.0']) {
    const plain = await ask(path, { 'accept-encoding': encoding });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(script);
  }
});

test('HEAD answers like GET, without the body', async () => {
  const [head, get] = [await ask('/', {}, 'HEAD'), await ask('/')];
  expect(head.body.length).toBe(0);
  expect({ ...head.headers, date: null }).toEqual({ ...get.headers, date: null });
});

test('an unchanged file is not sent again', async () => {
  const { headers } = await ask('/');
  const again = await ask('/', { 'if-none-match': `W/"other", ${String(headers.etag)}` });
  expect(again.status).toBe(304);
  expect(again.body.length).toBe(0);
  expect((await ask('/', { 'if-none-match': 'W/"other"' })).status).toBe(200);
});

test('other methods are refused on files', async () => {
  const { status, headers } = await ask('/', {}, 'POST');
  expect(status).toBe(405);
  expect(headers.allow).toBe('GET, HEAD');
});

test('only files that lay in the folder at the start are answered', async () => {
  const paths = [
    '/../secret.html',
    '/assets/../../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/link.html',
    '/later.html',
    '/assets',
    '/assets/',
    '/assets/main.js.unknown',
    '//index.html',
    '/index.html%00',
    '/constructor',
  ];
  for (const path of paths) expect({ path, status: (await ask(path)).status }).toEqual({ path, status: 404 });
});

test('a folder that is not there is an error at the start, not an empty site', async () => {
  await expect(staticFiles(join(outside, 'nowhere'))).rejects.toThrow('ENOENT');
});
