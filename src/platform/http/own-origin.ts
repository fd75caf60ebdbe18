import type { IncomingMessage } from 'node:http';

/**
 * False for what a page of another site has a browser send. Requests carry no permission to be read across sites, and
 * browsers ask nobody before they open a WebSocket. Programs send no origin.
 */
export function isOwnOrigin({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
