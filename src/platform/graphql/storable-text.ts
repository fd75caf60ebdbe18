import { visit, type DocumentNode } from 'graphql';
import { DomainError } from '../errors.js';

/** Documents whose literals were found to be storable. */
const looked = new WeakSet<DocumentNode>();

/**
 * Refuses texts that no database keeps as they are: with U+0000, or with half of a surrogate pair. Looks at the literals
 * of the document and at all variables, keys included, without recursion: they may be nested as deep as the body is long.
 */
export function requireStorableText(document: DocumentNode, variables: unknown): void {
  if (!looked.has(document)) {
    visit(document, { StringValue: ({ value }) => require(value) });
    looked.add(document);
  }
  const open: unknown[] = [variables];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') require(value);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        require(key);
        open.push(inner);
      }
    }
  }
}

function require(text: string): void {
  if (text.isWellFormed() && !text.includes('\0')) return;
  throw new DomainError(
    'BAD_USER_INPUT',
    'A text holds a character that cannot be stored: U+0000, or half of a surrogate pair.',
  );
}
