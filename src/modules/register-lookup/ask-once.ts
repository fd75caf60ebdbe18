import { SourceFailure, isPassingStatus } from './source-failure.js';

/** One question to a source. `path` is relative to the source's address. */
export type SourceRequest =
  | { readonly method: 'GET'; readonly path: string; readonly query: Readonly<Record<string, string>> }
  | { readonly method: 'POST'; readonly path: string; readonly form: Readonly<Record<string, string>> };

/**
 * The JSON object that a source answers with, or a `SourceFailure`. What counts is that the body parses, not its
 * declared type: old portals send JSON as `text/html`.
 */
export async function askOnce(
  base: URL,
  request: SourceRequest,
  answerBytes: number,
  signal: AbortSignal,
): Promise<object> {
  const url = new URL(request.path, base);
  const isForm = request.method === 'POST';
  if (!isForm) url.search = new URLSearchParams(request.query).toString();
  try {
    const response = await fetch(url, {
      method: request.method,
      headers: { accept: 'application/json', 'user-agent': 'Mesograph register look-up' },
      body: isForm ? new URLSearchParams(request.form) : null,
      redirect: 'manual',
      signal,
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw statusFailure(response);
    }
    return parseObject(await readLimited(response, answerBytes));
  } catch (error) {
    if (error instanceof SourceFailure) throw error;
    if (signal.aborted) throw new SourceFailure('TIMEOUT', { isRepeatable: true });
    throw new SourceFailure('CONNECTION', { detail: networkCode(error), isRepeatable: true });
  }
}

function statusFailure({ status, headers }: Response): SourceFailure {
  if (status >= 300 && status < 400) return new SourceFailure('REDIRECTED', { detail: String(status) });
  return new SourceFailure('HTTP_STATUS', {
    detail: String(status),
    retryAfterMs: pauseAskedFor(headers.get('retry-after')),
    isRepeatable: isPassingStatus(status),
  });
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, section 10.2.3). */
function pauseAskedFor(header: string | null): number | null {
  if (header === null) return null;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : null;
}

/** Counts what was unpacked, so that a small body that unpacks to a large one is refused too. */
async function readLimited(response: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new SourceFailure('TOO_LARGE', { detail: `more than ${limit} bytes` });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseObject(text: string): object {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) return answer;
  } catch {
    // The text may hold anything, a person's name included, and V8's message quotes it.
  }
  throw new SourceFailure('NOT_JSON');
}

/** Such as `ECONNREFUSED` or `CERT_HAS_EXPIRED`. The message is left out: it names hosts. */
function networkCode(error: unknown): string | null {
  const { cause } = error as { readonly cause?: { readonly code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : null;
}
