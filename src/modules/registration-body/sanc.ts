import { shapeCheck } from './number-check.js';
import type { RegistrationBody } from './registration-body.js';
import { statusWords } from './status-word.js';

const numberFormat = 'Eight digits, the first of them 1; no check digit.';

/** Nursing Act 33 of 2005. Section 31(3): nobody may employ a nurse who is not registered. */
export const sanc: RegistrationBody = {
  code: 'SANC',
  name: 'South African Nursing Council',
  country: 'ZA',
  professions: ['NURSE', 'OTHER'],
  isLicence: true,
  subdivisions: [],

  numberFormat,
  numberExample: '19000017',
  hasCheckDigit: false,
  /** sanc.co.za, pages of the eRegister. */
  checkNumber: shapeCheck('SANC', /^1\d{7}$/, `A SANC number: ${numberFormat}`),

  /** The Act's categories, from memory; those who assist a nurse wait for a decision of the organization. */
  categories: [
    { name: 'Registered Nurse', right: 'ALONE' },
    { name: 'Professional Nurse', right: 'ALONE' },
    { name: 'Midwife', right: 'BY_OWN_RULE' },
    { name: 'Staff Nurse', right: 'BY_OWN_RULE' },
    { name: 'Enrolled Nurse', right: 'BY_OWN_RULE' },
    { name: 'Auxiliary Nurse', right: 'BY_OWN_RULE' },
    { name: 'Enrolled Nursing Auxiliary', right: 'BY_OWN_RULE' },
    { name: 'Student Nurse', right: 'NONE' },
  ],

  /** The eRegister shows those who are registered and nobody else (its conditions of use). */
  statusWords: statusWords({ Registered: 'ACTIVE', 'Non-practising': 'NOT_PRACTISING', Removed: 'REMOVED' }),

  /** The practising certificate is renewed by 31 December (SANC circular 4/2025); by e-mail from 2026 (circular 2/2025). */
  renewals: [{ professions: null, yearEndsOn: { month: 12, day: 31 }, recheckFrom: [{ month: 1, day: 1 }] }],
  renewalRule: 'The annual practising certificate ends on 31 December.',

  lookup: {
    kind: 'WEB_FORM',
    address: 'https://www.sanc.co.za/eRegister.aspx',
    needsPermission: true,
    remark:
      'The eRegister finds by SANC number or South African identity number, not by name. It is a copy of the active records with the day of the extract: a name that is missing was removed, never registered, or came after that day.',
  },
  notKnown: [
    'How the eRegister words a status: it holds the active records alone.',
    'Whether a program may ask it; its conditions of use speak of people.',
  ],
};
