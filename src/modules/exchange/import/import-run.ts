import type { Kysely } from 'kysely';
import type { RegistrationCheckService } from '../../practitioner/registration-check.service.js';
import type { RegistrationBodyService } from '../../registration-body/registration-body.service.js';
import type { SessionJudgementService } from '../../treatment/session-judgement.service.js';
import type { ReleaseService } from '../../release/release.service.js';
import type { ExchangeReader } from '../format/exchange-reader.js';
import type { Problems } from '../format/problems.js';
import type { ImportSummary } from './import-summary.js';
import type { KnownCodes } from './known-codes.js';

/** The services that an import works through. */
export interface ImportServices {
  readonly releases: ReleaseService;
  readonly registrationBodies: RegistrationBodyService;
  readonly registrationChecks: RegistrationCheckService;
  readonly sessionJudgements: SessionJudgementService;
}

/** One import under way, inside its transaction. */
export interface ImportRun extends Pick<
  ImportServices,
  'registrationBodies' | 'registrationChecks' | 'sessionJudgements'
> {
  readonly database: Kysely<Record<string, never>>;
  readonly organizationId: string;
  readonly reader: ExchangeReader;
  readonly problems: Problems;
  readonly summary: ImportSummary;
  readonly codes: KnownCodes;
}
