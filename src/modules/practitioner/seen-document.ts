import type { RegisterEntry } from '../register-lookup/register-lookup.js';

/** What a person saw of a registration: on the register's page, or on a certificate. */
export interface SeenDocument {
  /** Where it was seen, such as the address of the page. */
  readonly source: string;
  readonly seenAt: string;
  /** False where the register was searched and does not show the number. */
  readonly found: boolean;
  /** As printed; the registration's own when left out. */
  readonly number?: string | null;
  readonly familyName?: string | null;
  readonly givenNames?: string | null;
  readonly statusInRegister?: string | null;
  readonly statusSince?: string | null;
  readonly category?: string | null;
  readonly subdivision?: string | null;
  readonly validFrom?: string | null;
  readonly validUntil?: string | null;
  readonly conditions?: readonly string[] | null;
  readonly conditionsAllowWork?: boolean | null;
  readonly remarks?: string | null;
  readonly evidence: { readonly name: string; readonly content: string };
}

/** The document as an entry of the register, so that one rule judges both. */
export function entryOfDocument(seen: SeenDocument, ownNumber: string): RegisterEntry {
  const words = (text: string | null | undefined) => text?.trim() || null;
  return {
    number: words(seen.number) ?? ownNumber,
    familyName: words(seen.familyName),
    givenNames: words(seen.givenNames),
    statusWord: words(seen.statusInRegister) ?? '',
    category: words(seen.category),
    subdivision: words(seen.subdivision),
    validFrom: seen.validFrom ?? null,
    validUntil: seen.validUntil ?? null,
    specialities: [],
    mentionedLicences: [],
    raw: Object.fromEntries(Object.entries(seen).filter(([name, value]) => name !== 'evidence' && value != null)),
  };
}
