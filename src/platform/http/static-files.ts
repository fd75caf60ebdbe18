import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Handler } from './http-server.js';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/**
 * A page may load, and talk to, the server it came from and nothing else. Sent with scripts as well, because a worker
 * obeys the policy of its own script. The code editor sets styles from JavaScript, hence 'unsafe-inline' for styles.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "base-uri 'none'",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "img-src 'self' data:",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self'",
].join('; ');

/** Smaller bodies fit into one packet either way. */
const smallestCompressed = 1024;

/** Vite puts files whose content can never change into this folder and ends their names with a hash of the content. */
const hashedPath = /^\/assets\/.*-[\w-]{8}\.\w+$/;

interface StaticFile {
  readonly contentType: string;
  readonly isImmutable: boolean;
  readonly bodies: () => Promise<Bodies>;
}

interface Bodies {
  readonly plain: Buffer;
  readonly zipped: Buffer | null;
  readonly etag: string;
}

/**
 * Answers GET and HEAD for the files that are in the folder now; `/` is its index.html. Any other path is left to the
 * next handler, so a request can never reach a file outside of the folder. Files are read and compressed once, when
 * first asked for. Rejects when the folder does not exist.
 */
export async function staticFiles(folder: string): Promise<Handler> {
  const files = await listFiles(folder);
  return async (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const file = files.get(path === '/' ? '/index.html' : path);
    if (file === undefined) return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return true;
    }
    send(request, response, file, await file.bodies());
    return true;
  };
}

function send(request: IncomingMessage, response: ServerResponse, file: StaticFile, bodies: Bodies): void {
  const { plain, zipped, etag } = bodies;
  const isZipped = zipped !== null && acceptsGzip(request);
  const body = isZipped ? zipped : plain;
  response.setHeader('cache-control', file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('content-security-policy', contentSecurityPolicy);
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('etag', etag);
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('vary', 'accept-encoding');
  response.setHeader('x-content-type-options', 'nosniff');
  if (request.headers['if-none-match']?.split(/,\s*/).includes(etag)) {
    response.writeHead(304).end();
    return;
  }
  if (isZipped) response.setHeader('content-encoding', 'gzip');
  response.writeHead(200, { 'content-type': file.contentType, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function acceptsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(String(request.headers['accept-encoding'] ?? ''));
}

async function listFiles(folder: string): Promise<ReadonlyMap<string, StaticFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, StaticFile>();
  for (const entry of entries) {
    const contentType = contentTypes[extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).map(encodeURIComponent).join('/')}`;
    files.set(path, { contentType, isImmutable: hashedPath.test(path), bodies: once(() => load(file)) });
  }
  return files;
}

async function load(file: string): Promise<Bodies> {
  const plain = await readFile(file);
  const zipped = plain.length < smallestCompressed ? null : await promisify(gzip)(plain);
  // Weak, because the plain and the compressed body share it.
  return { plain, zipped, etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"` };
}

/** The same function, but run only once; a failure is not kept. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}
