import { DomainError } from '../errors.js';

export const DEFAULT_PAGE_SIZE = 20;
export const MAXIMUM_PAGE_SIZE = 100;

/** Relay's paging arguments as a client gives them. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** Which stretch of an ordered list is wanted. */
export interface Page {
  readonly size: number;
  readonly backward: boolean;
  /** The row (uuid) that the page starts behind, in the direction of reading. */
  readonly cursor: string | null;
}

/** The page that the arguments ask for. Throws BAD_USER_INPUT when they make no sense. */
export function pageOf({ first, after, last, before }: PageArguments): Page {
  const backward = last != null || (before != null && first == null);
  if (first != null && last != null)
    throw new DomainError('BAD_USER_INPUT', 'Ask for `first` or for `last`, not for both.');
  if (backward ? after != null : before != null) {
    throw new DomainError('BAD_USER_INPUT', '`after` goes with `first`, and `before` goes with `last`.');
  }
  const size = (backward ? last : first) ?? DEFAULT_PAGE_SIZE;
  if (size < 0 || size > MAXIMUM_PAGE_SIZE) {
    const argument = backward ? 'last' : 'first';
    throw new DomainError('BAD_USER_INPUT', `\`${argument}\` lies between 0 and ${MAXIMUM_PAGE_SIZE}.`);
  }
  const cursor = backward ? before : after;
  return { size, backward, cursor: cursor == null ? null : rowOfCursor(cursor) };
}

/** A cursor names a row and nothing of what the row holds: sorted by name it would otherwise carry names into logs. */
export function cursorOfRow(uuid: string): string {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url');
}

function rowOfCursor(cursor: string): string {
  const hex = /^[A-Za-z0-9_-]{22}$/.test(cursor) ? Buffer.from(cursor, 'base64url').toString('hex') : '';
  if (hex.length !== 32)
    throw new DomainError('BAD_USER_INPUT', 'That is not a cursor of this API: pass on what `pageInfo` gave.');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
