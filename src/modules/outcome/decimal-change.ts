import { decimal, formatDecimal, subtractDecimals } from '../../platform/decimal.js';

/**
 * The exact difference of two decimal texts such as PostgreSQL's `numeric`: `59.1` from `60.3` is `1.2`, where binary
 * fractions would give 1.1999999999999957.
 */
export function decimalChange(from: string, to: string): string {
  return formatDecimal(subtractDecimals(decimal(to), decimal(from)));
}
