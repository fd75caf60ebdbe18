import { concentrationUnits } from '../../../codes/concentration-unit.js';
import { code, decimal, freeText, integer, oneOf } from '../cells.js';
import { csvFile, optional, required } from '../csv-file.js';

export const sessionSubstances = csvFile(
  'session_substances.csv',
  {
    course: required(code, 'Code of the course.'),
    number: required(integer({ min: 1, max: 1000 }), 'Number of the session in the course.'),
    substance: required(code, 'Code of the substance.'),
    volumeMl: optional(decimal({ min: 0, max: 10_000 }), 'Volume given in the session, mL.'),
    strength: optional(decimal({ min: 0 }), 'Strength, in `strength_unit`.'),
    strengthUnit: optional(oneOf(concentrationUnits), 'Unit of the strength.'),
    vehicle: optional(freeText(200), 'What it is dissolved in.'),
    lot: optional(code, 'Lot number.'),
  },
  {
    title: "What is known of a session's substances beyond their codes",
    key: ['course', 'number', 'substance', 'lot'],
    references: [{ columns: ['course', 'number'], file: 'sessions.csv', keys: ['course', 'number'] }],
    rules: [
      {
        column: 'strengthUnit',
        holds: ({ strength, strengthUnit }) => strength === null || strengthUnit !== null,
        sentence: 'must say the unit of `strength`.',
      },
    ],
  },
);
