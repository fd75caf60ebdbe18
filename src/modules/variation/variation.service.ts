import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import type { Connection } from '../../platform/reads/connection.js';
import type { PageArguments } from '../../platform/reads/page.js';
import type { TenantScope } from '../../platform/database/tenant-scope.js';
import type { ListRequest, Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { ProtocolService } from '../protocol/protocol.service.js';
import { overridden, specChanges, type SpecChange } from '../protocol/spec-changes.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { CarryOverOutcome } from '../codes/carry-over-outcome.js';
import type { ProtocolVersion } from '../protocol/protocol-version.entity.js';
import { carryOver, type CarriedField } from './carry-over.js';
import { Variation } from './variation.entity.js';
import { approvedVariationsOfVersion } from './variation.reads.js';

/** What becomes of a variation under another version. */
export interface VariationCarryOver {
  readonly variation: Row<Variation>;
  readonly outcome: CarryOverOutcome;
  readonly fields: readonly CarriedField[];
}

/** Practitioners' own ways of doing protocols. */
export class VariationService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #protocols: ProtocolService;

  constructor(em: SqlEntityManager, reads: Reads, protocols: ProtocolService) {
    this.#em = em;
    this.#reads = reads;
    this.#protocols = protocols;
  }

  byId(id: string): Promise<Row<Variation> | null> {
    return this.#reads.byId(Variation, id);
  }

  /** How many current sessions were judged under it, as far as the caller may see them. */
  async sessionsUnder(id: string): Promise<number> {
    const { rows } = await sql<{ readonly sessions: number }>`
      select count(*)::int as sessions from treatment_session
      where organization_id = ${organizationOf(this.#em)}::uuid and variation_id = ${id}::uuid and superseded_at is null`.execute(
      this.#em.getKysely(),
    );
    return rows[0]!.sessions;
  }

  page(page: PageArguments, rows: ListRequest): Promise<Connection<Row<Variation>>> {
    return this.#reads.connection(Variation, { page, ...rows });
  }

  /** In which parameters a variation differs from the version that it varies. */
  async changesOf({ protocolVersionId, technique, cocktail }: Row<Variation>): Promise<readonly SpecChange[]> {
    const version = await this.#protocols.requireVersionById(protocolVersionId);
    return specChanges(version, overridden(version, technique, cocktail ?? null));
  }

  /**
   * What becomes of the approved variations of an earlier version under this one: of the version that a public id names, else of
   * the published one before. Empty when there is none.
   */
  async carryOverTo(
    version: Row<ProtocolVersion>,
    fromPublicId: string | null,
    scope: TenantScope,
  ): Promise<readonly VariationCarryOver[]> {
    const versions = await this.#protocols.versionsOf(version.protocolId);
    const before = fromPublicId
      ? versions.find(({ id }) => id === uuidOf('ProtocolVersion', fromPublicId))
      : versions.findLast(({ number, status }) => number < version.number && status !== 'DRAFT');
    if (!before) return [];
    const variations = await this.#reads.list(Variation, {
      ...approvedVariationsOfVersion(scope),
      parentId: before.id,
    });
    return variations.map((variation) => {
      const { technique, cocktail } = variation;
      const fields = carryOver({ technique, cocktail: cocktail ?? null }, before, version);
      return { variation, outcome: wholeOf(fields), fields };
    });
  }
}

function wholeOf(fields: readonly CarriedField[]): CarryOverOutcome {
  const outcomes = new Set(fields.map(({ outcome }) => outcome));
  if (outcomes.has('CONFLICT')) return 'CONFLICT';
  return outcomes.has('CARRIES_OVER') ? 'CARRIES_OVER' : 'FALLS_AWAY';
}
