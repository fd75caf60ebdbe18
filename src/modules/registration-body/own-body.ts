import type { Profession } from '../codes/profession.js';
import { accepted, refused, type NumberCheck } from './number-check.js';
import type { RegisterCategory, RegistrationBody } from './registration-body.js';
import type { YearDay } from './renewal.js';
import type { StatusWord } from './status-word.js';

/** What an organization states of a body that is not built in, such as a board of a state. */
export interface OwnBodySettings {
  readonly code: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly professions: readonly Profession[];
  /** The states or provinces it licenses for; none when its registrations hold in the whole country. */
  readonly subdivisions: readonly string[];
  /**
   * How its numbers look: `#` is a digit, `@` a letter, `?` either, and anything else stands for itself, as in `CA-#####`.
   * A number must have one of the shapes; without any, every number is taken. Shapes and not regular expressions, because
   * one that an organization wrote could keep the server busy for hours.
   */
  readonly numberShapes: readonly string[];
  readonly categories: readonly RegisterCategory[];
  readonly statusWords: readonly StatusWord[];
  /** The last day of its year; null when each person has their own, or when there is none. */
  readonly yearEndsOn: YearDay | null;
  /** Where people look a number up; null when not known. */
  readonly lookupAddress: string | null;
}

/** A body that an organization defined, with the same behaviour as those built in. The settings must have no problems. */
export function ownRegistrationBody(settings: OwnBodySettings): RegistrationBody {
  const { code, name, country, professions, subdivisions, numberShapes, categories, statusWords, yearEndsOn } =
    settings;
  return {
    code,
    name,
    country,
    professions,
    isLicence: true,
    subdivisions,
    numberFormat: numberShapes.length > 0 ? formatOf(numberShapes) : 'Not stated: every number is taken.',
    numberExample: exampleOf(numberShapes[0] ?? '######'),
    hasCheckDigit: false,
    checkNumber: (tidied) => checkAgainst(numberShapes, tidied),
    categories,
    statusWords,
    renewals: yearEndsOn ? [{ professions: null, yearEndsOn, recheckFrom: [dayAfter(yearEndsOn)] }] : [],
    renewalRule: yearEndsOn ? `The year ends on ${inWords(yearEndsOn)}.` : 'No day for all is stated.',
    lookup: {
      kind: settings.lookupAddress === null ? 'NOT_KNOWN' : 'WEB_FORM',
      address: settings.lookupAddress,
      needsPermission: true,
      remark: 'Defined by the organization, which vouches for what is said of it here.',
    },
    notKnown: [],
  };
}

function checkAgainst(shapes: readonly string[], tidied: string): NumberCheck {
  if (shapes.length === 0) return accepted(tidied, 'No format is stated for this body: only the register can tell.');
  const fitting = shapes.map((shape) => fit(shape, tidied)).find((number) => number !== null);
  return fitting === undefined
    ? refused(`The number does not have the form of this body. ${formatOf(shapes)}`)
    : accepted(fitting);
}

const separator = /[\s./-]/;

/** The number as the shape writes it, with the shape's separators; null when it does not fit. */
function fit(shape: string, tidied: string): string | null {
  const given = [...tidied].filter((character) => !separator.test(character));
  let number = '';
  for (const place of shape.toUpperCase()) {
    if (separator.test(place)) {
      number += place;
      continue;
    }
    const character = given.shift();
    if (character === undefined || !isAt(place, character)) return null;
    number += character;
  }
  return given.length === 0 ? number : null;
}

function isAt(place: string, character: string): boolean {
  if (place === '#') return /[0-9]/.test(character);
  if (place === '@') return /[A-Z]/.test(character);
  if (place === '?') return /[0-9A-Z]/.test(character);
  return place === character;
}

function formatOf(shapes: readonly string[]): string {
  return `${shapes.join(' or ')}, where # is a digit, @ a letter and ? either.`;
}

function exampleOf(shape: string): string {
  let count = 0;
  return shape.toUpperCase().replace(/[#@?]/g, (place) => (place === '@' ? 'A' : String((count += 1) % 10)));
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function inWords({ month, day }: YearDay): string {
  return `${day} ${months[month - 1]}`;
}

/** The day after the last of a year, in a year without 29 February. */
function dayAfter({ month, day }: YearDay): YearDay {
  const next = new Date(Date.UTC(2001, month - 1, day + 1));
  return { month: next.getUTCMonth() + 1, day: next.getUTCDate() };
}
