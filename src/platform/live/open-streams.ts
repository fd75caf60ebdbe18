import type { Principal } from '../auth/principal.js';
import { DomainError } from '../errors.js';
import { describeError } from '../telemetry/describe-error.js';
import type { Logger } from '../telemetry/logger.js';
import type { EventFeed } from './event-feed.js';

/** The most streams that one key may have open on one server. */
const STREAMS_A_KEY = 20;

/** Milliseconds between questions whether the keys of open streams still work. Events ask as well, but may not come. */
const KEY_CHECK_INTERVAL = 30_000;

interface OpenStream {
  readonly principal: Principal;
  readonly feed: EventFeed;
}

/** The streams that are open: not too many a key, and none whose key was revoked. */
export class OpenStreams {
  readonly #requireWorkingKey: (principal: Principal) => Promise<void>;
  readonly #logger: Logger;
  readonly #streams = new Set<OpenStream>();
  readonly #timer: NodeJS.Timeout;
  #isStopping = false;

  constructor(requireWorkingKey: (principal: Principal) => Promise<void>, logger: Logger) {
    this.#requireWorkingKey = requireWorkingKey;
    this.#logger = logger;
    this.#timer = setInterval(() => void this.#checkKeys(), KEY_CHECK_INTERVAL).unref();
  }

  /** Throws when the server or the key can take no more. The stream is forgotten when its feed ends. */
  add(principal: Principal, feed: EventFeed): void {
    if (this.#isStopping) throw new DomainError('OVERLOADED', 'The server is stopping: subscribe again in a moment.');
    const key = keyOf(principal);
    const own = [...this.#streams].filter((stream) => keyOf(stream.principal) === key);
    if (own.length >= STREAMS_A_KEY) {
      throw new DomainError('OVERLOADED', `A key may have ${STREAMS_A_KEY} streams open: end one first.`);
    }
    const stream = { principal, feed };
    this.#streams.add(stream);
    feed.onEnd(() => this.#streams.delete(stream));
  }

  stop(): void {
    this.#isStopping = true;
    clearInterval(this.#timer);
    for (const { feed } of this.#streams) feed.end();
  }

  async #checkKeys(): Promise<void> {
    const bearers = new Map([...this.#streams].map(({ principal }) => [keyOf(principal), principal]));
    for (const [key, principal] of bearers) {
      try {
        await this.#requireWorkingKey(principal);
      } catch (error) {
        if (error instanceof DomainError) this.#endAll(key, error);
        // The database may be away for a moment; the next event or the next round asks again.
        else this.#logger.warn({ error: describeError(error) }, 'keys of open streams were not checked');
      }
    }
  }

  #endAll(key: string, failure: DomainError): void {
    for (const { principal, feed } of this.#streams) if (keyOf(principal) === key) feed.end(failure);
  }
}

/** Demo keys have no id: there is one for each role. */
function keyOf({ organizationId, keyId, role }: Principal): string {
  return keyId ?? `${organizationId} ${role}`;
}
