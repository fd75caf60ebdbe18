import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import { handleProtocols, makeServer, type Context, type Server } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Principal } from '../auth/principal.js';
import { describeError } from '../telemetry/describe-error.js';
import type { Logger } from '../telemetry/logger.js';
import { isOwnOrigin } from '../http/own-origin.js';
import type { Answers } from './answers.js';
import { StreamRefused, type LiveOperations, type SubscribeRequest } from './live-operations.js';

/** The largest message in bytes, as for a request's body. */
const MESSAGE_LIMIT = 256 * 1024;
/** Milliseconds in which a client must say who it is. */
const INTRODUCTION_TIME = 5_000;
/** Milliseconds between pings; who has not answered one by the next is gone. */
const HEARTBEAT = 12_000;
/** Heartbeats that a connection may stay open without a stream. */
const IDLE_HEARTBEATS = 5;
/** The most connections of this kind on one server: requests need sockets as well. */
const CONNECTIONS = 512;
/** Milliseconds in which a client may answer that it saw the connection close. */
const FAREWELL = 1_000;

/** What the library wants of an operation that is about to be answered. */
type Prepared = ExecutionArgs & { readonly contextValue: Answers };

type Introduction = Readonly<Record<string, unknown>>;

interface Connection {
  readonly request: IncomingMessage;
  /** Known once the client has introduced itself. */
  principal: Principal | null;
  hasStreams: () => boolean;
}

/** Subscriptions over WebSocket connections, in the protocol `graphql-transport-ws`. */
export class WebSockets {
  readonly #live: LiveOperations;
  readonly #logger: Logger;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT, handleProtocols });
  readonly #protocol: Server<Connection>;

  constructor(live: LiveOperations, logger: Logger) {
    this.#live = live;
    this.#logger = logger;
    this.#protocol = makeServer<Introduction, Connection>({
      connectionInitWaitTimeout: INTRODUCTION_TIME,
      onConnect: (context) => this.#introduce(context),
      onSubscribe: ({ extra }, _id, payload) => this.#subscribe(extra, payload),
      subscribe: ({ contextValue }) => contextValue as Answers,
    });
  }

  /** Takes a request to change the protocol, or refuses it. */
  readonly upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    stream.on('error', () => stream.destroy());
    const refusal = this.#refusalOf(request);
    if (refusal) stream.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    else this.#sockets.handleUpgrade(request, stream, head, (socket) => this.#open(socket, request));
  };

  /** Closes every connection; its client is to connect again, to another server or later. */
  async stop(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.close(1001, 'Going away');
    const isClosed = () => this.#sockets.clients.size === 0;
    for (const end = Date.now() + FAREWELL; !isClosed() && Date.now() < end;) await sleep(10);
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
  }

  #refusalOf(request: IncomingMessage): string | null {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== '/graphql') return '404 Not Found';
    if (!isOwnOrigin(request)) return '403 Forbidden';
    return this.#sockets.clients.size >= CONNECTIONS ? '503 Service Unavailable' : null;
  }

  #open(socket: WebSocket, request: IncomingMessage): void {
    const connection: Connection = { request, principal: null, hasStreams: () => false };
    const closed = this.#protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => send(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (message) => {
            take(String(message)).catch((error: unknown) => this.#failed(socket, error));
          }),
      },
      connection,
    );
    // A broken frame, or too large a message: the library closes the connection with the code that fits.
    socket.on('error', () => undefined);
    const stopBeating = beat(socket, connection);
    socket.once('close', (code, reason) => {
      stopBeating();
      closed(code, String(reason)).catch((error: unknown) => this.#failed(socket, error));
    });
  }

  /** False for who has no working key: the connection is closed with 4403. Browsers can send no header, hence the payload. */
  async #introduce(context: Context<Introduction, Connection>): Promise<boolean> {
    const { connectionParams = {}, extra } = context;
    const said = connectionParams.authorization ?? connectionParams.Authorization;
    const authorization = typeof said === 'string' ? said : extra.request.headers.authorization;
    extra.hasStreams = () => Object.keys(context.subscriptions).length > 0;
    extra.principal = await this.#live.bearerOf(authorization);
    return extra.principal !== null;
  }

  /** The answers stand where the protocol's library keeps an operation's context: it executes nothing itself. */
  async #subscribe({ principal }: Connection, request: SubscribeRequest): Promise<Prepared | readonly GraphQLError[]> {
    try {
      const { document, schema, answers } = await this.#live.subscribe(request, principal);
      return { document, schema, operationName: request.operationName ?? null, contextValue: answers };
    } catch (error) {
      if (error instanceof StreamRefused) return error.errors;
      throw error;
    }
  }

  #failed(socket: WebSocket, error: unknown): void {
    this.#logger.error({ error: describeError(error) }, 'unexpected error');
    socket.close(1011, 'Something went wrong on our side');
  }
}

function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) resolve();
    else socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Ends connections that are dead or of no use; resolves to what stops looking. */
function beat(socket: WebSocket, connection: Connection): () => void {
  let isAlive = true;
  let idle = 0;
  socket.on('pong', () => (isAlive = true));
  const timer = setInterval(() => {
    idle = connection.hasStreams() ? 0 : idle + 1;
    if (!isAlive) socket.terminate();
    else if (idle > IDLE_HEARTBEATS) socket.close(1000, 'Idle');
    isAlive = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }, HEARTBEAT);
  return () => clearInterval(timer);
}
