import {
  ConsecutiveBreaker,
  DelegateBackoff,
  TimeoutStrategy,
  circuitBreaker,
  decorrelatedJitterGenerator,
  handleWhen,
  isBrokenCircuitError,
  isTaskCancelledError,
  retry,
  timeout,
  wrap,
  type IRetryBackoffContext,
} from 'cockatiel';
import { askOnce, type SourceRequest } from './ask-once.js';
import { RequestBudget } from './request-budget.js';
import { SourceFailure } from './source-failure.js';
import { sourceAddress, type SourceSettings } from './source-settings.js';

/**
 * A source asked considerately: within a limit of requests, for a limited time, again after a pause where that does no
 * harm, and not at all for a while after it failed repeatedly. Answers with a JSON object or throws `SourceFailure`.
 */
export class ResilientSource {
  readonly #base: URL;
  readonly #settings: SourceSettings;
  readonly #budget: RequestBudget;
  readonly #breaker;

  constructor(baseUrl: string, settings: SourceSettings) {
    this.#base = sourceAddress(baseUrl);
    this.#settings = settings;
    this.#budget = new RequestBudget(settings.requestsPerWindow, settings.windowMs);
    this.#breaker = circuitBreaker(
      handleWhen(
        (error) => isTaskCancelledError(error) || (error instanceof SourceFailure && error.speaksAgainstSource),
      ),
      { breaker: new ConsecutiveBreaker(settings.failuresUntilBreak), halfOpenAfter: settings.breakMs },
    );
  }

  async ask(request: SourceRequest): Promise<object> {
    // Before the breaker: a question that was never sent must not count as the one that proves the source well again.
    const wait = this.#budget.msUntilFree;
    if (wait > 0) throw new SourceFailure('RATE_LIMIT', { retryAfterMs: wait });
    let previous: SourceFailure | null = null;
    try {
      return await this.#policy(request).execute(async ({ signal }) => {
        const noRoomFor = this.#budget.take();
        if (noRoomFor > 0) throw previous?.final() ?? new SourceFailure('RATE_LIMIT', { retryAfterMs: noRoomFor });
        try {
          return await askOnce(this.#base, request, this.#settings.answerBytes, signal);
        } catch (error) {
          if (error instanceof SourceFailure) previous = error;
          throw error;
        }
      });
    } catch (error) {
      if (isTaskCancelledError(error)) throw new SourceFailure('TIMEOUT');
      if (isBrokenCircuitError(error)) {
        throw new SourceFailure('BREAKER_OPEN', { retryAfterMs: this.#settings.breakMs });
      }
      throw error;
    }
  }

  /** Only a GET is repeated: what a POST does on the other side is not ours to guess. */
  #policy({ method }: SourceRequest) {
    const { attemptMs, deadlineMs, repetitions, longestPauseMs } = this.#settings;
    return wrap(
      this.#breaker,
      // Aggressive, since a pause between repetitions does not listen to the signal.
      timeout(deadlineMs, TimeoutStrategy.Aggressive),
      retry(
        handleWhen(
          (error) =>
            error instanceof SourceFailure && error.isRepeatable && (error.retryAfterMs ?? 0) <= longestPauseMs,
        ),
        { maxAttempts: method === 'GET' ? repetitions : 0, backoff: this.#pauses() },
      ),
      timeout(attemptMs, TimeoutStrategy.Cooperative),
    );
  }

  /** Pauses that grow and scatter, and are never shorter than the source asked for. */
  #pauses() {
    const { firstPauseMs, longestPauseMs } = this.#settings;
    const growth = {
      generator: decorrelatedJitterGenerator,
      initialDelay: firstPauseMs,
      maxDelay: longestPauseMs,
      exponent: 2,
    };
    return new DelegateBackoff<IRetryBackoffContext<unknown>, [number, number]>(({ result }, state) => {
      const [pause, next] = decorrelatedJitterGenerator(state, growth);
      const failure = 'error' in result && result.error instanceof SourceFailure ? result.error : null;
      return { delay: Math.max(pause, failure?.retryAfterMs ?? 0), state: next };
    });
  }
}
