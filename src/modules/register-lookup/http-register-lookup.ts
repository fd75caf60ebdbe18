import { LRUCache } from 'lru-cache';
import type { Clock } from '../../platform/clock.js';
import type { SourceRequest } from './ask-once.js';
import { ResilientSource } from './resilient-source.js';
import type { RegisterAnswer, RegisterLookup, RegisterQuestion, RegisterReading } from './register-lookup.js';
import { SourceFailure } from './source-failure.js';
import type { SourceSettings } from './source-settings.js';

/** What is peculiar to one register: how it is asked and what its answers mean. */
export interface RegisterAdapter {
  readonly bodyCode: string;
  readonly grantsPractice: boolean;
  request(question: RegisterQuestion): SourceRequest;
  /** Throws `SourceFailure` for an answer it cannot rely on. */
  read(answer: object, question: RegisterQuestion): RegisterReading;
}

/** A register asked over HTTP. Answers are remembered for a while; two who ask the same at once share one request. */
export class HttpRegisterLookup implements RegisterLookup {
  readonly bodyCode: string;
  readonly grantsPractice: boolean;
  readonly #adapter: RegisterAdapter;
  readonly #source: ResilientSource | null;
  readonly #sourceName: string;
  readonly #clock: Clock;
  readonly #remembered: LRUCache<string, RegisterAnswer, RegisterQuestion>;

  constructor(adapter: RegisterAdapter, settings: SourceSettings, clock: Clock) {
    const { baseUrl } = settings;
    this.bodyCode = adapter.bodyCode;
    this.grantsPractice = adapter.grantsPractice;
    this.#adapter = adapter;
    this.#source = baseUrl === null ? null : new ResilientSource(baseUrl, settings);
    this.#sourceName = baseUrl === null ? adapter.bodyCode : baseUrl.replace(/^https?:\/\//, '');
    this.#clock = clock;
    this.#remembered = new LRUCache({
      max: settings.rememberedAnswers,
      // 0 would mean for ever.
      ttl: Math.max(1, settings.rememberMs),
      fetchMethod: (_key, _stale, { context }) => this.#askSource(context),
      // Somebody waits for the answer even when its place in memory was given away meanwhile.
      ignoreFetchAbort: true,
    });
  }

  get isSwitchedOn(): boolean {
    return this.#source !== null;
  }

  async ask(question: RegisterQuestion): Promise<RegisterAnswer> {
    try {
      const key = JSON.stringify([question.number, question.category]);
      return await this.#remembered.forceFetch(key, { context: question });
    } catch (error) {
      if (!(error instanceof SourceFailure)) throw error;
      const { reason, detail, retryAfterMs } = error;
      return { outcome: 'SOURCE_UNAVAILABLE', reason, detail, retryAfterMs, ...this.#stamp() };
    }
  }

  async #askSource(question: RegisterQuestion): Promise<RegisterAnswer> {
    if (this.#source === null) throw new SourceFailure('SWITCHED_OFF');
    const answer = await this.#source.ask(this.#adapter.request(question));
    return { ...this.#adapter.read(answer, question), ...this.#stamp() };
  }

  #stamp() {
    return { source: this.#sourceName, askedAt: this.#clock.now() };
  }
}
