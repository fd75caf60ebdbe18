import { professions, type Profession } from '../codes/profession.js';
import { accepted } from './number-check.js';
import { ownRegistrationBody } from './own-body.js';
import type { RegistrationBody } from './registration-body.js';

/** ISO 3166-1 leaves ZZ to its users; CLDR has it for a country that is not known. */
export const UNKNOWN_COUNTRY = 'ZZ';

/**
 * A body of which nothing but the code is known, for registrations that were recorded with it. Every number is taken, and
 * nobody may see patients on it: it has no country.
 */
export function unknownRegistrationBody(code: string): RegistrationBody {
  return {
    ...ownRegistrationBody({
      code,
      name: code,
      country: UNKNOWN_COUNTRY,
      professions: Object.keys(professions) as Profession[],
      subdivisions: [],
      numberShapes: [],
      categories: [],
      statusWords: [],
      yearEndsOn: null,
      lookupAddress: null,
    }),
    checkNumber: (tidied) => accepted(tidied, `Nothing is known of ${code}: define it by \`defineRegistrationBody\`.`),
    notKnown: ['Everything but the code: `defineRegistrationBody` tells the rest.'],
  };
}
