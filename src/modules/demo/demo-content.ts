import { csvFiles, type CsvFileKey, type CsvRecord } from '../exchange/format/csv-files.js';
import { headerOf, type CsvFile } from '../exchange/format/csv-file.js';
import type { ExchangeContent } from '../exchange/format/exchange-content.js';
import { protocolsDocument } from '../exchange/format/protocol-document.js';
import { variationsDocument } from '../exchange/format/variation-document.js';
import { demoChain } from './demo-chain.js';
import type { Row } from './session-rows.js';

/** The demo chain as an exchange folder's content: its cells are read by the rules that a customer's are read by. */
export function demoContent(): ExchangeContent {
  const { csv, json } = demoChain();
  const files: { [K in CsvFileKey]?: Iterable<CsvRecord<K>> } = {};
  const read = <K extends CsvFileKey>(key: K) => {
    const file = csvFiles[key];
    files[key] = records(file as unknown as CsvFile, csv[file.name as keyof typeof csv]) as (typeof files)[K];
  };
  for (const key of Object.keys(csvFiles) as CsvFileKey[]) read(key);
  return {
    ...files,
    protocols: protocolsDocument.parse(json['protocols.json']),
    variations: variationsDocument.parse(json['variations.json']),
  };
}

function* records(file: CsvFile, rows: Iterable<Row>): Generator<unknown> {
  const headers = Object.keys(file.columns).map((property) => [property, headerOf(property)] as const);
  for (const row of rows) {
    yield file.row.parse(Object.fromEntries(headers.map(([property, header]) => [property, row[header] ?? ''])));
  }
}
