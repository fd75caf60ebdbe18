import type { Kysely } from 'kysely';
import type { ExchangeReader } from '../format/exchange-reader.js';
import type { Problems } from '../format/problems.js';
import type { ImportSummary } from './import-summary.js';
import type { KnownCodes } from './known-codes.js';

/** One import under way, inside its transaction. */
export interface ImportRun {
  readonly database: Kysely<Record<string, never>>;
  readonly organizationId: string;
  readonly reader: ExchangeReader;
  readonly problems: Problems;
  readonly summary: ImportSummary;
  readonly codes: KnownCodes;
}
