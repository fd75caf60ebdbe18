import { accepted, compact, found, refused, type NumberCheck } from './number-check.js';
import type { RegistrationBody } from './registration-body.js';
import { statusWords } from './status-word.js';

/**
 * Seven digits for doctors; physician associates and anaesthesia associates have an A before them (GMC, news of March
 * 2024; in force since December 2024).
 */
function checkNumber(tidied: string): NumberCheck {
  const text = compact(tidied, 'GMC');
  if (/^\d{7}$/.test(text)) return accepted(text);
  if (/^A\d{7}$/.test(text))
    return accepted(text, 'The A tells a physician associate or anaesthesia associate, not a doctor.');
  if (/^[A-Z]\d{7}$/.test(text)) return accepted(text, 'A is the only letter before seven digits that is known.');
  return refused(`A GMC number has seven digits, for associates with an A before them. ${found(text)}`);
}

/** Medical Act 1983. */
export const gmc: RegistrationBody = {
  code: 'GMC',
  name: 'General Medical Council',
  country: 'GB',
  professions: ['MEDICAL_PRACTITIONER', 'PHYSICIAN_ASSISTANT', 'OTHER'],
  isLicence: true,
  subdivisions: [],

  numberFormat: 'Seven digits; for physician and anaesthesia associates an A before them. No check digit.',
  numberExample: '1234567',
  hasCheckDigit: false,
  checkNumber,

  /** Provisional registration is for the first year in an approved post under supervision. Associates work under a doctor. */
  categories: [
    { name: 'Full', right: 'ALONE' },
    { name: 'Specialist', right: 'ALONE' },
    { name: 'GP', right: 'ALONE' },
    { name: 'Provisional', right: 'SUPERVISED' },
    { name: 'Physician associate', right: 'SUPERVISED' },
    { name: 'Anaesthesia associate', right: 'BY_OWN_RULE' },
  ],

  /**
   * "Registered with Licence" and "Provisionally registered with Licence" are words of the register's file; who is
   * registered without a licence may not treat anybody. A provisional licence is bound to its post: its holder's
   * conditions must be read even where the category was not recorded.
   */
  statusWords: statusWords({
    'Registered with Licence': 'ACTIVE',
    'Registered with a licence to practise': 'ACTIVE',
    'Provisionally registered with Licence': 'CONDITIONAL',
    'Registered with conditions': 'CONDITIONAL',
    'Registered with undertakings': 'CONDITIONAL',
    'Registered without Licence': 'NOT_PRACTISING',
    'Registered without a licence to practise': 'NOT_PRACTISING',
    'Provisionally registered without Licence': 'NOT_PRACTISING',
    Suspended: 'SUSPENDED',
    'Not registered - administrative reason': 'LAPSED',
    'Administrative erasure': 'LAPSED',
    Relinquished: 'REMOVED',
    'Voluntary erasure': 'REMOVED',
    Erased: 'REMOVED',
    'Erased after fitness to practise': 'REMOVED',
    Deceased: 'REMOVED',
  }),

  /** Each doctor has a due date of their own for the annual retention fee (gmc-uk.org, page on that fee). */
  renewals: [],
  renewalRule: 'The annual fee falls due on a day of each doctor; a licence is revalidated every five years.',

  lookup: {
    kind: 'WEB_FORM',
    address: 'https://www.gmc-uk.org',
    needsPermission: true,
    remark:
      'The medical register is searched freely by people. The whole register is a file with daily changes, for subscribers who pay for a licence and may not publish it again.',
  },
  notKnown: ['How the register words the status of associates: only words of the register of doctors are known.'],
};
