import type { CsvFile } from './csv-file.js';
import { csvFiles, csvFileKeys, documentFiles, type CsvFileKey, type CsvRecord } from './csv-files.js';
import type { ExchangeReader, ReadProgress } from './exchange-reader.js';
import type { ExchangeSource } from './exchange-source.js';
import { FileProblem } from './file-problem.js';
import { startOf, type Problems } from './problems.js';
import { protocolsDocument, type ProtocolDocument } from './protocol-document.js';
import { readDocuments, type PlacedDocument } from './read-documents.js';
import { readRecords, type PlacedRecord } from './read-records.js';
import { variationsDocument, type VariationDocument } from './variation-document.js';

const dataFiles: readonly string[] = [...csvFileKeys.map((key) => csvFiles[key].name), ...Object.values(documentFiles)];

/** Reads the files of a source: streams the CSV, holds the JSON documents whole. */
export class SourceReader implements ExchangeReader {
  readonly name: string;
  readonly #source: ExchangeSource;
  readonly #files: ReadonlySet<string>;
  readonly #total: number;
  readonly #onProgress: (progress: ReadProgress) => void;
  #done = 0;

  private constructor(
    source: ExchangeSource,
    files: readonly string[],
    total: number,
    onProgress: (progress: ReadProgress) => void,
  ) {
    this.name = source.name;
    this.#source = source;
    this.#files = new Set(files);
    this.#total = total;
    this.#onProgress = onProgress;
  }

  /** A reader of the source; `onProgress` hears of every chunk, in bytes of all its data files. */
  static async open(
    source: ExchangeSource,
    onProgress: (progress: ReadProgress) => void = () => undefined,
  ): Promise<SourceReader> {
    const files = await source.files();
    const sizes = await Promise.all(files.filter((file) => dataFiles.includes(file)).map((file) => source.size(file)));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    return new SourceReader(source, files, total, onProgress);
  }

  async checkFiles(problems: Problems): Promise<void> {
    for (const file of this.#files) {
      if (dataFiles.includes(file) || file === 'datapackage.json' || /^README/i.test(file)) continue;
      const what = file.endsWith('/') ? 'a folder does not belong here' : 'the file is none of an exchange folder';
      problems.add(startOf(file), `${what}: remove it, or rename it to one of ${dataFiles.join(', ')}.`);
    }
    if (!dataFiles.some((file) => this.#files.has(file))) {
      problems.add(startOf(this.name), 'there is nothing to read: none of the files of an exchange folder is here.');
    }
  }

  has(key: CsvFileKey | 'protocols' | 'variations'): boolean {
    return this.#files.has(key === 'protocols' || key === 'variations' ? documentFiles[key] : csvFiles[key].name);
  }

  async *records<K extends CsvFileKey>(key: K, problems: Problems): AsyncGenerator<PlacedRecord<CsvRecord<K>>> {
    if (!this.has(key)) return;
    const file: CsvFile = csvFiles[key];
    yield* readRecords(this.#bytes(file.name), file, problems) as AsyncGenerator<PlacedRecord<CsvRecord<K>>>;
  }

  async protocols(problems: Problems): Promise<readonly PlacedDocument<ProtocolDocument>[]> {
    if (!this.has('protocols')) return [];
    return readDocuments(this.#bytes(documentFiles.protocols), documentFiles.protocols, protocolsDocument, problems);
  }

  async variations(problems: Problems): Promise<readonly PlacedDocument<VariationDocument>[]> {
    if (!this.has('variations')) return [];
    return readDocuments(this.#bytes(documentFiles.variations), documentFiles.variations, variationsDocument, problems);
  }

  async close(): Promise<void> {
    await this.#source.close();
  }

  async *#bytes(file: string): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of (await this.#source.open(file)) as AsyncIterable<Buffer>) {
        this.#done += chunk.length;
        this.#onProgress({ file, done: this.#done, total: this.#total });
        yield chunk;
      }
    } catch (error) {
      if (error instanceof FileProblem || !(error instanceof Error)) throw error;
      throw new FileProblem(file, `the file cannot be read (${error.message}).`);
    }
  }
}
