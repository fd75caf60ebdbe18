import type { Connection } from '../../platform/reads/connection.js';
import type { PageArguments } from '../../platform/reads/page.js';
import type { ListRequest, Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { ProtocolService } from '../protocol/protocol.service.js';
import { overridden, specChanges, type SpecChange } from '../protocol/spec-changes.js';
import { Variation } from './variation.entity.js';

/** Practitioners' own ways of doing protocols. */
export class VariationService {
  readonly #reads: Reads;
  readonly #protocols: ProtocolService;

  constructor(reads: Reads, protocols: ProtocolService) {
    this.#reads = reads;
    this.#protocols = protocols;
  }

  page(page: PageArguments, rows: ListRequest): Promise<Connection<Row<Variation>>> {
    return this.#reads.connection(Variation, { page, ...rows });
  }

  /** In which parameters a variation differs from the version that it varies. */
  async changesOf({ protocolVersionId, technique, cocktail }: Row<Variation>): Promise<readonly SpecChange[]> {
    const version = await this.#protocols.requireVersionById(protocolVersionId);
    return specChanges(version, overridden(version, technique, cocktail ?? null));
  }
}
