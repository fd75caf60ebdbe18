import type { ValueType } from '../codes/value-type.js';

/** What a measure allows: limits as decimal texts, inside themselves. */
export interface AllowedValues {
  readonly valueType: ValueType;
  readonly minimum?: string | null;
  readonly maximum?: string | null;
  readonly unit?: string | null;
}

/** Why a value cannot be one of this measure, as a sentence; null when it can. */
export function whyNotAllowed(value: number, { valueType, minimum, maximum, unit }: AllowedValues): string | null {
  const of = unit ? ` ${unit}` : '';
  if (valueType === 'BINARY' && value !== 0 && value !== 1) return 'The measure is yes (1) or no (0).';
  if (minimum != null && value < Number(minimum)) return `The measure gives no less than ${Number(minimum)}${of}.`;
  if (maximum != null && value > Number(maximum)) return `The measure gives no more than ${Number(maximum)}${of}.`;
  return null;
}
