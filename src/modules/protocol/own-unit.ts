import { decimal, formatDecimal, multiplyDecimals } from '../../platform/decimal.js';
import type { UserError } from '../../platform/errors.js';
import type { TechniqueUnit } from '../codes/technique-unit.js';
import { numericParameters, type NumericParameter } from './spec-document.js';

type FactorByUnit = Partial<Record<TechniqueUnit, string>>;

/** International yard and pound agreement of 1959: an inch is 25.4 mm. */
const millimetres: FactorByUnit = { UM: '0.001', MM: '1', CM: '10', INCH: '25.4' };
const millilitres: FactorByUnit = { UL: '0.001', ML: '1' };

/** What one of a unit is in the unit that the parameter is kept in. Gauges and counts have no unit to choose. */
const factors: Readonly<Record<NumericParameter, FactorByUnit>> = {
  needleGauge: {},
  needleLengthMm: millimetres,
  depthMm: millimetres,
  angleDegrees: { DEGREE: '1' },
  spacingMm: millimetres,
  injections: {},
  volumePerInjectionMl: millilitres,
  totalVolumeMl: millilitres,
};

/** The units in which a parameter may be stated; none when it has no unit. */
export function unitsOf(parameter: NumericParameter): readonly TechniqueUnit[] {
  return Object.keys(factors[parameter]) as TechniqueUnit[];
}

/** A value in the parameter's own unit, in decimal arithmetic: 100 µL are 0.1 mL. A unit that does not fit changes nothing. */
export function inOwnUnit(parameter: NumericParameter, value: number, unit: TechniqueUnit | null | undefined): number {
  const factor = unit && factors[parameter][unit];
  if (!factor) return value;
  return Number(formatDecimal(multiplyDecimals(decimal(String(value)), decimal(factor))));
}

/** The numbers of a stated technique whose unit is none of theirs. */
export function techniqueUnitProblems(
  technique:
    | { readonly [P in NumericParameter]?: { readonly unit?: TechniqueUnit | null | undefined } | null | undefined }
    | null
    | undefined,
): readonly UserError[] {
  return numericParameters.flatMap((name) => {
    const unit = technique?.[name]?.unit;
    if (unit == null || unitsOf(name).includes(unit)) return [];
    return { code: 'INVALID', path: ['technique', name, 'unit'], message: unitSentence(name) };
  });
}

function unitSentence(name: NumericParameter): string {
  const units = unitsOf(name);
  return units.length === 0 ? 'This has no unit: leave it out.' : `This is stated in ${units.join(', ')}.`;
}
