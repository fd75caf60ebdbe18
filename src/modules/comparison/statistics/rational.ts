import type { Decimal } from '../../../platform/decimal.js';

/** Bits after the leading one in a double's significand. */
const fractionBits = 52;
/** The smallest double is 2^-1074; below it the grid gets no finer. */
const finestShift = 1074;

/**
 * An exact fraction of two integers. Sums of squares of values near 10^12 that differ in the first decimal survive in it,
 * where doubles lose every digit; `toNumber` rounds once, at the end.
 *
 * Fractions are not reduced: the chains of operations here are short, and dividing out costs more than it saves.
 */
export class Rational {
  readonly numerator: bigint;
  /** Always positive. */
  readonly denominator: bigint;

  /** @throws RangeError when the denominator is 0. */
  constructor(numerator: bigint, denominator: bigint = 1n) {
    if (denominator === 0n) throw new RangeError('Division by zero.');
    this.numerator = denominator < 0n ? -numerator : numerator;
    this.denominator = denominator < 0n ? -denominator : denominator;
  }

  /** The exact value of a decimal, divided by a whole number when one is given. */
  static fromDecimal({ units, scale }: Decimal, divisor: bigint = 1n): Rational {
    return new Rational(units, 10n ** BigInt(scale) * divisor);
  }

  /** The exact sum. */
  plus(other: Rational): Rational {
    return this.denominator === other.denominator
      ? new Rational(this.numerator + other.numerator, this.denominator)
      : new Rational(
          this.numerator * other.denominator + other.numerator * this.denominator,
          this.denominator * other.denominator,
        );
  }

  /** The exact difference. */
  minus(other: Rational): Rational {
    return this.plus(new Rational(-other.numerator, other.denominator));
  }

  /** The exact product. */
  times(other: Rational): Rational {
    return new Rational(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** The exact quotient. @throws RangeError when the other is 0. */
  dividedBy(other: Rational): Rational {
    return new Rational(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  /** -1, 0 or 1 as this is smaller than, equal to or larger than the other. */
  compareTo(other: Rational): -1 | 0 | 1 {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  get isZero(): boolean {
    return this.numerator === 0n;
  }

  /** The nearest double, ties to even; Infinity beyond the largest double. */
  toNumber(): number {
    if (this.isZero) return 0;
    const magnitude = this.numerator < 0n ? -this.numerator : this.numerator;
    const shift = Math.min(fractionBits - binaryExponent(magnitude, this.denominator), finestShift);
    const scaled = shift >= 0 ? magnitude << BigInt(shift) : magnitude;
    const divisor = shift >= 0 ? this.denominator : this.denominator << BigInt(-shift);
    const rounded = Number(divideToEven(scaled, divisor)) * 2 ** -shift;
    return this.numerator < 0n ? -rounded : rounded;
  }
}

/** The e with 2^e ≤ numerator/denominator < 2^(e+1). */
function binaryExponent(numerator: bigint, denominator: bigint): number {
  const difference = bitLength(numerator) - bitLength(denominator);
  const reaches =
    difference >= 0 ? numerator >= denominator << BigInt(difference) : numerator << BigInt(-difference) >= denominator;
  return reaches ? difference : difference - 1;
}

function bitLength(value: bigint): number {
  const hexadecimal = value.toString(16);
  return hexadecimal.length * 4 - Math.clz32(Number.parseInt(hexadecimal.charAt(0), 16)) + 28;
}

function divideToEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twiceRemainder = 2n * (numerator - quotient * denominator);
  const roundsUp = twiceRemainder > denominator || (twiceRemainder === denominator && quotient % 2n === 1n);
  return roundsUp ? quotient + 1n : quotient;
}
