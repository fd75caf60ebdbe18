/** The tabular CUSUM after one course. */
export interface CusumPoint {
  /** C⁺: what has gathered above the target, in standard deviations. */
  readonly upper: number;
  /** C⁻: what has gathered below the target. */
  readonly lower: number;
  readonly signal: 'UPPER' | 'LOWER' | 'BOTH' | null;
}

export interface CusumSettings {
  /** K, half the shift to be found, in standard deviations. */
  readonly reference: number;
  /** H, in standard deviations. A sum beyond it is a signal. */
  readonly decision: number;
}

/** K = 0.5, H = 5: one false alarm in 465 courses when all parameters are known, a shift of 1 SD found after 10. */
export const usualCusum: CusumSettings = { reference: 0.5, decision: 5 };

/**
 * The two-sided tabular CUSUM of standardized residuals in the order in which the outcomes became known: Page (1954), Biometrika
 * 41:100. The sums go on after a signal; whoever has looked into one starts a new series.
 */
export function cusum(values: readonly number[], { reference, decision }: CusumSettings): readonly CusumPoint[] {
  let [upper, lower] = [0, 0];
  return values.map((value) => {
    upper = Math.max(0, upper + value - reference);
    lower = Math.max(0, lower - value - reference);
    const [isHigh, isLow] = [upper > decision, lower > decision];
    return { upper, lower, signal: isHigh && isLow ? 'BOTH' : isHigh ? 'UPPER' : isLow ? 'LOWER' : null };
  });
}
