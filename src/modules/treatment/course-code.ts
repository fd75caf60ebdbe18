import { randomInt } from 'node:crypto';

/** Without I, L, O and U: they are misread, or make words. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code for a course that has none, such as `C-7KQ2M9XD4B`. Drawn from 2⁵⁰, so that two never meet in one organization. */
export function newCourseCode(): string {
  return `C-${Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')}`;
}
