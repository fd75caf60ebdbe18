import { z } from 'zod';
import { codesOf, isCodeOf } from '../../codes/is-code-of.js';
import { isOpenCode, normalizeOpenCode } from '../../codes/open-code.js';
import { isTimepoint, timepointExamples } from '../../codes/timepoint.js';
import { isCalendarDate } from '../../../platform/calendar-date.js';
import { parseMoment, type Moment } from './calendar.js';
import { parseDecimal } from './decimal.js';

/** What a cell holds once it is read: null where nothing was recorded. Numbers that are measured stay exact texts. */
export type CellValue = string | number | boolean | null | readonly string[] | Moment;

/** Why a cell cannot be read: the rest of a sentence that begins with the column's name. */
class Complaint {
  readonly rest: string;
  constructor(rest: string) {
    this.rest = rest;
  }
}

/** A zod schema from the text of a cell to its value; `Column` says whether it may be empty. */
export type Cell<T extends CellValue> = z.ZodType<T, string>;

/** How the Frictionless descriptor of a written folder describes the cell. */
export interface FieldDescriptor {
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'datetime';
  readonly format?: string;
  readonly constraints?: Readonly<Record<string, unknown>>;
}

/** How the filled cells of a column are read, and how a descriptor describes them. */
export interface Kind<T extends CellValue> {
  readonly read: (text: string) => T | Complaint;
  readonly field: FieldDescriptor;
}

/** What an empty cell means where something has to be there. */
export const mustBeFilled = new Complaint('must not be empty.');

/** The schema of a column: a filled cell is read, an empty one gives what it stands for. */
export function cellOf<T extends CellValue, E extends CellValue | Complaint>(
  kind: Kind<T>,
  whenEmpty: E,
): Cell<T | Exclude<E, Complaint>> {
  return z.string().transform((text, context): T | Exclude<E, Complaint> => {
    const value: T | E | Complaint = text.trim() === '' ? whenEmpty : kind.read(text);
    if (!(value instanceof Complaint)) return value as T | Exclude<E, Complaint>;
    context.issues.push({ code: 'custom', message: value.rest, input: text });
    return z.NEVER;
  });
}

/** A cell's text as a message may quote it: one line, not too long. */
function quoted(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return `\`${line.length > 40 ? `${line.slice(0, 39)}…` : line}\``;
}

const controlCharacters = /[^\P{Cc}\t\r\n]/u;

/** Free text, kept as it is, line breaks included. */
export function freeText(longest = 10_000): Kind<string> {
  return {
    field: { type: 'string' },
    read: (text) => {
      if (controlCharacters.test(text)) return new Complaint('holds a control character: take it out.');
      return text.length <= longest ? text : new Complaint(`is longer than ${longest} characters: shorten it.`);
    },
  };
}

function readCode(text: string): string | Complaint {
  const code = text.trim();
  if (/[|\r\n\t]/.test(code) || controlCharacters.test(code)) {
    return new Complaint('is a code and must not hold `|`, tabs or line breaks.');
  }
  return code.length <= 200 ? code : new Complaint('is a code and must not be longer than 200 characters.');
}

/** The chain's own code for something, or a reference to it. */
export const code: Kind<string> = { field: { type: 'string' }, read: readCode };

/** A text that a test accepts; `what` completes "must be …". */
export function textThat(isRight: (text: string) => boolean, what: string, normalize = trim): Kind<string> {
  return {
    field: { type: 'string' },
    read: (text) => {
      const word = normalize(text);
      return isRight(word) ? word : new Complaint(`must be ${what}, not ${quoted(text)}.`);
    },
  };
}

function trim(text: string): string {
  return text.trim();
}

/** One code of a closed list, in any case. */
export function oneOf<C extends string>(list: Readonly<Record<C, string>>): Kind<C> {
  const known = codesOf(list);
  return {
    field: { type: 'string', constraints: { enum: known } },
    read: (text) => {
      const word = normalizeOpenCode(text);
      if (isCodeOf(list, word)) return word;
      return new Complaint(`must be one of ${known.join(', ')}, not ${quoted(text)}.`);
    },
  };
}

/** One code of an open catalogue, in any case: `low back pain` reads as `LOW_BACK_PAIN`. */
export const openCode: Kind<string> = textThat(
  isOpenCode,
  'a code of letters, digits and `_` such as `LOW_BACK_PAIN`',
  normalizeOpenCode,
);

/** A timepoint such as `week-12`. */
export const timepoint: Kind<string> = textThat(isTimepoint, timepointExamples, (text) => text.trim().toLowerCase());

/** A list whose entries are separated by `|`; repeated and empty entries are left out. */
export function listOf(entry: Kind<string>): Kind<readonly string[]> {
  return {
    field: { type: 'string' },
    read: (text) => {
      const entries = new Set<string>();
      for (const part of text.split('|')) {
        if (part.trim() === '') continue;
        const value = entry.read(part);
        if (value instanceof Complaint) return new Complaint(`has an entry that ${value.rest}`);
        entries.add(value);
      }
      return [...entries];
    },
  };
}

export interface Limits {
  readonly min?: number;
  readonly max?: number;
  /** The smallest value that is not allowed any more. */
  readonly above?: number;
}

/** A measured number as exact decimal text. */
export function decimal(limits: Limits = {}): Kind<string> {
  return {
    field: { type: 'number', ...constraintsOf(limits) },
    read: (text) => {
      const number = parseDecimal(text.trim());
      if (number === null) {
        return new Complaint(`must be a number with a decimal point, such as 12.5, not ${quoted(text)}.`);
      }
      return outside(Number(number), limits, text) ?? number;
    },
  };
}

/** A whole number. */
export function integer(limits: Limits = {}): Kind<number> {
  return {
    field: { type: 'integer', ...constraintsOf(limits) },
    read: (text) => {
      const number = parseDecimal(text.trim());
      if (number === null || !/^-?\d{1,9}$/.test(number)) {
        return new Complaint(`must be a whole number, not ${quoted(text)}.`);
      }
      return outside(Number(number), limits, text) ?? Number(number);
    },
  };
}

function outside(number: number, { min, max, above }: Limits, text: string): Complaint | null {
  if (min !== undefined && number < min) return new Complaint(`must be at least ${min}, not ${quoted(text)}.`);
  if (above !== undefined && number <= above) return new Complaint(`must be more than ${above}, not ${quoted(text)}.`);
  if (max !== undefined && number > max) return new Complaint(`must be at most ${max}, not ${quoted(text)}.`);
  return null;
}

function constraintsOf({ min, max }: Limits): Pick<FieldDescriptor, 'constraints'> {
  if (min === undefined && max === undefined) return {};
  return { constraints: { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) } };
}

const booleans: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  1: true,
  false: false,
  no: false,
  0: false,
};

/** Yes or no. */
export const yesOrNo: Kind<boolean> = {
  field: { type: 'boolean' },
  read: (text) => {
    const word = text.trim().toLowerCase();
    const value = Object.hasOwn(booleans, word) ? booleans[word] : undefined;
    return value ?? new Complaint(`must be true or false, not ${quoted(text)}.`);
  },
};

/** A day of the calendar. */
export const date: Kind<string> = {
  ...textThat(isCalendarDate, 'a day of the calendar written YYYY-MM-DD, such as 2026-03-31'),
  field: { type: 'date' },
};

/** An instant, or a day of which the hour was not recorded. */
export const moment: Kind<Moment> = {
  field: { type: 'datetime', format: 'any' },
  read: (text) =>
    parseMoment(text.trim()) ??
    new Complaint(
      'must be an instant with its offset, such as 2026-03-31T09:30:00+02:00, or a date, such as 2026-03-31, ' +
        `not ${quoted(text)}.`,
    ),
};

/** A coded fact about a patient: which code system, and the code. */
export const codedFact: Kind<string> = textThat(
  (text) => /^[a-z][a-z0-9-]*:\S(?:[^|\r\n]*\S)?$/.test(text),
  'written SYSTEM:CODE, such as icd10:E11, atc:A10AE04 or substance:procaine',
);
