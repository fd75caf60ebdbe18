import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/react/style.css';
import 'graphiql/graphiql.css';
import 'graphiql/setup-workers/vite';
import './playground.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { headersWithKey, readSettings } from './demo-keys.js';
import { playgroundStorage } from './playground-storage.js';
import { queryBookPlugin, WrapLines } from './query-book-plugin.js';
import { readQueryBook, tabsOf } from './query-book.js';
import { RoleSwitcher } from './role-switcher.js';

const book = readQueryBook(
  import.meta.glob<string>('../../schema/operations/**/*.graphql', { query: '?raw', import: 'default', eager: true }),
  import.meta.glob<string>('../../schema/operations/**/*.variables.json', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
const tabs = tabsOf(book);
const fetcher = createGraphiQLFetcher({
  url: 'graphql',
  // The key under Headers goes along when the connection is made.
  subscriptionUrl: new URL('graphql', location.href.replace(/^http/, 'ws')).href,
  // Without incremental delivery an answer is a plain value instead of an async iterable.
  enableIncrementalDelivery: false,
});
const settings = await readSettings();
const queryBook = queryBookPlugin({ book, organization: settings.organization });
const ownerKey = (settings.demoKeys.find(({ role }) => role === 'OWNER') ?? settings.demoKeys[0])?.key;

// GraphiQL's history is left out: it would write API keys to the browser's disk.
createRoot(document.getElementById('playground')!).render(
  <GraphiQL
    fetcher={fetcher}
    storage={playgroundStorage(localStorage, tabs)}
    plugins={[queryBook]}
    visiblePlugin={queryBook.title}
    defaultTabs={tabs.map(({ query, variables }) => ({ query, variables }))}
    defaultQuery=""
    defaultHeaders={ownerKey === undefined ? undefined : headersWithKey('', ownerKey)}
    defaultEditorToolsVisibility={ownerKey === undefined ? 'headers' : 'variables'}
    shouldPersistHeaders={false}
    showPersistHeadersSettings={false}
  >
    <WrapLines />
    <GraphiQL.Logo>
      {ownerKey === undefined ? 'Mesograph' : <RoleSwitcher demoKeys={settings.demoKeys} initialKey={ownerKey} />}
    </GraphiQL.Logo>
    {ownerKey === undefined && (
      <GraphiQL.Footer>
        <p className="key-hint">
          Make a key with <code>npm run mesograph -- keys create --organization NAME --role OWNER</code> and put it
          under Headers: <code>{'{ "Authorization": "Bearer KEY" }'}</code>
        </p>
      </GraphiQL.Footer>
    )}
  </GraphiQL>,
);
