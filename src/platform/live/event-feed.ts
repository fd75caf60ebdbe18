import { DomainError } from '../errors.js';
import type { LiveEvent } from './live-event.js';

/** The most changed records that wait for one subscriber; who falls further behind is cut off. */
const WAITING = 1000;

/** The events of one subscriber, as an iterator. A record that changes again while it waits is told once. */
export class EventFeed implements AsyncIterableIterator<LiveEvent> {
  readonly #waiting = new Map<string, LiveEvent>();
  readonly #whenEnded: (() => void)[] = [];
  #isOver = false;
  #failure: DomainError | null = null;
  #wake: () => void = () => undefined;

  push(event: LiveEvent): void {
    if (this.#isOver) return;
    this.#waiting.set(event.id, event);
    if (this.#waiting.size > WAITING)
      this.end(new DomainError('OVERLOADED', 'The stream fell behind: subscribe again.'));
    else this.#wake();
  }

  /** Has the work done once when the feed ends. */
  onEnd(work: () => void): void {
    this.#whenEnded.push(work);
  }

  /** Ends the feed, at once: what waits is dropped. With a failure, its subscriber is told so. */
  end(failure: DomainError | null = null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#failure = failure;
    this.#waiting.clear();
    for (const work of this.#whenEnded) work();
    this.#wake();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<LiveEvent>> {
    for (;;) {
      const [first] = this.#waiting.values();
      if (first) {
        this.#waiting.delete(first.id);
        return { done: false, value: first };
      }
      if (this.#failure) {
        const failure = this.#failure;
        this.#failure = null;
        throw failure;
      }
      if (this.#isOver) return { done: true, value: undefined };
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  async return(): Promise<IteratorResult<LiveEvent>> {
    this.end();
    return { done: true, value: undefined };
  }
}
