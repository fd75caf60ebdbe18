/** What a finding about a mixture rests on. */
export const mixtureFindingKinds = {
  PAIR: 'Whether two substances go together.',
  MAXIMUM: 'How much of a substance is given in a session.',
  REGULATORY: 'What the authorities of the country say.',
} as const satisfies Record<string, string>;

export type MixtureFindingKind = keyof typeof mixtureFindingKinds;

/** How much a finding weighs. */
export const mixtureFindingSeverities = {
  BLOCK: 'A public source that was read speaks against it.',
  WARN: 'Something speaks against it. When it is not verified, it rests on practice alone, and a pharmacist has to judge.',
  UNKNOWN: 'Nobody knows, or something that decides was not stated. Never the same as harmless.',
  NONE: 'Known, and nothing speaks against it.',
} as const satisfies Record<string, string>;

export type MixtureFindingSeverity = keyof typeof mixtureFindingSeverities;

/** What was found. */
export const mixtureFindingCodes = {
  PAIR_COMPATIBLE: 'The two go together.',
  PAIR_CAUTION: 'The two go together with loss or risk.',
  PAIR_INCOMPATIBLE: 'The two do not go together.',
  PAIR_UNDECIDED: 'It depends on a vehicle or strength that was not stated.',
  PAIR_UNKNOWN: 'Nothing is known of the two together.',
  TOO_MANY_SUBSTANCES: 'The mixture has more substances than are looked at.',
  WITHIN_MAXIMUM: 'The amount does not exceed the maximum of a session.',
  ABOVE_MAXIMUM: 'The amount exceeds the maximum of a session.',
  AMOUNT_NOT_STATED: 'The amount cannot be reckoned from what was stated.',
  AREA_NOT_STATED: 'The maximum goes by the treated area, which was not stated.',
  WEIGHT_NOT_STATED: 'The maximum goes by body weight, which was not stated.',
  MAXIMUM_UNKNOWN: 'No maximum is known.',
  APPROVED: 'An authority approved it for this.',
  OFF_LABEL: 'Approved for something else, not for this.',
  UNREGISTERED: 'Not registered: at most for a named patient, where the country allows that.',
  SUSPENDED: 'An authority suspended it.',
  BANNED: 'An authority banned it.',
  INDICATION_UNDECIDED: 'It depends on an indication or area that was not stated, or that the source does not decide.',
  COUNTRY_NOT_STATED: 'The country was not stated.',
  DAY_NOT_STATED: 'The day was not stated.',
  STATUS_UNKNOWN: 'No status is known in the country.',
} as const satisfies Record<string, string>;

export type MixtureFindingCode = keyof typeof mixtureFindingCodes;

/** One thing that is known, or not known, of a mixture. */
export interface MixtureFinding {
  readonly kind: MixtureFindingKind;
  readonly severity: MixtureFindingSeverity;
  readonly code: MixtureFindingCode;
  /** The codes of the substances that it is about. */
  readonly substances: readonly string[];
  readonly message: string;
  /** Null for what nobody knows. */
  readonly source: string | null;
  /** Whether it was read in a public label, paper or decision. */
  readonly verified: boolean;
}

/** What never was read in a public source says so, and never blocks. */
export function weighed(
  severity: MixtureFindingSeverity,
  message: string,
  { source, verified }: { readonly source: string; readonly verified: boolean },
): Pick<MixtureFinding, 'severity' | 'message' | 'source' | 'verified'> {
  if (verified) return { severity, message: `${message} Source: ${source}.`, source, verified };
  return {
    severity: severity === 'BLOCK' ? 'WARN' : severity,
    message: `${message} Unverified (${source}): have a pharmacist judge.`,
    source,
    verified,
  };
}

const worstFirst = Object.keys(mixtureFindingSeverities) as readonly MixtureFindingSeverity[];

/** The worst of the findings; null when there are none. */
export function worstOf(findings: readonly MixtureFinding[]): MixtureFindingSeverity | null {
  return worstFirst.find((severity) => findings.some((finding) => finding.severity === severity)) ?? null;
}
