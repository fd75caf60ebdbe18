import type { CsvFileKey, CsvRecord } from './csv-files.js';
import type { ProtocolDocument } from './protocol-document.js';
import type { VariationDocument } from './variation-document.js';

/** Records one after the other, at hand or still to be fetched. */
export type Rows<R> = Iterable<R> | AsyncIterable<R>;

/** What an exchange folder says, whether it lies on disk or is made up on the way. */
export type ExchangeContent = {
  readonly [K in CsvFileKey]?: Rows<CsvRecord<K>>;
} & {
  readonly protocols?: readonly ProtocolDocument[];
  readonly variations?: readonly VariationDocument[];
};
