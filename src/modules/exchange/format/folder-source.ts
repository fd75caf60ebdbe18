import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { isLeftBehind, type ExchangeSource } from './exchange-source.js';

/** An exchange folder on disk. */
export class FolderSource implements ExchangeSource {
  readonly name: string;
  readonly #path: string;

  constructor(path: string) {
    this.#path = resolve(path);
    this.name = basename(this.#path);
  }

  async files(): Promise<readonly string[]> {
    const entries = await readdir(this.#path, { withFileTypes: true });
    return entries
      .filter(({ name }) => !isLeftBehind(name))
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .toSorted();
  }

  async size(file: string): Promise<number> {
    return (await stat(join(this.#path, file))).size;
  }

  async open(file: string): Promise<Readable> {
    return createReadStream(join(this.#path, file), { highWaterMark: 256 * 1024 });
  }

  async close(): Promise<void> {}
}
