import { accepted, compact, found, refused, type NumberCheck } from './number-check.js';
import type { RegistrationBody } from './registration-body.js';
import { statusWords } from './status-word.js';

/** P and five digits for persons; Y is a pharmacy's number and R a training provider's (Pharmaciae, fees of 2015 to 2021). */
function checkNumber(tidied: string): NumberCheck {
  const text = compact(tidied, 'SAPC');
  if (/^P\d{5}$/.test(text)) return accepted(text);
  if (/^Y\d{5}$/.test(text)) return refused('A number with Y is that of a pharmacy, not of a person.');
  if (/^R\d{5}$/.test(text)) return refused('A number with R is that of a training provider, not of a person.');
  if (/^\d{5}$/.test(text)) return refused('The letter is missing: P stands before the five digits of a person.');
  return refused(`A SAPC number of a person is P and five digits. ${found(text)}`);
}

/** Pharmacy Act 53 of 1974. */
export const sapc: RegistrationBody = {
  code: 'SAPC',
  name: 'South African Pharmacy Council',
  country: 'ZA',
  professions: ['PHARMACIST', 'OTHER'],
  isLicence: true,
  subdivisions: [],

  numberFormat: 'P and five digits, as in P01234; no check digit.',
  numberExample: 'P01234',
  hasCheckDigit: false,
  checkNumber,

  /** Kinds of persons in the council's list of fees (Board Notice 185 of 2021); who works under whom is from memory. */
  categories: [
    { name: 'Pharmacist', right: 'ALONE' },
    { name: 'Specialist pharmacist', right: 'ALONE' },
    { name: 'Pharmacist Intern', right: 'SUPERVISED' },
    { name: 'Pharmacy Technician', right: 'BY_OWN_RULE' },
    { name: "Pharmacist's Assistant", right: 'BY_OWN_RULE' },
    { name: 'Pharmacy student', right: 'NONE' },
  ],

  /** Section 23(d): removed when the yearly fee is unpaid three months after it fell due. */
  statusWords: statusWords({
    Registered: 'ACTIVE',
    'Removed for unpaid fees': 'LAPSED',
    'Removed for non-payment of annual fees': 'LAPSED',
    Removed: 'REMOVED',
  }),

  /** Pharmacists pay by 1 February and assistants by 1 June, with three months of grace (pharmcouncil.co.za; Pharmaciae 2017). */
  renewals: [
    {
      professions: ['PHARMACIST'],
      yearEndsOn: { month: 1, day: 31 },
      recheckFrom: [
        { month: 2, day: 1 },
        { month: 5, day: 1 },
      ],
    },
    {
      professions: ['OTHER'],
      yearEndsOn: { month: 5, day: 31 },
      recheckFrom: [
        { month: 6, day: 1 },
        { month: 9, day: 1 },
      ],
    },
  ],
  renewalRule:
    'The yearly fee falls due on 1 February for pharmacists and on 1 June for assistants and students. Who has not paid three months later may be removed: check then too.',

  lookup: {
    kind: 'WEB_FORM',
    address: 'https://www.pharmcouncil.co.za',
    needsPermission: true,
    remark: 'The council has a public search of its registers, a page for people.',
  },
  notKnown: ['How the search words a status.', 'Whether a program may ask it.'],
};
