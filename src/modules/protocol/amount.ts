import { decimal, formatDecimal, multiplyDecimals } from '../../platform/decimal.js';
import type { ConcentrationUnit } from '../codes/concentration-unit.js';

/** Milligrams in a millilitre for one of the unit, where the unit is a mass in a volume. */
const milligramsPerMillilitre: Partial<Record<ConcentrationUnit, string>> = {
  MG_PER_ML: '1',
  UG_PER_ML: '0.001',
  PERCENT: '10',
};

/**
 * The milligrams in a volume of a solution, in decimal arithmetic; null when volume or strength are not stated, or when the unit says nothing
 * of mass in a volume: international units, moles, a whole vial.
 */
export function amountMg(
  volumeMl: number | null | undefined,
  strength: number | null | undefined,
  unit: ConcentrationUnit | null | undefined,
): number | null {
  const milligrams = unit && milligramsPerMillilitre[unit];
  if (volumeMl == null || strength == null || !milligrams) return null;
  const factors = [String(volumeMl), String(strength), milligrams].map(decimal);
  return Number(formatDecimal(factors.reduce(multiplyDecimals)));
}

/** A strength in milligrams per millilitre, exactly: 1 %, 10 mg/mL and 10 000 µg/mL are 10. Null where its unit is no mass in a volume. */
export function milligramsPerMl(strength: number, unit: ConcentrationUnit | undefined): number | null {
  return amountMg(1, strength, unit);
}

/** The number at 12 significant digits: 0.1 × 3 is 0.3, as whoever wrote the factors expects. */
export function withoutBinaryNoise(value: number): number {
  return Number(value.toPrecision(12));
}
