import { sexes } from '../../../codes/sex.js';
import { code, codedFact, date, freeText, listOf, oneOf } from '../cells.js';
import { csvFile, optional, optionalWith, required } from '../csv-file.js';

export const patients = csvFile(
  'patients.csv',
  {
    reference: required(code, "The clinic's own file number, unique in the organization."),
    clinic: required(code, 'Code of the clinic that keeps the file.'),
    birthDate: optional(date, 'Date of birth.'),
    sex: optionalWith(oneOf(sexes), 'UNKNOWN', 'Sex as the record states it.'),
    fullName: optional(freeText(200), 'The name.'),
    conditions: optionalWith(listOf(codedFact), [], 'Diagnoses, such as icd10:E11, separated by `|`.'),
    medications: optionalWith(listOf(codedFact), [], 'Medicines, such as atc:A10AE04, separated by `|`.'),
    allergies: optionalWith(listOf(codedFact), [], 'Allergies, such as substance:procaine, separated by `|`.'),
  },
  {
    title: 'Patients',
    key: ['reference'],
    references: [{ columns: ['clinic'], file: 'clinics.csv', keys: ['code'] }],
  },
);
