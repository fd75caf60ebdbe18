import { createHash } from 'node:crypto';

/** What an evidence file may be, each with the bytes that it begins with. */
const signatures = {
  'application/pdf': Buffer.from('%PDF-'),
  'image/png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff]),
} as const;

export type EvidenceMediaType = keyof typeof signatures;

/** In bytes: 5 MiB. */
export const MAXIMAL_EVIDENCE = 5 * 1024 * 1024;

/** A file as it is stored. */
export interface EvidenceContent {
  readonly mediaType: EvidenceMediaType;
  readonly bytes: Buffer;
  /** In hexadecimal digits. */
  readonly sha256: string;
}

/**
 * The file behind a base64 text, or the sentence that says why it is none. Its type is what its first bytes say, whatever
 * its name claims.
 */
export function readEvidence(base64: string): EvidenceContent | string {
  const text = base64.replace(/\s/g, '');
  if (text.length > Math.ceil(MAXIMAL_EVIDENCE / 3) * 4) return 'A file of at most 5 MB is wanted.';
  if (text === '' || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return 'The content is no base64.';
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length > MAXIMAL_EVIDENCE) return 'A file of at most 5 MB is wanted.';
  const mediaType = (Object.keys(signatures) as EvidenceMediaType[]).find((type) =>
    bytes.subarray(0, signatures[type].length).equals(signatures[type]),
  );
  if (!mediaType) return 'A PDF, a PNG or a JPEG picture is wanted, and the file is none of them.';
  return { mediaType, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
