import { registrationStatuses } from '../../../codes/registration-status.js';
import { code, date, freeText, oneOf } from '../cells.js';
import { csvFile, optional, optionalWith, required } from '../csv-file.js';

export const registrations = csvFile(
  'registrations.csv',
  {
    practitioner: required(code, 'Code of the practitioner.'),
    body: required(code, 'Code of the body that keeps the register, such as HPCSA.'),
    number: required(code, 'The number in the register.'),
    subdivision: optional(code, 'State or province, where licences are given there.'),
    category: optional(freeText(200), "The register's category."),
    status: optionalWith(oneOf(registrationStatuses), 'UNVERIFIED', 'Where the registration stands.'),
    validFrom: optional(date, 'First day on which it is valid.'),
    validUntil: optional(date, 'Last day on which it is valid.'),
  },
  {
    title: 'Professional registrations of the practitioners',
    key: ['practitioner', 'body', 'number', 'subdivision'],
    references: [{ columns: ['practitioner'], file: 'practitioners.csv', keys: ['code'] }],
    rules: [
      {
        column: 'validUntil',
        holds: ({ validFrom, validUntil }) => validFrom === null || validUntil === null || validFrom <= validUntil,
        sentence: 'must not lie before `valid_from`.',
      },
    ],
  },
);
