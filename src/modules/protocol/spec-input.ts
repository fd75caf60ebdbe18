import type { InjectionTechnique } from '../codes/injection-technique.js';
import type { DeliveryMode } from '../codes/delivery-mode.js';
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

/** A tolerated number as an input states it. */
export interface ToleratedNumberStatement {
  readonly target: number;
  readonly min: number;
  readonly max: number;
  readonly scale?: Optional<number>;
  readonly weight?: Optional<number>;
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
  const numbers = numericParameters.map((name) => [name, numberToStore(stated[name], before[name])] as const);
  return withoutUnset({
    techniques: codesToStore(stated.techniques, stated.techniquesWeight, before.techniques),
    deliveries: codesToStore(stated.deliveries, stated.deliveriesWeight, before.deliveries),
    areas: codesToStore(stated.areas, stated.areasWeight, before.areas),
    ...Object.fromEntries(numbers),
  });
}

/** The cocktail to store: a stated list replaces the one before. */
export function cocktailToStore(
  stated: Optional<readonly SubstanceStatement[]>,
  weight: Optional<number>,
  before: CocktailDocument,
): CocktailDocument {
  const substances = stated === undefined ? before.substances : (stated ?? []).map(withoutUnset);
  return withoutUnset({ substances, weight: weight === undefined ? before.weight : weight }) as CocktailDocument;
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
  stated: Optional<ToleratedNumberStatement>,
  before: ToleratedNumberDocument | undefined,
): ToleratedNumberDocument | undefined {
  if (stated === undefined) return before;
  if (stated === null) return undefined;
  const { target, min, max, scale, weight } = stated;
  return withoutUnset({ target, min, max, scale, weight }) as ToleratedNumberDocument;
}

type Held<T> = { readonly [K in keyof T]: Exclude<T[K], null> };

/** The same without what is null or undefined: in a document, what is free is left out. */
function withoutUnset<T extends object>(value: T): Held<T> {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held != null)) as Held<T>;
}
