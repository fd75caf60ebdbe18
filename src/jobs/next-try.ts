/** Seconds after which a register that gave no answer is asked again the first time. */
const FIRST_DELAY = 15 * 60;

/** How much longer each further wait is. */
const GROWTH = 4;

const DAY = 24 * 60 * 60;

/**
 * Seconds until a register that was silent is asked again: a quarter of an hour, one, four, sixteen hours; never before the
 * time that it named itself. Null when that is a day or more: the daily work finds the registration due by then.
 */
export function secondsUntilNextTry(silences: number, retryAfterMs: number | null): number | null {
  const seconds = Math.max(FIRST_DELAY * GROWTH ** silences, Math.ceil((retryAfterMs ?? 0) / 1000));
  return seconds < DAY ? seconds : null;
}
