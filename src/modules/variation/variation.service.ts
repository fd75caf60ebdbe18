import type { TenantScope } from '../../platform/database/tenant-scope.js';
import type { Condition } from '../../platform/reads/condition.js';
import type { Connection } from '../../platform/reads/connection.js';
import type { PageArguments } from '../../platform/reads/page.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { Practitioner } from '../practitioner/practitioner.entity.js';
import type { PractitionerService } from '../practitioner/practitioner.service.js';
import type { ProtocolService } from '../protocol/protocol.service.js';
import { overridden, specChanges, type SpecChange } from '../protocol/spec-changes.js';
import type { VariationStatus } from '../codes/variation-status.js';
import { Variation } from './variation.entity.js';
import type { VariationFilter } from './variation.type.js';

/** Practitioners' own ways of doing protocols, seen by whoever may see the practitioner. */
export class VariationService {
  readonly #reads: Reads;
  readonly #practitioners: PractitionerService;
  readonly #protocols: ProtocolService;
  readonly #scope: TenantScope;

  constructor(reads: Reads, practitioners: PractitionerService, protocols: ProtocolService, scope: TenantScope) {
    this.#reads = reads;
    this.#practitioners = practitioners;
    this.#protocols = protocols;
    this.#scope = scope;
  }

  /** Row security knows no branch of a variation; its practitioner's row does. */
  async byId(id: string): Promise<Row<Variation> | null> {
    const variation = await this.#reads.byId(Variation, id);
    return variation && (await this.#practitioners.byId(variation.practitionerId)) ? variation : null;
  }

  /** The variations that the caller may see, newest first. */
  async page(
    page: PageArguments,
    { filter, practitionerId }: { filter?: VariationFilter | null; practitionerId?: string } = {},
  ): Promise<Connection<Row<Variation>>> {
    return this.#connection(
      page,
      [
        ...conditionsOf(filter),
        ...(filter?.protocolId == null ? [] : await this.#ofProtocol(uuidOf('Protocol', filter.protocolId))),
      ],
      practitionerId,
    );
  }

  /** The variations of all versions of a protocol, newest first. */
  async ofProtocol(
    protocolId: string,
    page: PageArguments,
    status: VariationStatus | null | undefined,
  ): Promise<Connection<Row<Variation>>> {
    const standing: Condition[] = status == null ? [] : [{ property: 'status', is: 'EQUAL', value: status }];
    return this.#connection(page, [...standing, ...(await this.#ofProtocol(protocolId))]);
  }

  /** In which parameters a variation differs from the version that it varies. */
  async changesOf({ protocolVersionId, technique, cocktail }: Row<Variation>): Promise<readonly SpecChange[]> {
    const version = await this.#protocols.requireVersionById(protocolVersionId);
    return specChanges(version, overridden(version, technique, cocktail ?? null));
  }

  async #connection(
    page: PageArguments,
    where: readonly Condition[],
    practitionerId?: string,
  ): Promise<Connection<Row<Variation>>> {
    return this.#reads.connection(Variation, {
      page,
      where: [...where, ...(await this.#ofVisiblePractitioners())],
      orderBy: [{ field: 'proposedAt', direction: 'DESC' }],
      ...(practitionerId && { parent: { property: 'practitionerId', id: practitionerId } }),
    });
  }

  async #ofProtocol(protocolId: string): Promise<readonly Condition[]> {
    const versions = await this.#protocols.versionsOf(protocolId);
    return [{ property: 'protocolVersionId', is: 'ONE_OF', values: versions.map(({ id }) => id), type: 'uuid' }];
  }

  /** A branch role sees the practitioners of its clinics alone, so that of theirs alone there are variations to see. */
  async #ofVisiblePractitioners(): Promise<readonly Condition[]> {
    if (this.#scope.clinicIds === 'ALL') return [];
    const practitioners = await this.#reads.list(Practitioner);
    return [{ property: 'practitionerId', is: 'ONE_OF', values: practitioners.map(({ id }) => id), type: 'uuid' }];
  }
}

function conditionsOf(filter: VariationFilter | null | undefined): readonly Condition[] {
  const where: Condition[] = [];
  const equal = (property: string, value: unknown) => where.push({ property, is: 'EQUAL', value });
  if (filter?.statuses) where.push({ property: 'status', is: 'ONE_OF', values: filter.statuses, type: 'text' });
  if (filter?.practitionerId != null) equal('practitionerId', uuidOf('Practitioner', filter.practitionerId));
  if (filter?.protocolVersionId != null)
    equal('protocolVersionId', uuidOf('ProtocolVersion', filter.protocolVersionId));
  return where;
}
