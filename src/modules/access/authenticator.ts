import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { KeyCheck } from '../../platform/auth/key-check.js';
import type { Principal } from '../../platform/auth/principal.js';
import type { Database } from '../../platform/database/database.js';
import { isSecretOf, parseApiKey } from './api-key-token.js';
import type { Capability } from './capability.js';
import { capabilitiesOf, isBranchRole, type Role } from './role.js';

interface StoredKey {
  readonly role: Role;
  readonly clinic_ids: readonly string[];
  readonly practitioner_id: string | null;
  readonly scopes: readonly Capability[];
  readonly secret_hash: string;
}

/** Compared with when there is no such key, so that an unknown key takes as long as a wrong one. */
const NO_HASH = '0'.repeat(64);

/** How many bearers are remembered. */
const KEPT_BEARERS = 10_000;

/** True while a key was not revoked: all that can change of it. */
export const isWorkingKey: KeyCheck = (organizationId, keyId) => sql`exists (
  select from api_key k where k.organization_id = ${organizationId} and k.id = ${keyId} and k.revoked_at is null)`;

/**
 * Tells who asks, by the key in the `Authorization` header. A bearer is remembered, so each operation must ask in its own
 * transaction whether the key still works.
 */
export class Authenticator {
  readonly #database: Database;
  readonly #keySecret: string;
  readonly #demoKeys: ReadonlyMap<string, Principal>;
  /** By a hash of the whole key, so that a heap dump shows no secrets. */
  readonly #bearers = new LRUCache<string, Principal>({ max: KEPT_BEARERS });

  constructor(database: Database, keySecret: string, demoKeys: ReadonlyMap<string, Principal>) {
    this.#database = database;
    this.#keySecret = keySecret;
    this.#demoKeys = demoKeys;
  }

  /** The bearer of the key, or null when there is no key, or none that works. */
  async principalOf(authorization: string | undefined): Promise<Principal | null> {
    const text = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (!text) return null;
    const demo = this.#demoKeys.get(text);
    if (demo) return demo;
    const hash = createHash('sha256').update(text).digest('base64');
    const known = this.#bearers.get(hash);
    if (known) return known;
    const bearer = await this.#look(text);
    if (bearer) this.#bearers.set(hash, bearer);
    return bearer;
  }

  async #look(text: string): Promise<Principal | null> {
    const token = parseApiKey(text);
    if (!token) return null;
    const scope = { organizationId: token.organizationId, clinicIds: 'ALL' } as const;
    const key = await this.#database.transaction(scope, 'READ', async (em) => {
      const { rows } = await sql<StoredKey>`
        select role, clinic_ids, practitioner_id, scopes, secret_hash from api_key
        where organization_id = ${token.organizationId} and id = ${token.keyId} and revoked_at is null`.execute(
        em.getKysely(),
      );
      return rows[0] ?? null;
    });
    const isRight = isSecretOf(key?.secret_hash ?? NO_HASH, token.secret, this.#keySecret);
    if (!key || !isRight) return null;
    return principal(token.organizationId, key.role, {
      keyId: token.keyId,
      clinicIds: key.clinic_ids,
      practitionerId: key.practitioner_id,
      scopes: key.scopes,
    });
  }
}

/** The bearer of a key with this role. Branch roles are bound to their clinics, the others see the whole organization. */
export function principal(
  organizationId: string,
  role: Role,
  details: {
    readonly keyId?: string | null;
    readonly clinicIds?: readonly string[];
    readonly practitionerId?: string | null;
    readonly scopes?: readonly Capability[];
  } = {},
): Principal {
  return {
    organizationId,
    role,
    clinicIds: isBranchRole(role) ? (details.clinicIds ?? []) : 'ALL',
    capabilities: capabilitiesOf(role, details.scopes ?? []),
    practitionerId: details.practitionerId ?? null,
    keyId: details.keyId ?? null,
  };
}
