import { createClient as createSseClient, NetworkError } from 'graphql-sse';
import { createClient as createWebSocketClient, type Client } from 'graphql-ws';
import { afterEach, expect } from 'vitest';
import { WebSocket } from 'ws';

/** How a subscription travels. */
export type Transport = 'a WebSocket' | 'server-sent events';
export const transports: readonly Transport[] = ['a WebSocket', 'server-sent events'];

export interface Told {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** A subscription that is under way, and all that it was told. */
export class Subscriber {
  readonly told: Told[] = [];
  /** How it ended: an error, a close event, or "complete". */
  end: unknown = null;
  readonly #stop: () => void;
  readonly #close: () => void | Promise<void>;

  constructor(url: string, key: string, transport: Transport, query: string, variables: Record<string, unknown> = {}) {
    const client = transport === 'a WebSocket' ? webSocketClient(url, key) : sseClient(url, key);
    this.#close = () => client.dispose();
    this.#stop = (client as Client).subscribe(
      { query, variables },
      {
        next: (told) => void this.told.push(told as Told),
        error: (error) => (this.end = error),
        complete: () => (this.end ??= 'complete'),
      },
    );
    open.add(this);
  }

  /** Resolves when as many answers have come. */
  async toldTimes(count: number): Promise<readonly Told[]> {
    await expect.poll(() => this.end ?? this.told.length, { timeout: 5000, interval: 10 }).toEqual(count);
    return this.told;
  }

  async ended(): Promise<unknown> {
    await expect.poll(() => this.end, { timeout: 10_000, interval: 10 }).not.toBeNull();
    return this.end;
  }

  /** The codes of the errors that the stream ended with, wherever its protocol puts them; 401 where it never began. */
  async endCodes(): Promise<readonly unknown[]> {
    const end = await this.ended();
    if (end instanceof NetworkError) return [end.response?.status ?? end];
    if (end instanceof Object && 'code' in end) return [end.code];
    const errors = Array.isArray(end) ? (end as Told['errors']) : this.told.at(-1)?.errors;
    return errors?.map(({ extensions }) => extensions?.code) ?? [end];
  }

  async close(): Promise<void> {
    this.#stop();
    await this.#close();
  }
}

const open = new Set<Subscriber>();

afterEach(async () => {
  for (const subscriber of open) await subscriber.close();
  open.clear();
});

/** A plain connection, to misbehave over. */
export function rawSocket(
  url: string,
  options: { readonly origin?: string; readonly protocol?: string | null } = {},
): WebSocket {
  const { origin, protocol = 'graphql-transport-ws' } = options;
  return new WebSocket(addressOf(url), protocol ?? [], { ...(origin && { origin }) });
}

/** The code with which a connection was closed, or the HTTP status with which it was refused. */
export function closeCode(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.once('close', (code) => resolve(code));
    socket.once('unexpected-response', (_request, { statusCode = 0 }) => resolve(statusCode));
    socket.on('error', () => undefined);
  });
}

function webSocketClient(url: string, key: string): Client {
  return createWebSocketClient({
    url: addressOf(url),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${key}` },
    retryAttempts: 0,
  });
}

function sseClient(url: string, key: string): ReturnType<typeof createSseClient> {
  return createSseClient({ url: `${url}/graphql`, headers: { authorization: `Bearer ${key}` }, retryAttempts: 0 });
}

function addressOf(url: string): string {
  return `${url.replace('http', 'ws')}/graphql`;
}
