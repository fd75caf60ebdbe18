import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** Answers one request; returns false when the request is not its own. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

/** Takes over a connection whose client asks for another protocol. */
export type Upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => void;

export interface HttpServer {
  readonly url: string;
  /**
   * Resolves when the requests under way are answered, or after the grace. New ones are answered as long as old ones are
   * under way, so that whoever watches readiness sees it gone before the door is shut.
   */
  stop(graceMilliseconds: number): Promise<void>;
}

/** A plain HTTP server over handlers that are asked in turn. Times are bounded, so that slow senders hold nothing. */
export async function listen(
  handlers: readonly Handler[],
  host: string,
  port: number,
  upgrade?: Upgrade,
): Promise<HttpServer> {
  const underWay = new Set<ServerResponse>();
  let isStopping = false;
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5_000 },
    (request, response) => {
      underWay.add(response);
      response.once('close', () => {
        underWay.delete(response);
        if (underWay.size === 0) server.emit(ALL_ANSWERED);
      });
      if (isStopping) response.setHeader('connection', 'close');
      void answer(handlers, request, response);
    },
  );
  if (upgrade) server.on('upgrade', upgrade);
  server.maxConnections = 1024;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    stop: async (grace) => {
      isStopping = true;
      await stop(server, () => underWay.size > 0, grace);
    },
  };
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

/** Emitted by a server when it has answered every request. */
const ALL_ANSWERED = 'allAnswered';

async function stop(server: Server, isAnswering: () => boolean, graceMilliseconds: number): Promise<void> {
  let cut: NodeJS.Timeout | undefined;
  const isOver = new Promise<void>((resolve) => {
    cut = setTimeout(resolve, graceMilliseconds);
  });
  if (isAnswering()) await Promise.race([once(server, ALL_ANSWERED), isOver]);
  const isClosed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  void isOver.then(() => server.closeAllConnections());
  await isClosed;
  clearTimeout(cut);
}
