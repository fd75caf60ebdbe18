import { passesLuhn } from './luhn.js';
import { accepted, compact, found, refused, type NumberCheck } from './number-check.js';
import type { RegistrationBody } from './registration-body.js';
import { statusWords } from './status-word.js';

/** Issuer of health identifiers in the United States, as on a card: Luhn's digit of an NPI is reckoned with it in front. */
const cardPrefix = '80840';

/** Ten digits, the first 1 or 2, the last Luhn's digit behind the prefix 80840; with the prefix, as on cards, fifteen. */
function checkNumber(tidied: string): NumberCheck {
  const text = compact(tidied, 'NPI').replace(/^80840(?=\d{10}$)/, '');
  if (!/^\d{10}$/.test(text)) return refused(`An NPI has ten digits. ${found(text)}`);
  if (!/^[12]/.test(text)) return refused('An NPI starts with 1 or 2.');
  if (!passesLuhn(`${cardPrefix}${text}`)) return refused('The last digit does not fit the others: a digit is wrong.');
  return accepted(text, 'An NPI is not a licence to practise: record the licence of the state board too.');
}

/** National Provider Identifier, 45 CFR 162.408: given once, never taken back for a lost licence. */
export const npi: RegistrationBody = {
  code: 'NPI',
  name: 'National Provider Identifier',
  country: 'US',
  professions: [
    'MEDICAL_PRACTITIONER',
    'DENTIST',
    'NURSE',
    'PHYSICIAN_ASSISTANT',
    'PHARMACIST',
    'PHYSIOTHERAPIST',
    'OTHER',
  ],
  isLicence: false,
  subdivisions: [],

  numberFormat: 'Ten digits, the first 1 or 2 and the last a check digit.',
  numberExample: '1234567893',
  hasCheckDigit: true,
  checkNumber,

  categories: [],

  /** NPPES shows A alone; a number that was deactivated is not found. */
  statusWords: statusWords({ A: 'ACTIVE', Active: 'ACTIVE', Deactivated: 'REMOVED' }),

  renewals: [],
  renewalRule: 'Never: the number is for life. The licence behind it is renewed with the state board.',

  lookup: {
    kind: 'OPEN_API',
    address: 'https://npiregistry.cms.hhs.gov/api/?version=2.1',
    needsPermission: false,
    remark:
      'NPPES tells who the number belongs to, by their own statement. It is not a licence, and says nothing of one: enter the state board as a body of your own and register the licence there.',
  },
  notKnown: ['Whether a license number that NPPES shows was ever checked: it is what the person entered.'],
};
