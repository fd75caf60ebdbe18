/** Where a practitioner's variation of a protocol stands. Each code with what it means. */
export const variationStatuses = {
  PROPOSED: 'Stated with its reason, not yet reviewed.',
  APPROVED: 'Reviewed and agreed: sessions that match it count as declared.',
  REJECTED: 'Reviewed and not agreed.',
  RETIRED: 'Was agreed once and is used no more.',
} as const satisfies Record<string, string>;

export type VariationStatus = keyof typeof variationStatuses;
