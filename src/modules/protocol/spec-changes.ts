import type { ChangeKind } from '../codes/change-kind.js';
import { techniqueParameters, type TechniqueParameter } from '../codes/technique-parameter.js';
import { milligramsPerMl } from './amount.js';
import type {
  AnyOfDocument,
  CocktailDocument,
  CocktailSubstanceDocument,
  NumericParameter,
  TechniqueDocument,
} from './spec-document.js';
import { cocktailWeightOf, toleratedNumberOf, type ToleratedNumber } from './spec-view.js';
import { cocktailWords, codeWords, numberWords } from './spec-words.js';

/** What a version asks for, as far as sessions are compared with it. */
export interface Spec {
  readonly technique: TechniqueDocument;
  readonly cocktail: CocktailDocument;
}

/** One parameter that differs, in words and for programs; null is free, or not of that kind. */
export interface SpecChange {
  readonly parameter: TechniqueParameter;
  readonly kind: ChangeKind;
  readonly from: string | null;
  readonly to: string | null;
  readonly fromNumber: ToleratedNumber | null;
  readonly toNumber: ToleratedNumber | null;
  /** Sorted. */
  readonly fromCodes: readonly string[] | null;
  readonly toCodes: readonly string[] | null;
  readonly fromCocktail: CocktailDocument | null;
  readonly toCocktail: CocktailDocument | null;
  readonly fromWeight: number | null;
  readonly toWeight: number | null;
}

/**
 * The parameters in which two specifications differ, in the order of the parameters' list. Equal meaning is no change:
 * the order of codes, substances or alternatives, a default that one of them spells out, 1 % and 10 mg/mL.
 */
export function specChanges(from: Spec, to: Spec): readonly SpecChange[] {
  return (Object.keys(techniqueParameters) as TechniqueParameter[]).flatMap((parameter) => {
    const before = askedBy(from, parameter);
    const after = askedBy(to, parameter);
    if (before.key === after.key) return [];
    return {
      parameter,
      kind: changeKind(before.words, after.words),
      from: before.words,
      to: after.words,
      fromNumber: before.number,
      toNumber: after.number,
      fromCodes: before.codes,
      toCodes: after.codes,
      fromCocktail: before.cocktail,
      toCocktail: after.cocktail,
      fromWeight: before.weight,
      toWeight: after.weight,
    };
  });
}

/** What became of something of which null means that there is none. */
export function changeKind(from: unknown, to: unknown): ChangeKind {
  if (from === null) return 'ADDED';
  return to === null ? 'REMOVED' : 'CHANGED';
}

/** A specification with a variation's overrides in place: what the variation leaves out stays as it is. */
export function overridden(spec: Spec, technique: TechniqueDocument, cocktail: CocktailDocument | null): Spec {
  return { technique: { ...spec.technique, ...technique }, cocktail: cocktail ?? spec.cocktail };
}

/** A text that is the same for mixtures of the same meaning: in any order, and however a strength is spelt. */
export function mixtureKey(mixture: readonly CocktailSubstanceDocument[]): string {
  return JSON.stringify(mixture.map(substanceKey).toSorted());
}

/** What a specification asks of one parameter. */
interface Asked {
  /** The same for the same meaning. */
  readonly key: string | null;
  readonly words: string | null;
  readonly number: ToleratedNumber | null;
  readonly codes: readonly string[] | null;
  readonly cocktail: CocktailDocument | null;
  readonly weight: number | null;
}

const free: Asked = { key: null, words: null, number: null, codes: null, cocktail: null, weight: null };

const documentName = {
  NEEDLE_GAUGE: 'needleGauge',
  NEEDLE_LENGTH_MM: 'needleLengthMm',
  DEPTH_MM: 'depthMm',
  ANGLE_DEGREES: 'angleDegrees',
  SPACING_MM: 'spacingMm',
  INJECTIONS: 'injections',
  VOLUME_PER_INJECTION_ML: 'volumePerInjectionMl',
  TOTAL_VOLUME_ML: 'totalVolumeMl',
} as const satisfies Partial<Record<TechniqueParameter, NumericParameter>>;

function askedBy({ technique, cocktail }: Spec, parameter: TechniqueParameter): Asked {
  switch (parameter) {
    case 'TECHNIQUE':
      return askedCodes(technique.techniques);
    case 'DELIVERY':
      return askedCodes(technique.deliveries);
    case 'AREA':
      return askedCodes(technique.areas);
    case 'COCKTAIL':
      return askedCocktail(cocktail);
    default:
      return askedNumber(technique, documentName[parameter]);
  }
}

function askedCodes(document: AnyOfDocument<string> | undefined): Asked {
  if (!document || document.anyOf.length === 0) return free;
  const codes = [...new Set(document.anyOf)].toSorted();
  const { weight = 1 } = document;
  return { ...free, key: JSON.stringify([codes, weight]), words: codeWords(codes, weight), codes, weight };
}

function askedNumber(technique: TechniqueDocument, name: NumericParameter): Asked {
  const number = toleratedNumberOf(technique[name]);
  if (!number) return free;
  return { ...free, key: JSON.stringify(number), words: numberWords(number, name), number, weight: number.weight };
}

function askedCocktail(cocktail: CocktailDocument): Asked {
  const weight = cocktailWeightOf(cocktail);
  if (weight === null) return free;
  const { substances, alternatives = [], tolerance = 0 } = cocktail;
  const others = [...new Set(alternatives.map(mixtureKey))].toSorted();
  const key = JSON.stringify([mixtureKey(substances), others, tolerance, weight]);
  return { ...free, key, words: cocktailWords(cocktail), cocktail, weight };
}

function substanceKey({ code, volumeMl, strength, strengthUnit, vehicle }: CocktailSubstanceDocument): string {
  const inMass = strength === undefined ? null : milligramsPerMl(strength, strengthUnit);
  const known = inMass === null ? [strength ?? null, strengthUnit ?? null] : [inMass, 'MG_PER_ML'];
  return JSON.stringify([code, volumeMl ?? null, ...known, vehicle ?? null]);
}
