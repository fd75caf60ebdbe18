import type { RegistrationBody } from './registration-body.js';

/** What can be said of a number before anybody asks the register. */
export interface NumberCheck {
  /** As the body prints it; null when refused. */
  readonly normalized: string | null;
  /** Why it cannot be a number of the body; null when it can. */
  readonly problem: string | null;
  /** What is unusual, or could not be checked. A warning never refuses. */
  readonly warnings: readonly string[];
}

export function accepted(normalized: string, ...warnings: readonly string[]): NumberCheck {
  return { normalized, problem: null, warnings };
}

export function refused(problem: string): NumberCheck {
  return { normalized: null, problem, warnings: [] };
}

/** Longer than any register's number with the words that people type before it. */
const maximalLength = 64;

/** What format and check digit tell of a number as somebody typed or pasted it. Asks nobody. */
export function checkRegistrationNumber(body: RegistrationBody, typed: string): NumberCheck {
  if (typed.length > maximalLength) return refused(`A registration number has at most ${maximalLength} characters.`);
  const tidied = tidy(typed);
  if (tidied === '') return refused('The number is missing.');
  if (/[\p{Cc}|]/u.test(tidied)) return refused('A registration number has no line break and no `|`.');
  return body.checkNumber(tidied);
}

/**
 * The text in capitals, without what pasting adds: full-width forms, typographic dashes and spaces, invisible marks, and
 * spaces at the ends.
 */
function tidy(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/[\p{Zs}\t]+/gu, ' ')
    .trim()
    .toUpperCase();
}

/** Words and marks that people put before a number. */
const label = /^(?:[\s:.#/-]|(?:REG|REGISTRATION|PIN|FOLIO|NO|NUMBER)(?![A-Z0-9])|N°)+/;

/** The tidied text without the body's name and words such as `PIN` or `No.` before the number: `GMC NO. 1234567`. */
export function withoutLabel(tidied: string, code: string): string {
  const text = tidied.replace(label, '');
  const isNamed = text.startsWith(code) && !/^[A-Z]/.test(text.slice(code.length));
  return isNamed ? text.slice(code.length).replace(label, '') : text;
}

/** The tidied text without label, spaces, dots, dashes and strokes. */
export function compact(tidied: string, code: string): string {
  return withoutLabel(tidied, code).replace(/[\s./-]/g, '');
}

/** A check for registers whose numbers have one certain shape. `shape` is tried on the compact text. */
export function shapeCheck(code: string, shape: RegExp, format: string): (tidied: string) => NumberCheck {
  return (tidied) => {
    const text = compact(tidied, code);
    return shape.test(text) ? accepted(text) : refused(`${format} ${found(text)}`);
  };
}

/**
 * A check for registers whose numbers are not known for certain: an unusual one is taken, and only what no register would
 * print is refused. `usual` gives the number as the body prints it, or null.
 */
export function looseCheck(
  tidied: string,
  { code, usual, warning }: { code: string; usual: (text: string) => string | null; warning: (text: string) => string },
): NumberCheck {
  const text = withoutLabel(tidied, code).replace(/\s/g, '');
  const normalized = usual(text);
  if (normalized !== null) return accepted(normalized);
  if (!/\d/.test(text)) return refused('A registration number has digits.');
  if (!/^[A-Z0-9/.-]{1,20}$/.test(text)) return refused('At most 20 letters, digits, dots, dashes and strokes.');
  return accepted(text, warning(text));
}

/** How a text differs from what was expected, for the end of a problem. Digits that a spreadsheet dropped show in the count. */
export function found(text: string): string {
  return /^\d+$/.test(text)
    ? `This has ${text.length} digits.`
    : `This has ${text.length} characters, not all of them digits.`;
}
