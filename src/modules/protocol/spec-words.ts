import type { ConcentrationUnit } from '../codes/concentration-unit.js';
import type { CocktailDocument, CocktailSubstanceDocument, NumericParameter } from './spec-document.js';
import { toleratedNumberOf, type ToleratedNumber } from './spec-view.js';

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

/** Codes of which any follows the protocol, as in `NAPPAGE or PAPULE, weight 2`. */
export function codeWords(codes: readonly string[], weight: number): string {
  return codes.join(' or ') + weightWords(weight);
}

/** A tolerated number, as in `4 mm (3.5 to 4.5)`; what is as by default is not said. */
export function numberWords(number: ToleratedNumber, parameter: NumericParameter): string {
  const { target, min, max, scale, weight } = number;
  const standard = toleratedNumberOf({ target, min, max })!;
  const scaleWords = scale === standard.scale ? '' : `, scale ${scale}`;
  return `${target}${unitOf[parameter]} (${min} to ${max})${scaleWords}${weightWords(weight)}`;
}

/** A cocktail with all that follows it as well, as in `caffeine 2 mL + procaine, or caffeine + lidocaine, tolerance 0.1`. */
export function cocktailWords({ substances, alternatives = [], tolerance = 0, weight = 1 }: CocktailDocument): string {
  const mixtures = [mixtureWords(substances), ...alternatives.map(mixtureWords).toSorted()];
  const toleranceWords = tolerance === 0 ? '' : `, tolerance ${tolerance}`;
  return mixtures.join(', or ') + toleranceWords + weightWords(weight);
}

function mixtureWords(mixture: readonly CocktailSubstanceDocument[]): string {
  return mixture.map(substanceWords).toSorted().join(' + ');
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

function weightWords(weight: number): string {
  return weight === 1 ? '' : `, weight ${weight}`;
}
