import type { CsvFileKey, CsvRecord } from './csv-files.js';
import type { Problems } from './problems.js';
import type { ProtocolDocument } from './protocol-document.js';
import type { PlacedDocument } from './read-documents.js';
import type { PlacedRecord } from './read-records.js';
import type { VariationDocument } from './variation-document.js';

/** How far a reader is, in whatever unit its total is told in: bytes, or rows. */
export interface ReadProgress {
  readonly file: string;
  readonly done: number;
  readonly total: number | null;
}

/** An exchange folder as typed records. What cannot be read goes to the problems and is left out. */
export interface ExchangeReader {
  /** What to call it in messages. */
  readonly name: string;
  /** Finds files that have no place in an exchange folder. */
  checkFiles(problems: Problems): Promise<void>;
  /** Whether the folder has the file at all. */
  has(key: CsvFileKey | 'protocols' | 'variations'): boolean;
  /** The records of a CSV file in its order; none when the folder does not have it. Read each file once. */
  records<K extends CsvFileKey>(key: K, problems: Problems): AsyncIterable<PlacedRecord<CsvRecord<K>>>;
  protocols(problems: Problems): Promise<readonly PlacedDocument<ProtocolDocument>[]>;
  variations(problems: Problems): Promise<readonly PlacedDocument<VariationDocument>[]>;
  close(): Promise<void>;
}
