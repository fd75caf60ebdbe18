import type { ConcentrationUnit } from '../codes/concentration-unit.js';
import { techniqueParameters, type TechniqueParameter } from '../codes/technique-parameter.js';
import type {
  AnyOfDocument,
  CocktailDocument,
  CocktailSubstanceDocument,
  NumericParameter,
  TechniqueDocument,
  ToleratedNumberDocument,
} from './spec-document.js';
import { toleratedNumberOf } from './spec-view.js';

/** What a version asks for, as far as sessions are compared with it. */
export interface Spec {
  readonly technique: TechniqueDocument;
  readonly cocktail: CocktailDocument;
}

/** One parameter that differs, in words; null is free. */
export interface SpecChange {
  readonly parameter: TechniqueParameter;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * The parameters in which two specifications differ, in the order of the parameters' list. Equal meaning is no change:
 * the order of codes or substances, and a default that one of them spells out.
 */
export function specChanges(from: Spec, to: Spec): readonly SpecChange[] {
  const before = wordsOf(from);
  const after = wordsOf(to);
  return (Object.keys(techniqueParameters) as TechniqueParameter[])
    .map((parameter) => ({ parameter, from: before[parameter], to: after[parameter] }))
    .filter((change) => change.from !== change.to);
}

/** A specification with a variation's overrides in place: what the variation leaves out stays as it is. */
export function overridden(spec: Spec, technique: TechniqueDocument, cocktail: CocktailDocument | null): Spec {
  return { technique: { ...spec.technique, ...technique }, cocktail: cocktail ?? spec.cocktail };
}

const unitOf: Readonly<Record<NumericParameter, string>> = {
  needleGauge: ' G',
  needleLengthMm: ' mm',
  depthMm: ' mm',
  angleDegrees: '°',
  spacingMm: ' mm',
  injections: '',
  volumePerInjectionMl: ' mL',
  totalVolumeMl: ' mL',
};

const symbolOf: Readonly<Record<ConcentrationUnit, string>> = {
  MG_PER_ML: 'mg/mL',
  UG_PER_ML: 'µg/mL',
  PERCENT: '%',
  IU_PER_ML: 'IU/mL',
  MMOL_PER_L: 'mmol/L',
  MG_PER_VIAL: 'mg a vial',
  MG_PER_G: 'mg/g',
};

/** What differs in meaning must differ in these words: changes are found by comparing them. */
function wordsOf({ technique, cocktail }: Spec): Readonly<Record<TechniqueParameter, string | null>> {
  const number = (name: NumericParameter) => numberWords(technique[name], unitOf[name]);
  return {
    TECHNIQUE: codeWords(technique.techniques),
    DELIVERY: codeWords(technique.deliveries),
    AREA: codeWords(technique.areas),
    NEEDLE_GAUGE: number('needleGauge'),
    NEEDLE_LENGTH_MM: number('needleLengthMm'),
    DEPTH_MM: number('depthMm'),
    ANGLE_DEGREES: number('angleDegrees'),
    SPACING_MM: number('spacingMm'),
    INJECTIONS: number('injections'),
    VOLUME_PER_INJECTION_ML: number('volumePerInjectionMl'),
    TOTAL_VOLUME_ML: number('totalVolumeMl'),
    COCKTAIL: cocktailWords(cocktail),
  };
}

function codeWords(document: AnyOfDocument<string> | undefined): string | null {
  if (!document || document.anyOf.length === 0) return null;
  return [...new Set(document.anyOf)].toSorted().join(' or ') + weightWords(document.weight);
}

function numberWords(document: ToleratedNumberDocument | undefined, unit: string): string | null {
  const number = toleratedNumberOf(document);
  if (!number) return null;
  const { target, min, max, scale, weight } = number;
  const standard = toleratedNumberOf({ target, min, max })!;
  const scaleWords = scale === standard.scale ? '' : `, scale ${scale}`;
  return `${target}${unit} (${min} to ${max})${scaleWords}${weightWords(weight)}`;
}

function cocktailWords({ substances, weight }: CocktailDocument): string | null {
  if (substances.length === 0) return null;
  return substances.map(substanceWords).toSorted().join(' + ') + weightWords(weight);
}

function substanceWords({ code, volumeMl, strength, strengthUnit, vehicle }: CocktailSubstanceDocument): string {
  const unit = strengthUnit ? ` ${symbolOf[strengthUnit]}` : '';
  return [
    code,
    ...(volumeMl === undefined ? [] : [`${volumeMl} mL`]),
    ...(strength === undefined ? [] : [`of ${strength}${unit}`]),
    ...(vehicle === undefined ? [] : [`in ${vehicle}`]),
  ].join(' ');
}

function weightWords(weight = 1): string {
  return weight === 1 ? '' : `, weight ${weight}`;
}
