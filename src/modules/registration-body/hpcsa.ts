import { accepted, compact, refused, withoutLabel, type NumberCheck } from './number-check.js';
import type { RegistrationBody } from './registration-body.js';
import { statusWords } from './status-word.js';

/**
 * The prefixes that stand for one register beyond doubt. Public lists contradict each other on the others (a psychologist
 * is PS in one and PC in another), so that no profession is read from a prefix: the register itself tells it.
 */
const firmPrefixes = ['MP', 'DP'];

/**
 * Letters of the register, then seven digits padded with zeros: `MP0123456`. People type `MP 0123456`, `MP-0123456` and
 * `MP123456`, and the register pads with spaces inside (public programs that read the iRegister agree on this). The
 * council publishes no check digit.
 */
function checkNumber(tidied: string): NumberCheck {
  const [, prefix, digits] = /^([A-Z]{2,5})[\s./-]*(\d{4,7})$/.exec(withoutLabel(tidied, 'HPCSA')) ?? [];
  if (!prefix || !digits) {
    return refused(
      /^\d{7}$/.test(compact(tidied, 'HPCSA'))
        ? 'The letters before the digits are missing, such as MP. Seven digits alone may be a practice number (PCNS), which is for billing and no registration.'
        : 'A registration with the HPCSA is the letters of its register, such as MP, and up to seven digits.',
    );
  }
  const warnings = [
    ...(digits.length < 7
      ? [`Read as ${prefix}${digits.padStart(7, '0')}: make sure that no digit was left out.`]
      : []),
    ...(firmPrefixes.includes(prefix)
      ? []
      : [`The letters ${prefix} are not confirmed: take the register and the board from the iRegister.`]),
  ];
  return accepted(`${prefix}${digits.padStart(7, '0')}`, ...warnings);
}

/** Health Professions Act 56 of 1974. Practising without registration is an offence (sections 17, 34 and 39). */
export const hpcsa: RegistrationBody = {
  code: 'HPCSA',
  name: 'Health Professions Council of South Africa',
  country: 'ZA',
  professions: ['MEDICAL_PRACTITIONER', 'DENTIST', 'CLINICAL_ASSOCIATE', 'PHYSIOTHERAPIST', 'OTHER'],
  isLicence: true,
  subdivisions: [],

  numberFormat: 'The letters of the register and seven digits, as in MP0123456; no check digit.',
  numberExample: 'MP0123456',
  hasCheckDigit: false,
  checkNumber,

  /**
   * The nine main categories, and those for temporary or restricted registration (hpcsa.co.za, contentId 45; its blog).
   * What the council calls independent or specialised practice is work without supervision. Every other category waits
   * for a decision of the organization, unless its own name says supervised or not yet qualified.
   */
  categories: [
    { name: 'Independent Practice', right: 'ALONE' },
    { name: 'Specialised Practice', right: 'ALONE' },
    { name: 'Sub-specialised Practice', right: 'ALONE' },
    { name: 'Supervised Practice', right: 'SUPERVISED' },
    { name: 'Internship', right: 'SUPERVISED' },
    { name: 'Private Practice', right: 'BY_OWN_RULE' },
    { name: 'Public Service', right: 'BY_OWN_RULE' },
    { name: 'Community Service', right: 'BY_OWN_RULE' },
    { name: 'Education', right: 'BY_OWN_RULE' },
    { name: 'Post Graduate', right: 'BY_OWN_RULE' },
    { name: 'Volunteer', right: 'BY_OWN_RULE' },
    { name: 'Student', right: 'NONE' },
    { name: 'Student Intern', right: 'NONE' },
    { name: 'Non-clinical', right: 'NONE' },
  ],

  /**
   * "Active" was seen in the iRegister, and is the one word that entitles. The others are the Act's and the council's:
   * suspension for unpaid fees is section 19(1)(d), voluntary erasure section 19(1)(c) (hpcsa-blogs.co.za, 2017 and 2021).
   */
  statusWords: statusWords({
    Active: 'ACTIVE',
    'Non-clinical': 'NOT_PRACTISING',
    Suspended: 'SUSPENDED',
    'Erased for non-payment': 'LAPSED',
    'Voluntary erasure': 'REMOVED',
    'Voluntarily erased': 'REMOVED',
    'Voluntarily removed': 'REMOVED',
    Erased: 'REMOVED',
    Deceased: 'REMOVED',
  }),

  /**
   * Erasure must be asked for by 31 March, or the fee of the new year is owed (hpcsa.co.za, contentId 62), so the year
   * runs to that day. Who has not paid is suspended some time later, up to eight months in 2021: hence the second look.
   */
  renewals: [
    {
      professions: null,
      yearEndsOn: { month: 3, day: 31 },
      recheckFrom: [
        { month: 4, day: 1 },
        { month: 10, day: 1 },
      ],
    },
  ],
  renewalRule:
    'Every year on 1 April. Check everybody in the first half of April, and again in the first half of October, since suspension for an unpaid fee comes months later.',

  lookup: {
    kind: 'WEB_FORM',
    address: 'https://hpcsaonline.custhelp.com/app/i_reg_form',
    needsPermission: true,
    remark:
      'The iRegister is a page for people. What its form sends is not documented, and whether a program may ask is not known: ask the HPCSA first. One person may hold several registrations and categories; take the one that is active.',
  },
  notKnown: [
    'The status words beyond "Active", and the list of letters beyond MP and DP.',
    'Whether the register may be asked by programs.',
  ],
};
