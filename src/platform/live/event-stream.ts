import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createHandler, type Response } from 'graphql-sse';
import { sendJson, type Handler } from '../http/http-server.js';
import { BodyRefused, BODY_LIMIT, readJsonBody } from '../http/read-json-body.js';
import { refusing, tellingTheirEnd } from './answers.js';
import { StreamRefused, type LiveOperations } from './live-operations.js';

/** Subscriptions as server-sent events: `POST /graphql` with `Accept: text/event-stream`, one stream a request. */
export class EventStreams {
  readonly #live: LiveOperations;
  readonly #open = new Set<ServerResponse>();
  readonly #answer = createHandler<IncomingMessage, ServerResponse>({
    // No token: streams that several requests share are not offered.
    authenticate: () => null,
    onSubscribe: async ({ raw, context: response }, { query, operationName, variables }) => {
      const principal = await this.#live.bearerOf(raw.headers.authorization);
      try {
        const ready = () => drained(response);
        const { answers } = await this.#live.subscribe({ query, operationName, variables }, principal, ready);
        // The protocol has no word for a stream that failed.
        return tellingTheirEnd(answers);
      } catch (error) {
        if (!(error instanceof StreamRefused)) throw error;
        // The protocol tells what is wrong with an operation within the stream, where every client can read it.
        return error.status === 401 ? unauthorized(error) : refusing(error.errors);
      }
    },
  });

  constructor(live: LiveOperations) {
    this.#live = live;
  }

  /** Answers requests for a stream; any other is left to the next handler. */
  readonly handle: Handler = async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== '/graphql' || request.method !== 'POST' || !wantsStream(request)) return false;
    try {
      const body = (await readJsonBody(request, BODY_LIMIT)) as Record<PropertyKey, unknown> | null;
      const headers = { get: (name: string) => (name === 'accept' ? STREAM : String(request.headers[name] ?? '')) };
      const { method, url = '/' } = request;
      await this.#send(response, await this.#answer({ method, url, headers, body, raw: request, context: response }));
    } catch (error) {
      if (!(error instanceof BodyRefused)) throw error;
      response.setHeader('connection', 'close');
      sendJson(response, error.status, { errors: [{ message: error.message, extensions: { code: 'BAD_REQUEST' } }] });
    }
    return true;
  };

  /** Ends every response without a farewell, so that its client asks again. */
  stop(): void {
    for (const response of this.#open) response.end();
  }

  async #send(response: ServerResponse, [body, { status, headers }]: Response): Promise<void> {
    response.writeHead(status, { ...headers, 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    if (body === null || typeof body === 'string') {
      response.end(body);
      return;
    }
    response.flushHeaders();
    this.#open.add(response);
    response.once('close', () => {
      this.#open.delete(response);
      void body.return();
    });
    for await (const part of body) if (!response.writableEnded) response.write(part);
    response.end();
  }
}

const STREAM = 'text/event-stream';

function wantsStream({ headers: { accept = '' } }: IncomingMessage): boolean {
  return accept.split(',').some((part) => part.split(';')[0]!.trim().toLowerCase() === STREAM);
}

/** Resolves when the client has taken what was written, or is gone. */
async function drained(response: ServerResponse): Promise<void> {
  if (response.writableNeedDrain) await Promise.race([once(response, 'drain'), once(response, 'close')]);
}

function unauthorized({ errors }: StreamRefused): Response {
  return [
    JSON.stringify({ errors }),
    { status: 401, statusText: '', headers: { 'content-type': 'application/json; charset=utf-8' } },
  ];
}
