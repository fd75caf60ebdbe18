import { code, freeText, listOf } from '../cells.js';
import { csvFile, optionalWith, required } from '../csv-file.js';

export const substances = csvFile(
  'substances.csv',
  {
    code: required(code, 'Code of the substance.'),
    name: required(freeText(200), 'International non-proprietary name, or the name by which it is known.'),
    atc: optionalWith(listOf(code), [], 'ATC codes, separated by `|`.'),
    allergenGroups: optionalWith(listOf(code), [], 'Groups of allergens it belongs to, separated by `|`.'),
  },
  { title: 'Substances beyond the built-in catalogue', key: ['code'] },
);
