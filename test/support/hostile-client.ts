import { expect } from 'vitest';

/** What stands in variables of hostile requests and must never come back in an error. */
export const CANARY = 'zzcanaryzz';

/** An answer as it came over the wire, with the time that it took. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly milliseconds: number;
}

export function errorsIn({
  text,
}: Reply): readonly { readonly message: string; readonly extensions: { readonly code: string } }[] {
  return (JSON.parse(text) as { errors?: ReturnType<typeof errorsIn> }).errors ?? [];
}

export function codesIn(reply: Reply): readonly string[] {
  return errorsIn(reply).map(({ extensions }) => extensions.code);
}

/** Refused as the client's mistake, shortly, and without telling anything of the schema or the inside. */
export function expectRefusal(reply: Reply, code: string | RegExp, status = 400): void {
  expect([reply.status, codesIn(reply)[0]]).toEqual([status, expect.stringMatching(code)]);
  expect(codesIn(reply).length).toBeLessThanOrEqual(3);
  expect(reply.text.length).toBeLessThan(2048);
  expectDiscreet(reply);
}

export function expectDiscreet({ text }: Reply): void {
  expect(text).not.toMatch(
    /did you mean|node_modules|\bat [\w.]+ \(|stack|postgres|select |127\.0\.0\.1|call stack|ECONN/i,
  );
  expect(text).not.toContain(CANARY);
}

/** Sends whatever a test makes up, with a key that works unless the test says otherwise. */
export class HostileClient {
  readonly #url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.#url = url;
    this.#key = key;
  }

  async send(
    body: string | Uint8Array<ArrayBuffer> | undefined,
    init: RequestInit & { path?: string } = {},
  ): Promise<Reply> {
    const start = performance.now();
    const { path = '/graphql', headers, ...rest } = init;
    const response = await fetch(`${this.#url}${path}`, {
      method: 'POST',
      body: body ?? null,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#key}`, ...(headers as object) },
      ...rest,
    });
    const text = await response.text();
    return { status: response.status, text, headers: response.headers, milliseconds: performance.now() - start };
  }

  ask(query: string, more: object = {}): Promise<Reply> {
    return this.send(JSON.stringify({ query, ...more }));
  }

  async expectAlive(): Promise<void> {
    const reply = await this.ask('{ __typename }');
    expect(reply.text).toContain('"__typename":"Query"');
  }
}
