/** The moving average after one course, with its limits about 0, in standard deviations of one course. */
export interface EwmaPoint {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly signal: 'UPPER' | 'LOWER' | null;
}

export interface EwmaSettings {
  /** λ in (0, 1]: the weight of the latest course. */
  readonly weight: number;
  /** L: the limits' distance in standard deviations of the average. */
  readonly width: number;
}

export const usualEwma: EwmaSettings = { weight: 0.1, width: 2.7 };

/**
 * The exponentially weighted moving average of standardized residuals in order, with limits that widen as the start is forgotten,
 * ±L√(λ/(2−λ)·(1−(1−λ)²ⁱ)): Roberts (1959), Technometrics 1:239.
 */
export function ewma(values: readonly number[], { weight, width }: EwmaSettings): readonly EwmaPoint[] {
  if (!(weight > 0 && weight <= 1)) throw new RangeError('The weight of the latest course lies between 0 and 1.');
  let value = 0;
  return values.map((latest, index) => {
    value = weight * latest + (1 - weight) * value;
    const forgotten = 1 - (1 - weight) ** (2 * (index + 1));
    const upper = width * Math.sqrt((weight / (2 - weight)) * forgotten);
    return { value, lower: -upper, upper, signal: value > upper ? 'UPPER' : value < -upper ? 'LOWER' : null };
  });
}
