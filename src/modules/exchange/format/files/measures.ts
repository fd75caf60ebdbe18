import { directions } from '../../../codes/direction.js';
import { valueTypes } from '../../../codes/value-type.js';
import { code, decimal, freeText, listOf, oneOf, openCode } from '../cells.js';
import { csvFile, optional, optionalWith, required } from '../csv-file.js';

export const measures = csvFile(
  'measures.csv',
  {
    code: required(code, 'Code of the measure.'),
    name: optional(freeText(200), 'Name of the measure; its code when empty.'),
    unit: optional(freeText(50), 'Unit of the values, such as cm.'),
    valueType: optionalWith(oneOf(valueTypes), 'CONTINUOUS', 'What kind of number it yields.'),
    betterWhen: optionalWith(oneOf(directions), 'LOWER', 'In which direction it is better for the patient.'),
    minimum: optional(decimal(), 'The lowest value there can be.'),
    maximum: optional(decimal(), 'The highest value there can be.'),
    minimalImportantDifference: optional(
      decimal({ above: 0 }),
      'The smallest benefit that patients notice, in the unit of the measure.',
    ),
    relativeImportantDifference: optional(
      decimal({ above: 0 }),
      'The smallest benefit that patients notice, as a share of the baseline.',
    ),
    indications: optionalWith(listOf(openCode), [], 'Indications it is used for, separated by `|`.'),
  },
  {
    title: 'Outcome measures',
    key: ['code'],
    rules: [
      {
        column: 'maximum',
        holds: ({ minimum, maximum }) => minimum === null || maximum === null || Number(minimum) <= Number(maximum),
        sentence: 'must not be lower than `minimum`.',
      },
    ],
  },
);
