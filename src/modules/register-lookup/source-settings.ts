/** How one source is asked. Times in milliseconds. */
export interface SourceSettings {
  /** HTTPS, or a loopback address; null leaves the look-up switched off. */
  readonly baseUrl: string | null;
  /** For one request and its whole answer. */
  readonly attemptMs: number;
  /** For a question with all its repetitions and pauses. */
  readonly deadlineMs: number;
  /** How often a question that may be repeated is repeated. */
  readonly repetitions: number;
  readonly firstPauseMs: number;
  /** A source that asks for a longer pause than this is asked again by the caller, not by us. */
  readonly longestPauseMs: number;
  /** Failed questions in a row after which the source is left in peace. */
  readonly failuresUntilBreak: number;
  readonly breakMs: number;
  /** At most this many requests, repetitions included, within any `windowMs`, for this process. */
  readonly requestsPerWindow: number;
  readonly windowMs: number;
  readonly answerBytes: number;
  /** How long an answer is remembered. Only answers are, never failures. */
  readonly rememberMs: number;
  readonly rememberedAnswers: number;
}

/** Settings fit for a public register: a person waits at most 15 seconds, and the source gets one request a second. */
export const usualSettings = {
  attemptMs: 5_000,
  deadlineMs: 15_000,
  repetitions: 2,
  firstPauseMs: 250,
  longestPauseMs: 3_000,
  failuresUntilBreak: 5,
  breakMs: 60_000,
  requestsPerWindow: 60,
  windowMs: 60_000,
  answerBytes: 1024 * 1024,
  rememberMs: 15 * 60_000,
  rememberedAnswers: 1_000,
} as const satisfies Omit<SourceSettings, 'baseUrl'>;

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** True for an address a look-up may start from: HTTPS or loopback, with no login, query or fragment in it. */
export function isSourceAddress(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '' || /[?#]/.test(address)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
}

/** The address as a folder, so that paths are appended to it. The error does not repeat it: it may hold a password. */
export function sourceAddress(address: string): URL {
  if (!isSourceAddress(address))
    throw new TypeError('A register is asked over HTTPS, at an address without login or query.');
  return new URL(address.endsWith('/') ? address : `${address}/`);
}
