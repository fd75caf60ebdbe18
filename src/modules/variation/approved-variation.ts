import type { VariationStatus } from '../codes/variation-status.js';

/** When a variation counts, as far as it tells itself. Days are `YYYY-MM-DD`, instants begin with their day in UTC. */
export interface VariationPeriod {
  readonly status: VariationStatus;
  readonly validFrom?: string | null;
  readonly validUntil?: string | null;
  readonly proposedAt: string;
  readonly reviewedAt?: string | null;
}

/**
 * The variation under which sessions of a day count as declared; null when there is none. It was approved, and the day
 * lies in its period, both ends included. One that was retired since still covers the days of its period, and none when
 * nobody said when that ended. Of several, the one approved last.
 *
 * Imported history names no period: it counts from the day of its review, else from that of its proposal.
 */
export function variationInForce<V extends VariationPeriod>(variations: readonly V[], day: string): V | null {
  const inForce = variations.filter((variation) => covers(variation, day));
  return inForce.toSorted((a, b) => approvalOf(a).localeCompare(approvalOf(b), 'en')).at(-1) ?? null;
}

function covers(variation: VariationPeriod, day: string): boolean {
  const { status, validFrom, validUntil } = variation;
  const counts = status === 'APPROVED' || (status === 'RETIRED' && validUntil != null);
  return (
    counts && (validFrom ?? approvalOf(variation).slice(0, 10)) <= day && (validUntil == null || day <= validUntil)
  );
}

function approvalOf({ reviewedAt, proposedAt }: VariationPeriod): string {
  return reviewedAt ?? proposedAt;
}
