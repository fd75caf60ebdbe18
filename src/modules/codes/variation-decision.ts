/** What a review of a variation comes to. Each code with what it means. */
export const variationDecisions = {
  APPROVE: 'Agreed: sessions in its period that match it count as declared.',
  REJECT: 'Not agreed; the note says why.',
} as const satisfies Record<string, string>;

export type VariationDecision = keyof typeof variationDecisions;
