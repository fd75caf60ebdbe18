import { isCountry } from '../clinic/time-zone.js';
import { isOwnCode, ownCodeRule } from '../codes/own-code.js';
import type { OwnBodySettings } from './own-body.js';
import { categoryKey } from './practice-right.js';
import { registrationBodyOf } from './registration-bodies.js';
import { wordKey } from './word-key.js';

/** What is wrong with one of the settings; `path` names it. */
export interface OwnBodyProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** Why an organization's settings make no body; none when they do. */
export function problemsOfOwnBody(settings: OwnBodySettings): readonly OwnBodyProblem[] {
  const problems: OwnBodyProblem[] = [];
  const wrong = (setting: keyof OwnBodySettings, message: string) => problems.push({ path: [setting], message });
  const {
    code,
    name,
    country,
    professions,
    subdivisions,
    numberShapes,
    categories,
    statusWords,
    yearEndsOn,
    lookupAddress,
  } = settings;

  if (!isOwnCode(code)) wrong('code', `A code ${ownCodeRule}`);
  else if (code !== code.toUpperCase()) wrong('code', 'The code of a body is in capitals, such as CA-BOARD.');
  else if (registrationBodyOf(code)) wrong('code', `${code} is built in: give yours another code.`);
  if (!name.trim()) wrong('name', 'A body needs a name.');
  if (!isCountry(country)) wrong('country', 'The country is given as ISO 3166-1 alpha-2, such as US.');
  if (professions.length === 0) wrong('professions', 'Name at least one profession.');
  if (repeats(subdivisions.map((one) => one.trim().toUpperCase()))) {
    wrong('subdivisions', 'Each state or province has a name, and none stands twice.');
  }
  if (numberShapes.some((shape) => !isShape(shape))) {
    wrong('numberShapes', 'A shape has up to 64 characters, and at least one of # (digit), @ (letter) and ? (either).');
  }
  if (repeats(categories.map(({ name: category }) => categoryKey(category)))) {
    wrong('categories', 'Each category has a name, and no two mean the same.');
  }
  if (repeats(statusWords.map(({ word }) => wordKey(word)))) {
    wrong('statusWords', 'Each status has words, and no two are the same.');
  }
  if (yearEndsOn && !isYearDay(yearEndsOn)) wrong('yearEndsOn', 'That is no day of every year.');
  if (lookupAddress !== null && !/^https?:\/\/[^\s]+$/.test(lookupAddress)) {
    wrong('lookupAddress', 'The address of a page begins with https://.');
  }
  return problems;
}

function isShape(shape: string): boolean {
  return isOwnCode(shape) && /[#@?]/.test(shape);
}

/** True when one of the keys is empty or stands twice. */
function repeats(keys: readonly string[]): boolean {
  return keys.includes('') || new Set(keys).size < keys.length;
}

/** 2001 had no 29 February. */
function isYearDay({ month, day }: { readonly month: number; readonly day: number }): boolean {
  const date = new Date(Date.UTC(2001, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
