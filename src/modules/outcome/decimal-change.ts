/**
 * The exact difference of two decimal texts such as PostgreSQL's `numeric`: `59.1` from `60.3` is `1.2`, where binary
 * fractions would give 1.1999999999999957.
 */
export function decimalChange(from: string, to: string): string {
  const scale = Math.max(decimalsOf(from), decimalsOf(to));
  const units = unitsOf(to, scale) - unitsOf(from, scale);
  if (scale === 0) return String(units);
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

function unitsOf(text: string, scale: number): bigint {
  return BigInt(text.replace('.', '') + '0'.repeat(scale - decimalsOf(text)));
}
