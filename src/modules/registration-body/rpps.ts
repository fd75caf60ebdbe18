import { passesLuhn } from './luhn.js';
import { accepted, compact, found, refused, type NumberCheck } from './number-check.js';
import type { RegistrationBody } from './registration-body.js';
import { statusWords } from './status-word.js';

/**
 * Eleven digits; the national identifier (IDNPS) is an 8 before them. Luhn's digit is the last. The agency's own examples
 * 10003461033 and 10102727017 fail it, so that a wrong digit warns and does not refuse.
 */
function checkNumber(tidied: string): NumberCheck {
  const text = compact(tidied, 'RPPS').replace(/^8(?=\d{11}$)/, '');
  if (!/^\d{11}$/.test(text)) return refused(`An RPPS number has eleven digits. ${found(text)}`);
  return accepted(
    text,
    ...(passesLuhn(text) ? [] : ['The last digit does not fit the others: a digit is probably wrong.']),
    ...(text.startsWith('1') ? [] : ['Numbers usually start with 1.']),
  );
}

/** Shared directory of health professionals; the Ordres and the regional agencies enter their members. */
export const rpps: RegistrationBody = {
  code: 'RPPS',
  name: 'Répertoire partagé des professionnels intervenant dans le système de santé',
  country: 'FR',
  professions: ['MEDICAL_PRACTITIONER', 'DENTIST', 'NURSE', 'PHARMACIST', 'PHYSIOTHERAPIST', 'OTHER'],
  isLicence: true,
  subdivisions: [],

  numberFormat: 'Eleven digits, the first usually 1 and the last a check digit.',
  numberExample: '10123456781',
  hasCheckDigit: true,
  checkNumber,

  categories: [],

  /** Sanctions of the Ordres that end or interrupt practice; a warning and a reprimand (avertissement, blâme) do neither. */
  statusWords: statusWords({
    'Interdiction temporaire': 'SUSPENDED',
    Radiation: 'REMOVED',
    Radié: 'REMOVED',
  }),

  renewals: [],
  renewalRule:
    'The number is given once for life. Being entered with the Ordre is what entitles, and has no day for all.',

  lookup: {
    kind: 'API_BY_AGREEMENT',
    address: 'https://annuaire.sante.fr',
    needsPermission: true,
    remark:
      'The national directory answers programs by FHIR R4 with a free key, and publishes a weekly extract open to all. The dates and status of the entry with the Ordre are in its restricted part; people search the Ordre by name.',
  },
  notKnown: [
    'The words of the status lists of the directory (TRE_R33, JDV_J85): none of them entitles here until they are entered.',
    "What share of true numbers fails Luhn's check.",
  ],
};
