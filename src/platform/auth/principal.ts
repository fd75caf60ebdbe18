import type { TenantScope } from '../database/tenant-scope.js';

/** Who asks, for which organization, and what they may do. */
export interface Principal extends TenantScope {
  readonly role: string;
  readonly capabilities: ReadonlySet<string>;
  /** The practitioner that a practitioner's key belongs to. */
  readonly practitionerId: string | null;
  /** The key's own id, for the log; null for the command line. */
  readonly keyId: string | null;
}
