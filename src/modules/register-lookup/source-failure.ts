import type { UnavailableReason } from './register-lookup.js';

interface Circumstances {
  readonly detail?: string | null;
  readonly retryAfterMs?: number | null;
  readonly isRepeatable?: boolean;
}

/** A source that gave no usable answer, on its way to becoming `SOURCE_UNAVAILABLE`. Holds nothing of the question. */
export class SourceFailure extends Error {
  readonly detail: string | null;
  readonly retryAfterMs: number | null;
  /** True when the same question a moment later may well succeed. */
  readonly isRepeatable: boolean;

  constructor(
    readonly reason: UnavailableReason,
    { detail = null, retryAfterMs = null, isRepeatable = false }: Circumstances = {},
  ) {
    super(detail === null ? reason : `${reason}: ${detail}`);
    this.name = 'SourceFailure';
    this.detail = detail;
    this.retryAfterMs = retryAfterMs;
    this.isRepeatable = isRepeatable;
  }

  /** The same failure, not to be repeated. */
  final(): SourceFailure {
    return new SourceFailure(this.reason, { detail: this.detail, retryAfterMs: this.retryAfterMs });
  }

  /**
   * True when the source seems ill, so that the breaker counts it. A refusal of one question (404, 400) does not:
   * somebody who types nonsense must not cut off everybody else.
   */
  get speaksAgainstSource(): boolean {
    if (this.reason === 'RATE_LIMIT') return false;
    return this.reason !== 'HTTP_STATUS' || isPassingStatus(Number(this.detail));
  }
}

/** True for statuses that say "not now" rather than "not this". */
export function isPassingStatus(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}
