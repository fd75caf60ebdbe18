import { looseCheck, type NumberCheck } from './number-check.js';
import type { RegistrationBody } from './registration-body.js';
import { statusWords } from './status-word.js';

/** Four to six digits, by memory alone: what differs is taken with a warning. */
function checkNumber(tidied: string): NumberCheck {
  return looseCheck(tidied, {
    code: 'MCNZ',
    usual: (text) => (/^\d{4,6}$/.test(text) ? text : null),
    warning: (text) =>
      /^\d{2}[A-Z]{4}$/.test(text)
        ? 'This looks like a person number of the national index (HPI), not like the number of the council.'
        : 'An unusual number: four to six digits are expected.',
  });
}

/** Health Practitioners Competence Assurance Act 2003: registered, and holding a practising certificate, or not allowed to practise. */
export const mcnz: RegistrationBody = {
  code: 'MCNZ',
  name: 'Medical Council of New Zealand',
  country: 'NZ',
  professions: ['MEDICAL_PRACTITIONER'],
  isLicence: true,
  subdivisions: [],

  numberFormat: 'Four to six digits. Not certain; no check digit is known.',
  numberExample: '12345',
  hasCheckDigit: false,
  checkNumber,

  /** Scopes of practice (mcnz.org.nz): both provisional ones are under an approved supervisor, special purposes are bound to theirs. */
  categories: [
    { name: 'General', right: 'ALONE' },
    { name: 'Vocational', right: 'ALONE' },
    { name: 'Provisional General', right: 'SUPERVISED' },
    { name: 'Provisional Vocational', right: 'SUPERVISED' },
    { name: 'Special purpose', right: 'BY_OWN_RULE' },
  ],

  /** The four codes of the national index: current means that a practising certificate is held or deemed to be (HL7 New Zealand). */
  statusWords: statusWords({
    Current: 'ACTIVE',
    'Conditions on scope': 'CONDITIONAL',
    Inactive: 'NOT_PRACTISING',
    Suspended: 'SUSPENDED',
    Removed: 'REMOVED',
  }),

  /** Certificates are issued by quarters, after the birthday, since 2000 (New Zealand Gazette, rules under section 56). */
  renewals: [],
  renewalRule:
    'A practising certificate holds for up to twelve months and ends with a quarter that depends on the birthday: record its last day.',

  lookup: {
    kind: 'API_BY_AGREEMENT',
    address: 'https://www.mcnz.org.nz',
    needsPermission: true,
    remark:
      'People search the public register of doctors. Programs ask the national index (HPI) by FHIR after an onboarding. Both parts must hold: the status is current, and the day lies within the certificate.',
  },
  notKnown: ['The form of the number; an unusual one is never refused.'],
};
