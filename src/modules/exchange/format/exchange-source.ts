import type { Readable } from 'node:stream';

/** Where the files of an exchange folder come from: a folder on disk, or a zip of one. */
export interface ExchangeSource {
  /** What to call it in messages. */
  readonly name: string;
  /** Names of its files; a folder in it ends in `/`. */
  files(): Promise<readonly string[]>;
  /** The size of a file in bytes, as it will be read. */
  size(file: string): Promise<number>;
  /** The bytes of a file. */
  open(file: string): Promise<Readable>;
  close(): Promise<void>;
}

/** True for what file managers leave behind, which is no part of the exchange. */
export function isLeftBehind(file: string): boolean {
  return file.startsWith('.') || file.startsWith('__MACOSX') || file === 'Thumbs.db' || file === 'desktop.ini';
}
