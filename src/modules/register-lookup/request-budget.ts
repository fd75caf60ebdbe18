/** At most so many requests within any window of time, counted on a clock that never jumps. */
export class RequestBudget {
  readonly #requests: number;
  readonly #windowMs: number;
  /** When the latest requests were made, oldest first. */
  #taken: readonly number[] = [];

  constructor(requests: number, windowMs: number) {
    this.#requests = requests;
    this.#windowMs = windowMs;
  }

  /** Milliseconds until a request may be made; 0 when it may be made now. */
  get msUntilFree(): number {
    const oldest = this.#taken.at(-this.#requests);
    return oldest === undefined ? 0 : Math.max(0, Math.ceil(oldest + this.#windowMs - performance.now()));
  }

  /** Takes one request and returns 0, or takes none and returns the milliseconds to wait. */
  take(): number {
    const wait = this.msUntilFree;
    if (wait === 0) this.#taken = [...this.#taken, performance.now()].slice(-this.#requests);
    return wait;
  }
}
