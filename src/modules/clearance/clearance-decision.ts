/** What a clearance to treat comes to. Each code with what it means. */
export const clearanceDecisions = {
  CLEARED: 'Nothing speaks against the treatment.',
  NEEDS_REVIEW: 'Something speaks against it, and the organization leaves it to a person.',
  REFUSED: 'It must not take place.',
} as const satisfies Record<string, string>;

export type ClearanceDecision = keyof typeof clearanceDecisions;

/** What a finding of a clearance is about. */
export const clearanceKinds = {
  REGISTRATION: "The practitioner's registration on that day in the clinic's country.",
  ELIGIBILITY: 'Whether the patient may be treated.',
  COCKTAIL: 'What is to be injected.',
} as const satisfies Record<string, string>;

export type ClearanceKind = keyof typeof clearanceKinds;

/** One reason that speaks against a treatment. */
export interface ClearanceFinding {
  readonly kind: ClearanceKind;
  /** Stable within its kind. */
  readonly code: string;
  readonly message: string;
  /** The worst that this finding alone would come to. */
  readonly decision: Exclude<ClearanceDecision, 'CLEARED'>;
}

/** The worst of the findings decides; none clear. */
export function decisionOf(findings: readonly ClearanceFinding[]): ClearanceDecision {
  if (findings.some(({ decision }) => decision === 'REFUSED')) return 'REFUSED';
  return findings.length > 0 ? 'NEEDS_REVIEW' : 'CLEARED';
}
