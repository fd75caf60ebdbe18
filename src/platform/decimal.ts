/** A decimal number held exactly: `units` / 10^`scale`. `scale` is never negative. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Beyond this a text such as `1e999999999` would fill the memory; no clinical figure comes near it. */
const largestExponent = 2_000;

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

export const zero: Decimal = { units: 0n, scale: 0 };

/**
 * The exact value of a numeric text such as `12.50` or `-1e-05`, which is how PostgreSQL hands over `numeric`.
 * @throws RangeError for anything else, `NaN` and `Infinity` included.
 */
export function decimal(text: string): Decimal {
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = pattern.exec(text) ?? [];
  const exponent = Number(exponentText);
  if (whole + fraction === '' || Math.abs(exponent) > largestExponent) throw new RangeError('Not a decimal number.');
  const digits = BigInt(whole + fraction);
  const units = sign === '-' ? -digits : digits;
  const scale = fraction.length - exponent;
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
}

/** An integer as a decimal. */
export function integerDecimal(value: bigint): Decimal {
  return { units: value, scale: 0 };
}

/** The exact sum. Its scale is the larger of the two, so that sums in any order are equal in every part. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

/** The exact difference. */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, { units: -b.units, scale: b.scale });
}

/** The exact product. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Negative, zero or positive as the first is smaller than, equal to or larger than the second. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const { units } = subtractDecimals(a, b);
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}

/** The text of a decimal, with as many digits behind the point as its scale says. */
export function formatDecimal({ units, scale }: Decimal): string {
  if (scale === 0) return String(units);
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function unitsAt({ units, scale }: Decimal, wanted: number): bigint {
  return wanted === scale ? units : units * 10n ** BigInt(wanted - scale);
}
