import { withoutBinaryNoise } from './amount.js';
import {
  numericParameters,
  type CocktailDocument,
  type NumericParameter,
  type TechniqueDocument,
  type ToleratedNumberDocument,
} from './spec-document.js';

/** A tolerated number with its defaults filled in. */
export type ToleratedNumber = Required<ToleratedNumberDocument>;

/** A stored technique with its defaults filled in: an empty list or null is free. */
export type TechniqueSpec = {
  readonly techniques: readonly string[];
  readonly techniquesWeight: number | null;
  readonly deliveries: readonly string[];
  readonly deliveriesWeight: number | null;
  readonly areas: readonly string[];
  readonly areasWeight: number | null;
} & { readonly [P in NumericParameter]: ToleratedNumber | null };

/** The technique that a stored document asks for. */
export function techniqueSpecOf(document: TechniqueDocument): TechniqueSpec {
  const { techniques, deliveries, areas } = document;
  const numbers = Object.fromEntries(numericParameters.map((name) => [name, toleratedNumberOf(document[name])])) as {
    readonly [P in NumericParameter]: ToleratedNumber | null;
  };
  return {
    techniques: techniques?.anyOf ?? [],
    techniquesWeight: techniques ? (techniques.weight ?? 1) : null,
    deliveries: deliveries?.anyOf ?? [],
    deliveriesWeight: deliveries ? (deliveries.weight ?? 1) : null,
    areas: areas?.anyOf ?? [],
    areasWeight: areas ? (areas.weight ?? 1) : null,
    ...numbers,
  };
}

/** How much a cocktail counts in distances; null when it is free. */
export function cocktailWeightOf({ substances, weight = 1 }: CocktailDocument): number | null {
  return substances.length === 0 ? null : weight;
}

/** The distance up to which a mixture still follows the cocktail; null when it is free. */
export function cocktailToleranceOf({ substances, tolerance = 0 }: CocktailDocument): number | null {
  return substances.length === 0 ? null : tolerance;
}

/** A tolerated number with its scale, by default half the tolerance's width, and its weight, by default 1. */
export function toleratedNumberOf(document: ToleratedNumberDocument | undefined): ToleratedNumber | null {
  if (!document) return null;
  const { target, min, max, scale = withoutBinaryNoise((max - min) / 2), weight = 1 } = document;
  return { target, min, max, scale, weight };
}
