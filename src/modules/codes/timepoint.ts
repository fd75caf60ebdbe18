/** When an outcome is assessed: before the start, after a session, at the end, or weeks after the start. */
export type Timepoint =
  | { readonly kind: 'BASELINE' }
  | { readonly kind: 'SESSION'; readonly session: number }
  | { readonly kind: 'END' }
  | { readonly kind: 'WEEK'; readonly week: number };

/** The spellings a timepoint may have, for messages. */
export const timepointExamples = '`baseline`, `session-4`, `end` or `week-12`';

/** The only spellings: no leading zeros, at most three digits, so that equal timepoints are equal texts. */
export const timepointPattern = /^(?:baseline|end|session-[1-9]\d{0,2}|week-[1-9]\d{0,2})$/;

/** True for a text that names a timepoint. */
export function isTimepoint(text: string): boolean {
  return timepointPattern.test(text);
}

/** The timepoint that a text such as `week-12` names, or null when it names none. */
export function parseTimepoint(text: string): Timepoint | null {
  if (!isTimepoint(text)) return null;
  if (text === 'baseline') return { kind: 'BASELINE' };
  if (text === 'end') return { kind: 'END' };
  const [word, digits] = text.split('-');
  return word === 'session' ? { kind: 'SESSION', session: Number(digits) } : { kind: 'WEEK', week: Number(digits) };
}

/** The text that names a timepoint; what `parseTimepoint` reads back. */
export function formatTimepoint(timepoint: Timepoint): string {
  switch (timepoint.kind) {
    case 'BASELINE':
      return 'baseline';
    case 'END':
      return 'end';
    case 'SESSION':
      return `session-${timepoint.session}`;
    case 'WEEK':
      return `week-${timepoint.week}`;
  }
}
