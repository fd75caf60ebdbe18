import { measuredParameters } from '../deviation/numeric-parameters.js';
import type { TechniqueParameter } from '../codes/technique-parameter.js';
import type { Spec } from '../protocol/spec-changes.js';
import { cocktailWeightOf, toleratedNumberOf } from '../protocol/spec-view.js';
import { gowerDistance, numericDissimilarity, type WeightedDistance } from './statistics/gower.js';
import { jensenShannon } from './statistics/jensen-shannon.js';
import { mixtureDissimilarity } from './statistics/mixture-similarity.js';
import { meanOf } from './statistics/moments.js';
import { distributionOf, type ParameterSums, type TechniqueSums } from './technique-sums.js';

/** How much each parameter counts between practitioners, and on which scale numbers differ. */
export interface ProfileMeasure {
  readonly weight: number;
  /** The difference that counts as 1; null for codes. */
  readonly scale: number | null;
}

export type ProfileMeasures = ReadonlyMap<TechniqueParameter, ProfileMeasure>;

/**
 * The measures of a version. What it asks for counts with its weight, and numbers on its scale; what it leaves free counts
 * once, numbers on the scale that `spreadOf` gives. The area is the same for all who are compared.
 */
export function profileMeasures(
  { technique, cocktail }: Spec,
  spreadOf: (parameter: TechniqueParameter) => number,
): ProfileMeasures {
  const measures = new Map<TechniqueParameter, ProfileMeasure>([
    ['TECHNIQUE', { weight: technique.techniques?.weight ?? 1, scale: null }],
    ['DELIVERY', { weight: technique.deliveries?.weight ?? 1, scale: null }],
    ['COCKTAIL', { weight: cocktailWeightOf(cocktail) ?? 1, scale: null }],
  ]);
  for (const { parameter, name } of measuredParameters) {
    const asked = toleratedNumberOf(technique[name]);
    measures.set(parameter, { weight: asked?.weight ?? 1, scale: asked?.scale || spreadOf(parameter) });
  }
  return measures;
}

/**
 * How differently two groups treat, 0 to 1: Gower's distance over what both recorded. Numbers differ by the distance of
 * their means on the scale; techniques and deliveries by the square root of the Jensen-Shannon divergence; mixtures by 1 − Ruzicka
 * of their substances' shares.
 */
export function profileDistance(
  one: TechniqueSums,
  other: TechniqueSums,
  measures: ProfileMeasures,
): WeightedDistance | null {
  return gowerDistance(
    [...measures].map(([parameter, { weight, scale }]) => {
      const [a, b] = [one.parameters.get(parameter), other.parameters.get(parameter)];
      return { weight, dissimilarity: a && b ? dissimilarityOf(parameter, a, b, scale) : null };
    }),
  );
}

function dissimilarityOf(
  parameter: TechniqueParameter,
  one: ParameterSums,
  other: ParameterSums,
  scale: number | null,
): number | null {
  if (scale !== null) {
    const [a, b] = [meanOf(one.amount), meanOf(other.amount)];
    return a === null || b === null ? null : numericDissimilarity(a, b, scale);
  }
  const [a, b] = [distributionOf(one), distributionOf(other)];
  if (parameter === 'COCKTAIL') return mixtureDissimilarity(a, b);
  const divergence = jensenShannon(a, b);
  return divergence === null ? null : Math.sqrt(divergence);
}
