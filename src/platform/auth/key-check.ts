import type { RawBuilder } from 'kysely';

/**
 * SQL that is true while a key still works. A key is read once and remembered; this asks, in the very transaction of each
 * operation, whether it was revoked since.
 */
export type KeyCheck = (organizationId: RawBuilder<unknown>, keyId: RawBuilder<unknown>) => RawBuilder<unknown>;
