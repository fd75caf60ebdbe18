import type { SqlEntityManager } from '@mikro-orm/sql';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import { Refusal, refusal, type UserError } from '../../platform/errors.js';
import type { Clock } from '../../platform/clock.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { ClinicService } from '../clinic/clinic.service.js';
import type { PractitionerService } from '../practitioner/practitioner.service.js';
import { formatApiKey, hashSecret, newSecret } from './api-key-token.js';
import { ApiKey } from './api-key.entity.js';
import { apiKeysRead } from './api-key.reads.js';
import type { CreateApiKeyInput, RevokeApiKeyInput } from './api-key.type.js';
import { capabilitiesOf } from './role.js';

/** A key just made, with the only sight of its secret. */
export interface CreatedApiKey {
  readonly apiKey: Row<ApiKey>;
  readonly secret: string;
}

/** The keys of the organization. */
export class ApiKeyService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #clinics: ClinicService;
  readonly #practitioners: PractitionerService;
  readonly #clock: Clock;
  readonly #keySecret: string;

  constructor(
    em: SqlEntityManager,
    reads: Reads,
    clinics: ClinicService,
    practitioners: PractitionerService,
    clock: Clock,
    keySecret: string,
  ) {
    this.#em = em;
    this.#reads = reads;
    this.#clinics = clinics;
    this.#practitioners = practitioners;
    this.#clock = clock;
    this.#keySecret = keySecret;
  }

  byId(id: string): Promise<Row<ApiKey> | null> {
    return this.#reads.byId(ApiKey, id);
  }

  list(): Promise<readonly Row<ApiKey>[]> {
    return this.#reads.list(ApiKey, apiKeysRead);
  }

  /** Makes a key that allows no more than its maker may; the command line's maker may everything. */
  async create(input: CreateApiKeyInput, makerMay: ReadonlySet<string> | null = null): Promise<CreatedApiKey> {
    const problems = [...problemsOf(input), ...(makerMay ? excessOf(input, makerMay) : [])];
    if (problems.length > 0) throw new Refusal(...problems);
    const practitioner = input.practitionerId ? await this.#practitioners.require(input.practitionerId) : null;
    const named = await Promise.all((input.clinicIds ?? []).map((id) => this.#clinics.require(id, ['clinicIds'])));
    const clinicIds = named.length > 0 ? named.map(({ id }) => id) : (practitioner?.clinicIds ?? []);
    if (practitioner && clinicIds.some((id) => !practitioner.clinicIds.includes(id))) {
      throw refusal('INVALID', ['clinicIds'], 'The practitioner does not work at one of these clinics.');
    }
    const secret = newSecret();
    const key = this.#em.create(ApiKey, {
      role: input.role,
      label: input.label?.trim() || null,
      clinicIds,
      scopes: input.scopes ?? [],
      secretHash: hashSecret(secret, this.#keySecret),
      ...(practitioner && { practitioner }),
    });
    await this.#em.flush();
    return {
      apiKey: await this.#reads.fresh(ApiKey, key.id),
      secret: formatApiKey({ organizationId: organizationOf(this.#em), keyId: key.id, secret }),
    };
  }

  async revoke({ id }: RevokeApiKeyInput): Promise<Row<ApiKey>> {
    const key = await this.#em.findOne(ApiKey, { id: uuidOf('ApiKey', id) });
    if (!key) throw refusal('NOT_FOUND', ['id'], 'There is no such key.');
    if (key.revokedAt) throw refusal('ALREADY_REVOKED', ['id'], 'The key was revoked before.');
    key.revokedAt = this.#clock.now();
    await this.#em.flush();
    return this.#reads.fresh(ApiKey, key.id);
  }
}

function excessOf({ role, scopes }: CreateApiKeyInput, makerMay: ReadonlySet<string>): readonly UserError[] {
  const excess = [...capabilitiesOf(role, scopes ?? [])].filter((capability) => !makerMay.has(capability));
  if (excess.length === 0) return [];
  const message = `A key cannot allow what its maker may not: ${excess.join(', ')}.`;
  return [{ code: 'INVALID', path: [role === 'PARTNER' ? 'scopes' : 'role'], message }];
}

function problemsOf({ role, clinicIds, practitionerId, scopes }: CreateApiKeyInput): readonly UserError[] {
  const problems: UserError[] = [];
  const invalid = (field: string, message: string) => problems.push({ code: 'INVALID', path: [field], message });
  if (role === 'CLINIC_MANAGER' && !clinicIds?.length)
    invalid('clinicIds', 'A clinic manager needs at least one clinic.');
  if (role === 'PRACTITIONER' && !practitionerId)
    invalid('practitionerId', "A practitioner's key names the practitioner.");
  if (role === 'PARTNER' && !scopes?.length) invalid('scopes', 'A partner needs at least one scope.');
  if (role !== 'PARTNER' && scopes?.length)
    invalid('scopes', 'Only a partner has scopes; other roles have their own rights.');
  if (role !== 'PRACTITIONER' && practitionerId)
    invalid('practitionerId', 'Only a practitioner key names a practitioner.');
  if ((role === 'OWNER' || role === 'ANALYST' || role === 'PARTNER') && clinicIds?.length) {
    invalid('clinicIds', `A key with the role ${role} is for the whole organization.`);
  }
  return problems;
}
