import { inverseOfFactor, inverseOfProduct } from './dense-cholesky.js';
import type { FittedMixedModel } from './fit-mixed-model.js';

/** What a clinic or practitioner adds to the response, shrunken towards 0 by how little is known of them. */
export interface PredictedEffect {
  readonly key: string;
  readonly estimate: number;
  /** Given the variances and the fixed part, as in lme4's conditional variances. */
  readonly standardError: number;
}

/**
 * Best linear unbiased predictions of the absorbed units and of the random columns, in the model's units: Henderson (1975),
 * Biometrics 31:423. All 0 for a variance of 0.
 */
export function predictedEffects(fit: FittedMixedModel): {
  readonly ofUnits: readonly Omit<PredictedEffect, 'key'>[];
  readonly ofColumns: readonly Omit<PredictedEffect, 'key'>[];
} {
  const { facts, ratios, residualVariance, solved } = fit;
  const { randomColumns, fixedColumns } = facts;
  const [unitRatio, columnRatio] = ratios;
  const response = randomColumns + fixedColumns;
  const inverted = inverseOfProduct(inverseOfFactor(solved.factor, randomColumns)).values;
  const ofUnits = facts.units.map(({ n, columns, means }, index) => {
    const weight = solved.weights[index]!;
    let residual = 0;
    let spread = 0;
    for (const [position, column] of columns.entries()) {
      const value = means[position]!;
      residual += column === response ? value : -value * solved.effects[column]!;
      if (column >= randomColumns) continue;
      for (const [other, otherColumn] of columns.entries()) {
        if (otherColumn >= randomColumns) continue;
        spread += value * means[other]! * columnRatio * inverted[column * randomColumns + otherColumn]!;
      }
    }
    const variance = residualVariance * unitRatio * (weight / n + unitRatio * weight * weight * spread);
    return { estimate: unitRatio * weight * residual, standardError: Math.sqrt(variance) };
  });
  const ofColumns = Array.from({ length: randomColumns }, (_, column) => ({
    estimate: solved.effects[column]!,
    standardError: Math.sqrt(residualVariance * columnRatio * inverted[column * randomColumns + column]!),
  }));
  return { ofUnits, ofColumns };
}

/** Standard errors of the fixed effects, given the variances, in the model's units. */
export function fixedStandardErrors({ facts, residualVariance, solved }: FittedMixedModel): readonly number[] {
  const { randomColumns, fixedColumns } = facts;
  const size = randomColumns + fixedColumns;
  const inverted = inverseOfProduct(inverseOfFactor(solved.factor, size)).values;
  return Array.from({ length: fixedColumns }, (_, index) => {
    const column = randomColumns + index;
    return Math.sqrt(residualVariance * inverted[column * size + column]!);
  });
}
