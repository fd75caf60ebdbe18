import { csvFiles, type CsvFileKey, type CsvRecord } from './csv-files.js';
import type { ExchangeContent, Rows } from './exchange-content.js';
import type { ExchangeReader, ReadProgress } from './exchange-reader.js';
import { startOf } from './problems.js';
import type { ProtocolDocument } from './protocol-document.js';
import type { PlacedDocument } from './read-documents.js';
import type { PlacedRecord } from './read-records.js';
import type { VariationDocument } from './variation-document.js';

/** Reads records that a program made, as if they lay in a folder: places are those of the file that was never written. */
export class MemoryReader implements ExchangeReader {
  readonly name: string;
  readonly #content: ExchangeContent;
  readonly #onProgress: (progress: ReadProgress) => void;
  #done = 0;

  constructor(name: string, content: ExchangeContent, onProgress: (progress: ReadProgress) => void = () => undefined) {
    this.name = name;
    this.#content = content;
    this.#onProgress = onProgress;
  }

  async checkFiles(): Promise<void> {}

  has(key: CsvFileKey | 'protocols' | 'variations'): boolean {
    return this.#content[key] !== undefined;
  }

  async *records<K extends CsvFileKey>(key: K): AsyncGenerator<PlacedRecord<CsvRecord<K>>> {
    const file = csvFiles[key].name;
    const properties = Object.keys(csvFiles[key].columns);
    const rows = (this.#content[key] ?? []) as Rows<CsvRecord<K>>;
    let line = 1;
    for await (const record of rows) {
      const at = (line += 1);
      this.#done += 1;
      this.#onProgress({ file, done: this.#done, total: null });
      yield { record, placeOf: (property) => ({ file, line: at, column: properties.indexOf(property) + 1 }) };
    }
  }

  async protocols(): Promise<readonly PlacedDocument<ProtocolDocument>[]> {
    return placed(this.#content.protocols, 'protocols.json');
  }

  async variations(): Promise<readonly PlacedDocument<VariationDocument>[]> {
    return placed(this.#content.variations, 'variations.json');
  }

  async close(): Promise<void> {}
}

function placed<D>(documents: readonly D[] = [], file: string): readonly PlacedDocument<D>[] {
  return documents.map((document) => ({ document, placeOf: () => startOf(file) }));
}
