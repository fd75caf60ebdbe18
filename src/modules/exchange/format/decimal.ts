const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const scientific = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))[eE]([+-]?\d{1,3})$/;

/** What is written in its shortest form already, as nearly all cells are. */
const shortest = /^(?:0|-?[1-9]\d{0,14})$|^-?(?:0|[1-9]\d{0,14})\.\d{0,14}[1-9]$/;

/** Digits that a recorded number may have before or after its point; more is a slip, not a measurement. */
const mostDigits = 40;

/**
 * The shortest decimal text of a number (`007.50` gives `7.5`, `1e-3` gives `0.001`), or null when the text is none. It
 * never passes through binary floating point, so no digit is lost.
 */
export function parseDecimal(text: string): string | null {
  if (shortest.test(text)) return text;
  if (plain.test(text)) return canonical(text, 0);
  const [, mantissa, exponent] = scientific.exec(text) ?? [];
  return mantissa === undefined ? null : canonical(mantissa, Number(exponent));
}

function canonical(text: string, exponent: number): string | null {
  const unsigned = text.replace(/^[+-]/, '');
  const [whole = '', fraction = ''] = unsigned.split('.');
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (Math.abs(point) > mostDigits * 2) return /^0*$/.test(digits) ? '0' : null;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const split = Math.max(point, 1);
  const integer = padded.slice(0, split).replace(/^0+(?=\d)/, '');
  const decimals = padded.slice(split).replace(/0+$/, '');
  if (integer.length > mostDigits || decimals.length > mostDigits) return null;
  const magnitude = decimals === '' ? integer : `${integer}.${decimals}`;
  return text.startsWith('-') && magnitude !== '0' ? `-${magnitude}` : magnitude;
}
