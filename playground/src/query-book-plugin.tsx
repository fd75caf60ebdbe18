import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';
import type { QueryBookEntry } from './query-book.js';

interface Contents {
  readonly book: readonly QueryBookEntry[];
  /** Whose records answer. */
  readonly organization?: string;
}

/** The side pane that lists the whole query book by concept and opens an operation in a tab of its own. */
export function queryBookPlugin(contents: Contents): GraphiQLPlugin {
  return { title: 'Query book', icon: BookIcon, content: () => <QueryBook {...contents} /> };
}

function QueryBook({ book, organization }: Contents) {
  const open = useOpenEntry();
  return (
    <section className="query-book" aria-label="Query book">
      <h2>Query book</h2>
      {organization !== undefined && <p>Answers come from {organization}.</p>}
      {[...Map.groupBy(book, ({ folder }) => folder)].map(([folder, entries]) => (
        <section key={folder}>
          <h3>{folder}</h3>
          {entries.map((entry) => (
            <button type="button" key={entry.query} onClick={() => open(entry)}>
              <strong>{entry.title}</strong>
              {entry.explanation}
            </button>
          ))}
        </section>
      ))}
    </section>
  );
}

/** Wraps long lines of the operation, so that its explanation is seen whole. */
export function WrapLines() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  useEffect(() => queryEditor?.updateOptions({ wordWrap: 'on' }), [queryEditor]);
  return null;
}

/** Opens an entry: in the tab that already shows it unchanged, or in a new one. */
function useOpenEntry() {
  const { addTab, changeTab, updateActiveTabValues } = useGraphiQLActions();
  const { tabs, queryEditor, variableEditor } = useGraphiQL((state) => ({
    tabs: state.tabs,
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
  }));
  return ({ query, variables }: QueryBookEntry) => {
    const shown = tabs.findIndex((tab) => tab.query === query);
    if (shown >= 0) return changeTab(shown);
    addTab();
    updateActiveTabValues({ query, variables });
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
  };
}

function BookIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" height="1em" aria-hidden="true">
      <path d="M12 6C10 4.6 7 4 3 4v14c4 0 7 .6 9 2 2-1.4 5-2 9-2V4c-4 0-7 .6-9 2Zm0 0v14" />
    </svg>
  );
}
