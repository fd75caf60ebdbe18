import type { Writable } from 'node:stream';
import type { PoolClient } from 'pg';

/** What of pg's client is not in its types: the socket that it writes to. */
interface WithStream {
  readonly connection: { readonly stream: Writable };
}

/**
 * Has a connection send the statements that are asked without waiting in between as one packet: system calls are most of what
 * a small statement costs.
 */
export function sendTogether(client: PoolClient): void {
  const { stream } = (client as PoolClient & WithStream).connection;
  const query = client.query.bind(client) as (...args: readonly unknown[]) => unknown;
  let isHeld = false;
  const held = (...args: readonly unknown[]): unknown => {
    if (!isHeld) {
      isHeld = true;
      stream.cork();
      process.nextTick(() => {
        isHeld = false;
        stream.uncork();
      });
    }
    return query(...args);
  };
  client.query = held as typeof client.query;
}
