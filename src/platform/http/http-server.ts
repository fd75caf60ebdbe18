import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers one request; returns false when the request is not its own. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export interface HttpServer {
  readonly url: string;
  /** Takes no new connections and resolves when the requests under way are answered, or after the grace. */
  stop(graceMilliseconds: number): Promise<void>;
}

/** A plain HTTP server over handlers that are asked in turn. Times are bounded, so that slow senders hold nothing. */
export async function listen(handlers: readonly Handler[], host: string, port: number): Promise<HttpServer> {
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5_000 },
    (request, response) => {
      void answer(handlers, request, response);
    },
  );
  server.maxConnections = 1024;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`, stop: (grace) => stop(server, grace) };
}

async function answer(handlers: readonly Handler[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  try {
    for (const handler of handlers) if (await handler(request, response)) return;
    sendJson(response, 404, { error: 'There is nothing here. The API is at /graphql, the playground at /.' });
  } catch {
    if (!response.headersSent) sendJson(response, 500, { error: 'Something went wrong on our side.' });
    else response.destroy();
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

async function stop(server: Server, graceMilliseconds: number): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(cut);
}
