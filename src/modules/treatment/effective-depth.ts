/**
 * How deep below the skin a needle's tip lies, in mm: the inserted length times the sine of the angle between needle and
 * skin (90° is perpendicular). Null unless both were recorded.
 *
 * Derived, because the technique's name does not tell it: over 70 % of injections published as dermal had landed in fat
 * (Micheels & Goodman 2018, J. Drugs Dermatol. 17:89). To nine decimals: beyond them sines differ between machines.
 */
export function effectiveDepthMm(insertedLengthMm: number | null, angleDegrees: number | null): number | null {
  if (insertedLengthMm === null || angleDegrees === null) return null;
  return Number((insertedLengthMm * Math.sin((angleDegrees * Math.PI) / 180)).toFixed(9));
}
