/** Decimals behind the point of every sum that is kept of technique. */
const PLACES = 12;
const ONE = 10n ** BigInt(PLACES);

/** A number in units of 10⁻¹²: exact for what people measure and write down, and so the same in any order of adding. */
export function fixedPoint(value: number): bigint {
  return BigInt(value.toFixed(PLACES).replace('.', ''));
}

/** The mean of a sum over so many, in the sum's units; halves go away from zero, as PostgreSQL's `round` has them. */
export function meanOf(sum: bigint, count: number): bigint {
  const divisor = BigInt(count);
  const half = sum < 0n ? -divisor : divisor;
  return (2n * sum + half) / (2n * divisor);
}

/** A share in units of 10⁻¹². */
export function shareOf(part: number, whole: number): bigint {
  return meanOf(BigInt(part) * ONE, whole);
}

/** The text of a number held with so many decimals: 12 for a sum, 24 for a sum of squares. */
export function decimalText(units: bigint, places: number): string {
  if (units === 0n) return '0';
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
