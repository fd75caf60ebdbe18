import type { QueryBookEntry } from './query-book.js';

/** What GraphiQL keeps of the open tabs, and so what an outdated copy of the query book could hide. */
const tabKeys: readonly string[] = ['graphiql:tabState', 'graphiql:query', 'graphiql:variables'];

/** Width of the side pane as a share of the rest; GraphiQL starts with a third. */
const paneKey = 'graphiql:docExplorerFlex';

const prefix = 'mesograph';

/**
 * Where the page remembers tabs and looks. Open tabs belong to one state of the query book: when the book changes, its
 * new tabs are shown and the old ones are forgotten. The prefix keeps apart other GraphiQL pages on the same address.
 */
export function playgroundStorage(local: Storage, tabs: readonly QueryBookEntry[]): Storage {
  const version = fingerprint(JSON.stringify(tabs));
  const keyOf = (key: string) => `${prefix}:${tabKeys.includes(key) ? version : 'look'}:${key}`;
  const ownKeys = () => Object.keys(local).filter((key) => key.startsWith(`${prefix}:`));
  for (const key of ownKeys()) {
    if (!key.startsWith(keyOf('')) && !key.startsWith(`${prefix}:${version}:`)) local.removeItem(key);
  }
  // GraphiQL shows the variables of the first tab only when it finds them here.
  if (local.getItem(keyOf('graphiql:tabState')) === null) {
    local.setItem(keyOf('graphiql:query'), tabs[0]?.query ?? '');
    local.setItem(keyOf('graphiql:variables'), tabs[0]?.variables ?? '');
  }
  if (local.getItem(keyOf(paneKey)) === null) local.setItem(keyOf(paneKey), '0.25');
  return {
    getItem: (key) => local.getItem(keyOf(key)),
    setItem: (key, value) => local.setItem(keyOf(key), value),
    removeItem: (key) => local.removeItem(keyOf(key)),
    clear: () => ownKeys().forEach((key) => local.removeItem(key)),
    key: (index) => ownKeys()[index] ?? null,
    get length() {
      return ownKeys().length;
    },
  };
}

/** FNV-1a, 32 bits: tells two states of the book apart; Web Crypto is missing on plain HTTP addresses. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16);
}
