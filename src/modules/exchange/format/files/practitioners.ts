import { professions } from '../../../codes/profession.js';
import { trainingSchools } from '../../../codes/training-school.js';
import { code, freeText, listOf, oneOf } from '../cells.js';
import { csvFile, optional, optionalWith, required } from '../csv-file.js';

export const practitioners = csvFile(
  'practitioners.csv',
  {
    code: required(code, "The chain's own code for the practitioner."),
    fullName: required(freeText(200), 'The name, as the register prints it.'),
    profession: optionalWith(oneOf(professions), 'MEDICAL_PRACTITIONER', 'The profession.'),
    training: optional(oneOf(trainingSchools), 'The school in which the practitioner learnt mesotherapy.'),
    clinics: optionalWith(listOf(code), [], 'Codes of the clinics where the practitioner works, separated by `|`.'),
  },
  { title: 'Practitioners', key: ['code'] },
);
