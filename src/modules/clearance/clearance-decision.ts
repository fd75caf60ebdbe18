/** What a clearance to treat comes to. Each code with what it means. */
export const clearanceDecisions = {
  CLEARED: 'Nothing that counts speaks against the treatment. As a finding: it is said, and decides nothing.',
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

/** One reason that speaks against a treatment, or one thing that whoever treats must know. */
export interface ClearanceFinding {
  readonly kind: ClearanceKind;
  /** Stable within its kind. */
  readonly code: string;
  readonly message: string;
  /** The worst that this finding alone would come to. CLEARED: it is only said. */
  readonly decision: ClearanceDecision;
}

const worstFirst = ['REFUSED', 'NEEDS_REVIEW'] as const;

/** The worst of the findings decides; without any that counts the treatment is cleared. */
export function decisionOf(findings: readonly ClearanceFinding[]): ClearanceDecision {
  return worstFirst.find((worst) => findings.some(({ decision }) => decision === worst)) ?? 'CLEARED';
}
