import { accepted, compact, refused, type NumberCheck } from './number-check.js';
import type { RegistrationBody } from './registration-body.js';
import { statusWords } from './status-word.js';

/** Letters of professions that were seen in public sources; the scheme has more. */
const knownPrefixes = ['MED', 'NMW', 'DEN', 'PHA', 'PSY', 'PHY'];

/** Three letters of the profession and ten digits; HL7 Australia's example is MED0000932846. */
function checkNumber(tidied: string): NumberCheck {
  const text = compact(tidied, 'AHPRA');
  const [, prefix] = /^([A-Z]{3})\d{10}$/.exec(text) ?? [];
  if (!prefix) {
    const digits = text.replace(/\D/g, '').length;
    return refused(`An AHPRA number is three letters of the profession and ten digits. This has ${digits} digits.`);
  }
  return knownPrefixes.includes(prefix)
    ? accepted(text)
    : accepted(text, `The letters ${prefix} are not among those known here (${knownPrefixes.join(', ')}).`);
}

/** Health Practitioner Regulation National Law, in force in every state and territory: one registration for all. */
export const ahpra: RegistrationBody = {
  code: 'AHPRA',
  name: 'Australian Health Practitioner Regulation Agency',
  country: 'AU',
  professions: ['MEDICAL_PRACTITIONER', 'DENTIST', 'NURSE', 'PHARMACIST', 'PHYSIOTHERAPIST', 'OTHER'],
  isLicence: true,
  subdivisions: [],

  numberFormat: 'Three letters of the profession and ten digits, as in MED0000932846; no check digit.',
  numberExample: 'MED0000932846',
  hasCheckDigit: false,
  checkNumber,

  categories: [
    { name: 'General', right: 'ALONE' },
    { name: 'Specialist', right: 'ALONE' },
    { name: 'Provisional', right: 'SUPERVISED' },
    { name: 'Limited', right: 'SUPERVISED' },
    { name: 'Non-practising', right: 'NONE' },
  ],

  /** The Law publishes conditions, undertakings, suspension and reprimands with each entry (section 225). */
  statusWords: statusWords({
    Registered: 'ACTIVE',
    'Registered with conditions': 'CONDITIONAL',
    'Registered with undertakings': 'CONDITIONAL',
    'Non-practising': 'NOT_PRACTISING',
    Suspended: 'SUSPENDED',
    Lapsed: 'LAPSED',
    Expired: 'LAPSED',
    Surrendered: 'REMOVED',
    Cancelled: 'REMOVED',
    Disqualified: 'REMOVED',
  }),

  /** One month after the day a late renewal still counts, then the registration lapses (ahpra.gov.au, help on the search). */
  renewals: [
    {
      professions: ['MEDICAL_PRACTITIONER'],
      yearEndsOn: { month: 9, day: 30 },
      recheckFrom: [
        { month: 10, day: 1 },
        { month: 11, day: 1 },
      ],
    },
    {
      professions: ['NURSE'],
      yearEndsOn: { month: 5, day: 31 },
      recheckFrom: [
        { month: 6, day: 1 },
        { month: 7, day: 1 },
      ],
    },
    {
      professions: ['DENTIST', 'PHARMACIST', 'PHYSIOTHERAPIST', 'OTHER'],
      yearEndsOn: { month: 11, day: 30 },
      recheckFrom: [
        { month: 12, day: 1 },
        { month: 1, day: 1 },
      ],
    },
  ],
  renewalRule:
    'Nurses and midwives by 31 May, doctors by 30 September, the others by 30 November; registered for one month more, and lapsed after it. Limited and provisional registrations end on days of their own.',

  lookup: {
    kind: 'WEB_FORM',
    address: 'https://www.ahpra.gov.au',
    needsPermission: true,
    remark:
      'The register of practitioners is searched freely by people and updated daily. Programs ask by a service under contract.',
  },
  notKnown: [
    'All letters of professions; those not known are taken with a warning.',
    'The terms of the service for programs.',
  ],
};
