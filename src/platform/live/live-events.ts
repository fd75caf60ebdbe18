import { DomainError } from '../errors.js';
import type { Listen } from '../jobs/job-queue.js';
import type { Logger } from '../telemetry/logger.js';
import { EventFeed } from './event-feed.js';
import { LIVE_CHANNEL, type LiveEvent } from './live-event.js';

/** What happened in any server on the database, handed to the subscribers of this one. */
export class LiveEvents {
  readonly #logger: Logger;
  /** By organization and topic, so that an event of another organization reaches nobody. */
  readonly #feeds = new Map<string, Set<EventFeed>>();
  #close: () => Promise<void> = async () => undefined;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Begins to hear. Who subscribes before hears nothing. */
  async start(listen: Listen): Promise<void> {
    this.#close = await listen(
      LIVE_CHANNEL,
      (text) => this.#deliver(text),
      () => {
        this.#logger.warn('events may have been missed: subscribers are asked to subscribe again');
        this.#endAll(new DomainError('OVERLOADED', 'Events may have been missed: read anew, and subscribe again.'));
      },
    );
  }

  /** The events of an organization from now on. */
  feed(topic: string, organizationId: string): EventFeed {
    const key = keyOf({ topic, organizationId });
    const feeds = this.#feeds.get(key) ?? new Set();
    this.#feeds.set(key, feeds);
    const feed = new EventFeed();
    feeds.add(feed);
    feed.onEnd(() => {
      feeds.delete(feed);
      if (feeds.size === 0 && this.#feeds.get(key) === feeds) this.#feeds.delete(key);
    });
    return feed;
  }

  async stop(): Promise<void> {
    await this.#close();
    this.#endAll(null);
  }

  #deliver(text: string): void {
    const event = parse(text);
    if (!event) this.#logger.warn('a notification was no event');
    else for (const feed of this.#feeds.get(keyOf(event)) ?? []) feed.push(event);
  }

  #endAll(failure: DomainError | null): void {
    for (const feeds of this.#feeds.values()) for (const feed of feeds) feed.end(failure);
  }
}

function keyOf({ topic, organizationId }: Pick<LiveEvent, 'topic' | 'organizationId'>): string {
  return `${organizationId} ${topic}`;
}

/** Whoever may log in to the database may notify, so that nothing is taken for granted. */
function parse(text: string): LiveEvent | null {
  try {
    const { topic, organizationId, id } = JSON.parse(text) as Partial<LiveEvent>;
    const isWhole = [topic, organizationId, id].every((part) => typeof part === 'string');
    return isWhole ? ({ topic, organizationId, id } as LiveEvent) : null;
  } catch {
    return null;
  }
}
