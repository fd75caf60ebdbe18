import type { InjectionTechnique } from '../codes/injection-technique.js';
import type { DeliveryMode } from '../codes/delivery-mode.js';
import type { TechniqueUnit } from '../codes/technique-unit.js';
import { inOwnUnit } from './own-unit.js';
import {
  numericParameters,
  type AnyOfDocument,
  type CocktailDocument,
  type CocktailSubstanceDocument,
  type NumericParameter,
  type TechniqueDocument,
  type ToleratedNumberDocument,
} from './spec-document.js';

type Optional<T> = T | null | undefined;

/** A tolerated number as an input states it; without a unit it is in the parameter's own. */
export interface ToleratedNumberStatement {
  readonly target: number;
  readonly min: number;
  readonly max: number;
  readonly scale?: Optional<number>;
  readonly weight?: Optional<number>;
  readonly unit?: Optional<TechniqueUnit>;
}

/** A technique as an input states it: what is undefined stays as it was, null frees. */
export type TechniqueStatement = {
  readonly techniques?: Optional<readonly InjectionTechnique[]>;
  readonly techniquesWeight?: Optional<number>;
  readonly deliveries?: Optional<readonly DeliveryMode[]>;
  readonly deliveriesWeight?: Optional<number>;
  readonly areas?: Optional<readonly string[]>;
  readonly areasWeight?: Optional<number>;
} & { readonly [P in NumericParameter]?: Optional<ToleratedNumberStatement> };

/** A substance as an input states it, once its code is known. */
export type SubstanceStatement = Omit<
  CocktailSubstanceDocument,
  'volumeMl' | 'strength' | 'strengthUnit' | 'vehicle'
> & {
  readonly [K in 'volumeMl' | 'strength' | 'strengthUnit' | 'vehicle']: Optional<CocktailSubstanceDocument[K]>;
};

/** The technique to store: what is stated, and for what is not, what stood there before. */
export function techniqueToStore(stated: Optional<TechniqueStatement>, before: TechniqueDocument): TechniqueDocument {
  if (stated === undefined) return before;
  if (stated === null) return {};
  const numbers = numericParameters.map((name) => [name, numberToStore(name, stated[name], before[name])] as const);
  return withoutUnset({
    techniques: codesToStore(stated.techniques, stated.techniquesWeight, before.techniques),
    deliveries: codesToStore(stated.deliveries, stated.deliveriesWeight, before.deliveries),
    areas: codesToStore(stated.areas, stated.areasWeight, before.areas),
    ...Object.fromEntries(numbers),
  });
}

/** What may stand beside the first mixture. */
export interface CocktailStatement {
  readonly alternatives?: Optional<readonly (readonly SubstanceStatement[])[]>;
  readonly tolerance?: Optional<number>;
}

/**
 * The cocktail to store: a stated list replaces the one before. A cocktail that becomes free has no alternatives any more,
 * unless they are stated with it, which is a problem of the specification.
 */
export function cocktailToStore(
  stated: Optional<readonly SubstanceStatement[]>,
  weight: Optional<number>,
  before: CocktailDocument,
  beside: CocktailStatement = {},
): CocktailDocument {
  const substances = stated === undefined ? before.substances : (stated ?? []).map(withoutUnset);
  const kept: Partial<CocktailDocument> = substances.length === 0 ? {} : before;
  const alternatives =
    beside.alternatives === undefined
      ? kept.alternatives
      : (beside.alternatives ?? []).map((mixture) => mixture.map(withoutUnset));
  return withoutUnset({
    substances,
    alternatives: alternatives?.length ? alternatives : null,
    tolerance: beside.tolerance === undefined ? kept.tolerance : beside.tolerance,
    weight: weight === undefined ? before.weight : weight,
  }) as CocktailDocument;
}

function codesToStore<C extends string>(
  stated: Optional<readonly C[]>,
  weight: Optional<number>,
  before: AnyOfDocument<C> | undefined,
): AnyOfDocument<C> | undefined {
  const anyOf = stated === undefined ? before?.anyOf : [...new Set(stated)];
  if (!anyOf || anyOf.length === 0) return undefined;
  return withoutUnset({ anyOf, weight: weight === undefined ? before?.weight : weight }) as AnyOfDocument<C>;
}

function numberToStore(
  parameter: NumericParameter,
  stated: Optional<ToleratedNumberStatement>,
  before: ToleratedNumberDocument | undefined,
): ToleratedNumberDocument | undefined {
  if (stated === undefined) return before;
  if (stated === null) return undefined;
  const { weight, unit } = stated;
  const own = (value: number) => inOwnUnit(parameter, value, unit);
  const [target, min, max] = [own(stated.target), own(stated.min), own(stated.max)];
  return withoutUnset({ target, min, max, scale: stated.scale == null ? null : own(stated.scale), weight });
}

type Held<T> = { readonly [K in keyof T]: Exclude<T[K], null> };

/** The same without what is null or undefined: in a document, what is free is left out. */
function withoutUnset<T extends object>(value: T): Held<T> {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held != null)) as Held<T>;
}
