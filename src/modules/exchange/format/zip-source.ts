import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { isLeftBehind, type ExchangeSource } from './exchange-source.js';
import { FileProblem } from './file-problem.js';

/** What a zip may hold, so that a small file cannot unfold into one that fills the machine. */
export interface ZipLimits {
  readonly entries: number;
  readonly inflatedBytes: number;
}

const usualLimits: ZipLimits = { entries: 1000, inflatedBytes: 16 * 1024 ** 3 };

/** A zip of an exchange folder; its files may lie at the top or together in one folder. Nothing is unpacked to disk. */
export class ZipSource implements ExchangeSource {
  readonly name: string;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(name: string, zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.name = name;
    this.#zip = zip;
    this.#entries = entries;
  }

  /** The zip at a path, its list of entries checked against the limits. */
  static async open(path: string, limits: ZipLimits = usualLimits): Promise<ZipSource> {
    const name = basename(path);
    try {
      const zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
      try {
        return new ZipSource(name, zip, withoutCommonFolder(await listOf(zip, name, limits)));
      } catch (error) {
        zip.close();
        throw error;
      }
    } catch (error) {
      throw asProblem(error, name);
    }
  }

  async files(): Promise<readonly string[]> {
    return [...this.#entries.keys()].toSorted();
  }

  async size(file: string): Promise<number> {
    return this.#entry(file).uncompressedSize;
  }

  async open(file: string): Promise<Readable> {
    try {
      return await this.#zip.openReadStreamPromise(this.#entry(file));
    } catch (error) {
      throw asProblem(error, file);
    }
  }

  async close(): Promise<void> {
    this.#zip.close();
  }

  #entry(file: string): Entry {
    const entry = this.#entries.get(file);
    if (entry === undefined) throw new FileProblem(file, 'is not in the zip.');
    return entry;
  }
}

async function listOf(zip: ZipFile, name: string, limits: ZipLimits): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > limits.entries) {
    throw new FileProblem(name, `the zip has ${zip.entryCount} entries; at most ${limits.entries} are read.`);
  }
  const entries = new Map<string, Entry>();
  let inflatedBytes = 0;
  for await (const entry of zip.eachEntry()) {
    inflatedBytes += entry.uncompressedSize;
    if (inflatedBytes > limits.inflatedBytes) {
      throw new FileProblem(name, `the zip unfolds to more than ${limits.inflatedBytes} bytes; import it as a folder.`);
    }
    if (entry.fileName.endsWith('/') || entry.fileName.split('/').some(isLeftBehind)) continue;
    if (entry.isEncrypted())
      throw new FileProblem(name, `\`${entry.fileName}\` is encrypted; zip it without a password.`);
    if (entries.has(entry.fileName)) throw new FileProblem(name, `the zip holds \`${entry.fileName}\` twice.`);
    entries.set(entry.fileName, entry);
  }
  return entries;
}

function withoutCommonFolder(entries: ReadonlyMap<string, Entry>): ReadonlyMap<string, Entry> {
  const folders = new Set([...entries.keys()].map((file) => file.slice(0, file.indexOf('/') + 1)));
  const [folder = ''] = folders;
  if (folders.size !== 1 || folder === '') return entries;
  return new Map([...entries].map(([file, entry]) => [file.slice(folder.length), entry]));
}

function asProblem(error: unknown, file: string): unknown {
  if (error instanceof FileProblem || !(error instanceof Error) || 'code' in error) return error;
  return new FileProblem(file, `the zip cannot be read (${error.message}); make it again.`);
}
