import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** The parts of a key as its bearer sends it: whose it is, which it is, and the secret that proves it. */
export interface ApiKeyToken {
  readonly organizationId: string;
  readonly keyId: string;
  readonly secret: string;
}

/**
 * The text of a key: `meso_<organization and key, 43 characters>_<secret, 43 characters>`. It names its organization, so
 * that the key is looked up inside that organization and no table lists the keys of all.
 */
export function formatApiKey({ organizationId, keyId, secret }: ApiKeyToken): string {
  const ids = Buffer.from((organizationId + keyId).replaceAll('-', ''), 'hex').toString('base64url');
  return `meso_${ids}_${secret}`;
}

/** The parts of a key's text, or null for anything else. */
export function parseApiKey(text: string): ApiKeyToken | null {
  const match = /^meso_([A-Za-z0-9_-]{43})_([A-Za-z0-9_-]{43})$/.exec(text);
  if (!match) return null;
  const hex = Buffer.from(match[1]!, 'base64url').toString('hex');
  return { organizationId: asUuid(hex.slice(0, 32)), keyId: asUuid(hex.slice(32)), secret: match[2]! };
}

/** 32 random bytes as text. A slow hash would add nothing to a secret that cannot be guessed. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret: its HMAC-SHA-256 under the installation's key, as hexadecimal digits. */
export function hashSecret(secret: string, keySecret: string): string {
  return createHmac('sha256', keySecret).update(secret).digest('hex');
}

/** Compares a secret with a stored hash, in a time that does not tell how much of it is right. */
export function isSecretOf(hash: string, secret: string, keySecret: string): boolean {
  const given = Buffer.from(hashSecret(secret, keySecret), 'hex');
  const stored = Buffer.from(hash, 'hex');
  return given.length === stored.length && timingSafeEqual(given, stored);
}

function asUuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
