import { looseCheck, type NumberCheck } from './number-check.js';
import type { RegistrationBody } from './registration-body.js';

/**
 * The folio number. Its form is known from one weak source (three to six digits, at times `MDCN/R/` before them), so that
 * an unusual one is taken with a warning.
 */
function checkNumber(tidied: string): NumberCheck {
  return looseCheck(tidied, {
    code: 'MDCN',
    usual: (text) => {
      const [, register, digits] = /^(R[/.-]?)?(\d{3,6})$/.exec(text) ?? [];
      return digits ? `${register ? 'R/' : ''}${digits}` : null;
    },
    warning: () => 'An unusual folio number: three to six digits are expected, at times with R/ before them.',
  });
}

export const mdcn: RegistrationBody = {
  code: 'MDCN',
  name: 'Medical and Dental Council of Nigeria',
  country: 'NG',
  professions: ['MEDICAL_PRACTITIONER', 'DENTIST', 'OTHER'],
  isLicence: true,
  subdivisions: [],

  numberFormat:
    'The folio number: three to six digits, at times with R/ before them. Not certain; no check digit is known.',
  numberExample: '90017',
  hasCheckDigit: false,
  checkNumber,

  /**
   * Provisional, temporary and full registration (the council's forms and schedule of fees). The year of work in a
   * hospital under provisional registration is supervised; who may do what under a temporary one is not known.
   */
  categories: [
    { name: 'Full', right: 'ALONE' },
    { name: 'Provisional', right: 'SUPERVISED' },
    { name: 'Temporary', right: 'BY_OWN_RULE' },
    { name: 'Alternative', right: 'BY_OWN_RULE' },
  ],

  statusWords: [],

  /** Licences of a year are issued in the last quarter before it and hold from 1 January for twelve months (council's briefing, 2025). */
  renewals: [{ professions: null, yearEndsOn: { month: 12, day: 31 }, recheckFrom: [{ month: 1, day: 1 }] }],
  renewalRule: 'The annual practising licence holds from 1 January to 31 December; it is issued from October before.',

  lookup: {
    kind: 'BY_REQUEST',
    address: 'https://www.mdcn.gov.ng',
    needsPermission: true,
    remark:
      'The portal serves the practitioners themselves; others ask the council to verify. See the licence of the year.',
  },
  notKnown: [
    'The form of the folio number; an unusual one is never refused.',
    'The words by which the council states a status: any word counts as not entitled, so see the licence itself.',
  ],
};
