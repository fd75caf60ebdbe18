/** One operation of the query book, ready to be shown. */
export interface QueryBookEntry {
  /** The concept that the operation belongs to: the name of its folder. */
  readonly folder: string;
  readonly title: string;
  /** The comment above the operation, as plain text. */
  readonly explanation: string;
  readonly query: string;
  /** Example variables as JSON text; empty when the operation needs none. */
  readonly variables: string;
  /** Place among the tabs that open at the first visit; null for operations that are only listed. */
  readonly tabOrder: number | null;
}

type TextByPath = Readonly<Record<string, string>>;

const tabMark = /^# playground: (\d+)\r?\n/;

/**
 * The query book from the texts of its files, ordered by path. A first line `# playground: N` makes an operation the
 * N-th tab; `<name>.variables.json` beside `<name>.graphql` holds its example variables.
 */
export function readQueryBook(operations: TextByPath, variables: TextByPath): readonly QueryBookEntry[] {
  return Object.entries(operations)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([path, text]) => {
      const order = tabMark.exec(text)?.[1];
      const query = text.replace(tabMark, '').trimEnd();
      return {
        folder: path.split('/').at(-2) ?? '',
        title: /^\s*(?:query|mutation|subscription)\s+(\w+)/m.exec(query)?.[1] ?? path.split('/').at(-1) ?? path,
        explanation: leadingComment(query),
        query,
        variables: variables[path.replace(/\.graphql$/, '.variables.json')]?.trimEnd() ?? '',
        tabOrder: order === undefined ? null : Number(order),
      };
    });
}

/** The entries that open as tabs, in their order; the first of the book when none is marked. */
export function tabsOf(book: readonly QueryBookEntry[]): readonly QueryBookEntry[] {
  const marked = book.filter(({ tabOrder }) => tabOrder !== null);
  return marked.length > 0 ? marked.toSorted((left, right) => left.tabOrder! - right.tabOrder!) : book.slice(0, 1);
}

function leadingComment(query: string): string {
  const lines = query.split(/\r?\n/);
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .map((line) => line.replace(/^#\s*/, ''))
    .join(' ')
    .trim();
}
