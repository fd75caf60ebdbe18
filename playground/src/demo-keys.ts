/** An API key of the demo chain, which the server publishes on purpose. */
export interface DemoKey {
  readonly role: string;
  readonly key: string;
}

/** What the server tells the page: the demo chain's keys, or none where real records live. */
export interface PlaygroundSettings {
  readonly demoKeys: readonly DemoKey[];
  readonly organization?: string;
}

const bearer = /"Bearer ([^"]*)"/;

/** The settings of `playground.json`; no demo keys when the server does not answer. */
export async function readSettings(): Promise<PlaygroundSettings> {
  try {
    const response = await fetch('playground.json');
    if (response.ok) return (await response.json()) as PlaygroundSettings;
  } catch {
    // The page still shows the query book, and its requests say what is wrong with the server.
  }
  return { demoKeys: [] };
}

/** The key in the text of the headers pane; undefined when there is none. */
export function keyIn(headers: string): string | undefined {
  return bearer.exec(headers)?.[1];
}

/** The text of the headers pane with this key, its other headers kept. */
export function headersWithKey(headers: string, key: string): string {
  if (bearer.test(headers)) return headers.replace(bearer, () => `"Bearer ${key}"`);
  return JSON.stringify({ Authorization: `Bearer ${key}` }, null, 2);
}
