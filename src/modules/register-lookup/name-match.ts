import type { RegisterName } from './register-lookup.js';

export type NameField = 'FAMILY_NAME' | 'GIVEN_NAMES';

/**
 * Whether two names are those of one person. EXACT: the same names. COMPATIBLE: the same, but for initials and for
 * given names that one side leaves out. MISMATCH: somebody has to look, and `fields` says where.
 */
export type NameMatch =
  { readonly match: 'EXACT' | 'COMPATIBLE' } | { readonly match: 'MISMATCH'; readonly fields: readonly NameField[] };

const titles = /^(dr|doctor|prof|professor|mr|mrs|ms|miss|mx|sister)$/;
const generations = /^(jr|sr|ii|iii|iv)$/;
/** Letters that do not come apart into a plain one and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
/** More given names than this are compared whole only: trying out all ways to leave some out would take too long. */
const MANY_NAMES = 8;

/**
 * Compares a practitioner's name as the clinic stores it with a register's.
 *
 * Not counted: case, accents, apostrophes, dots, titles, "Jr"; hyphen, space and nothing between parts (`Smith-Jones`,
 * `Smith Jones`, `De Villiers`, `Devilliers`); order (`Nkosi Thandi`, `Nkosi, Thandi`, `Thandi Nkosi`).
 * COMPATIBLE: an initial for a name (`T.`, `TG` for Thandi Grace), and later given names missing on one side.
 * MISMATCH: any other family name, so a maiden name, half of a double name or a spelling such as `Mueller` for `Müller`;
 * a different first given name, so somebody known by the second; a name that the register does not give.
 * Cautious on purpose: a wrong match lets a stranger's registration pass, a wrong mismatch costs one look.
 */
export function compareNames(stored: string, register: RegisterName): NameMatch {
  const family = wordsIn(register.familyName ?? '').join('');
  const given = wordsIn(register.givenNames ?? '');
  const restsOfStored = splitsOf(stored)
    .filter((split) => family !== '' && split.family === family)
    .map((split) => split.given);
  if (restsOfStored.some((rest) => rest.join('') === given.join('') && given.length > 0)) return { match: 'EXACT' };
  if (restsOfStored.some((rest) => areCompatible(rest, given))) return { match: 'COMPATIBLE' };
  if (restsOfStored.length > 0) return { match: 'MISMATCH', fields: ['GIVEN_NAMES'] };
  const givenAgree = splitsOf(stored).some((split) => areCompatible(split.given, given));
  return { match: 'MISMATCH', fields: givenAgree ? ['FAMILY_NAME'] : ['FAMILY_NAME', 'GIVEN_NAMES'] };
}

interface Split {
  readonly family: string;
  readonly given: readonly string[];
}

/** Every way to read a stored name: a comma decides, otherwise the family name stands last or first. */
function splitsOf(stored: string): Split[] {
  const [beforeComma = '', ...afterComma] = stored.split(',');
  const afterWords = wordsIn(afterComma.join(' '));
  if (afterWords.length > 0) return [{ family: wordsIn(beforeComma).join(''), given: afterWords }];
  const words = wordsIn(beforeComma);
  return words.slice(1).flatMap((_, index) => [
    { family: words.slice(index + 1).join(''), given: words.slice(0, index + 1) },
    { family: words.slice(0, index + 1).join(''), given: words.slice(index + 1) },
  ]);
}

function wordsIn(name: string): string[] {
  const words = name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? letter)
    // Only the marks of Latin, Greek and Cyrillic letters: in other scripts a mark is a vowel.
    .replaceAll(/[\u0300-\u036f'’‘ʼ`]/g, '')
    .split(/[^\p{Letter}\p{Mark}]+/u)
    .filter((word) => word !== '');
  const withoutTitles = words.slice(words.findIndex((word) => !titles.test(word)));
  const last = withoutTitles.findLastIndex((word) => !generations.test(word));
  return last === -1 ? withoutTitles : withoutTitles.slice(0, last + 1);
}

function areCompatible(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0 || Math.max(one.length, other.length) > MANY_NAMES) return false;
  return areInitialsOf(one, other) || areInitialsOf(other, one) || isWithin(one, other) || isWithin(other, one);
}

/** `TG` for Thandi Grace: one word of as many letters as the other side has names. */
function areInitialsOf(initials: readonly string[], names: readonly string[]): boolean {
  return initials.length === 1 && names.length > 1 && names.map((name) => name[0]).join('') === initials[0];
}

/** True when the fewer names are found among the more in order, beginning with the first; two parts may stand as one. */
function isWithin(fewer: readonly string[], more: readonly string[], isFirst = true): boolean {
  if (fewer.length === 0) return true;
  if (more.length === 0) return false;
  const begins = ([taken, found]: readonly [number, number]): boolean =>
    isSame(fewer.slice(0, taken).join(''), more.slice(0, found).join('')) &&
    isWithin(fewer.slice(taken), more.slice(found), false);
  const ways = [
    [1, 1],
    [2, 1],
    [1, 2],
  ] as const;
  return ways.some(begins) || (!isFirst && isWithin(fewer, more.slice(1), false));
}

/** An initial is as good as a name that begins with it. */
function isSame(one: string, other: string): boolean {
  return one === other || (one.length === 1 && other.startsWith(one)) || (other.length === 1 && one.startsWith(other));
}
