import type { PractitionerShown, PractitionersShown } from './practitioners-shown.js';
import type { ParameterAsked } from './technique-figures-shown.js';

/** `1 practitioner`, `2 practitioners`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A distance between 0 and 1 with two digits. */
export function distanceText(distance: number): string {
  return distance.toFixed(2);
}

/** A figure with three significant digits, never as a power of ten, and with a true minus. */
export function figureText(figure: number): string {
  return String(Number(figure.toPrecision(3))).replace('-', '−');
}

/** The figure with its unit: `4 mm`, `45°`. */
export function withUnit(figure: string, unit: string | null): string {
  if (unit === null) return figure;
  return unit === '°' ? `${figure}°` : `${figure} ${unit}`;
}

/** What the protocol asks for, such as `4 mm (3–5)`; null where it states no number. */
export function askedText({ target, min, max, unit }: ParameterAsked): string | null {
  const range = min === null || max === null ? null : `${figureText(min)}–${figureText(max)}`;
  if (target === null) return range === null ? null : withUnit(range, unit);
  return withUnit(figureText(target), unit) + (range === null ? '' : ` (${range})`);
}

/** Who it is, for a sentence: the code, or the school where the code is withheld. */
export function personText({ figures: { code }, school }: PractitionerShown): string {
  return code ?? `anonymous, ${school}`;
}

/** `40 practitioners: French school 12, Italian school 28.` and what was left out. */
export function groupsText({ practitioners, schools, remark }: PractitionersShown): string {
  const sizes = schools.map((school) => `${school} ${practitioners.filter((shown) => shown.school === school).length}`);
  return `${counted(practitioners.length, 'practitioner')}: ${sizes.join(', ')}.${remark === null ? '' : ` ${remark}`}`;
}
