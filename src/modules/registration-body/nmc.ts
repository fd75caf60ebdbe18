import { shapeCheck } from './number-check.js';
import type { RegistrationBody } from './registration-body.js';
import { statusWords } from './status-word.js';

const numberFormat = 'Two digits, a letter, four digits and a letter, as in 01A2345N; no check digit.';

/** Nursing and Midwifery Order 2001. */
export const nmc: RegistrationBody = {
  code: 'NMC',
  name: 'Nursing and Midwifery Council',
  country: 'GB',
  professions: ['NURSE', 'OTHER'],
  isLicence: true,
  subdivisions: [],

  numberFormat,
  numberExample: '01A2345N',
  hasCheckDigit: false,
  /** The PIN, as the council prints it. */
  checkNumber: shapeCheck('NMC', /^\d{2}[A-Z]\d{4}[A-Z]$/, `An NMC PIN: ${numberFormat}`),

  /** The parts of the register (nmc.org.uk, registration and qualification codes). */
  categories: [
    { name: 'Nurse', right: 'ALONE' },
    { name: 'Registered nurse', right: 'ALONE' },
    { name: 'Midwife', right: 'BY_OWN_RULE' },
    { name: 'Specialist community public health nurse', right: 'BY_OWN_RULE' },
    { name: 'Nursing associate', right: 'BY_OWN_RULE' },
  ],

  /** As the public register and the service for employers word them. */
  statusWords: statusWords({
    Registered: 'ACTIVE',
    'Conditions of practice': 'CONDITIONAL',
    'Conditions of practice order': 'CONDITIONAL',
    'Interim conditions': 'CONDITIONAL',
    'Interim conditions of practice order': 'CONDITIONAL',
    Undertakings: 'CONDITIONAL',
    Caution: 'CONDITIONAL',
    'Caution order': 'CONDITIONAL',
    'Not currently practising': 'NOT_PRACTISING',
    Suspended: 'SUSPENDED',
    'Suspended by an FtP panel': 'SUSPENDED',
    'Interim suspension': 'SUSPENDED',
    'Interim suspension order': 'SUSPENDED',
    Lapsed: 'LAPSED',
    'Voluntarily removed': 'REMOVED',
    'Removed by a fitness to practise panel': 'REMOVED',
    'Removed by a fitness to practise (FtP) panel': 'REMOVED',
    'Struck off': 'REMOVED',
  }),

  renewals: [],
  renewalRule: 'The annual fee and the revalidation every three years fall due on days of each person.',

  lookup: {
    kind: 'WEB_FORM',
    address: 'https://www.nmc.org.uk/registration/search-the-register/',
    needsPermission: true,
    remark:
      'Searched freely by people. Employers get confirmations, also many at once, after they registered for the service. A PIN on a badge proves nothing: the status of the day does.',
  },
  notKnown: ['What "Sanction pending" lets a person do: it counts as not entitled.'],
};
