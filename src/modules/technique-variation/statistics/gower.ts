/** How two records differ in one variable: from 0 to 1, or null when it is not known of both. */
export interface WeightedDissimilarity {
  readonly dissimilarity: number | null;
  readonly weight: number;
}

/** A distance with the weight of what it rests on. */
export interface WeightedDistance {
  readonly distance: number;
  readonly weight: number;
}

/**
 * Gower's distance, 0 to 1: the weighted mean of the dissimilarities in the variables that are known of both (Gower 1971,
 * Biometrics 27:857). Null when no variable is.
 */
export function gowerDistance(variables: Iterable<WeightedDissimilarity>): WeightedDistance | null {
  let weight = 0;
  let sum = 0;
  for (const variable of variables) {
    if (variable.dissimilarity === null) continue;
    weight += variable.weight;
    sum += variable.weight * variable.dissimilarity;
  }
  return weight === 0 ? null : { distance: sum / weight, weight };
}

/** How two numbers differ on a scale: a scale or more is 1. Where the scale is 0 any difference is 1. */
export function numericDissimilarity(one: number, other: number, scale: number): number {
  const difference = Math.abs(one - other);
  if (scale === 0) return difference === 0 ? 0 : 1;
  return Math.min(1, difference / scale);
}
