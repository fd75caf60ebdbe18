import { isCountry, isTimeZone } from '../../../clinic/time-zone.js';
import { code, freeText, textThat } from '../cells.js';
import { csvFile, optional, required } from '../csv-file.js';

const country = textThat(isCountry, 'an ISO 3166-1 alpha-2 code, such as ZA', (text) => text.trim().toUpperCase());

export const clinics = csvFile(
  'clinics.csv',
  {
    code: required(code, "The chain's own short code for the branch."),
    name: required(freeText(200), 'The name by which people know the branch.'),
    country: required(country, 'ISO 3166-1 alpha-2.'),
    region: optional(freeText(200), 'State, province or sales region.'),
    timeZone: optional(
      textThat(isTimeZone, 'an IANA time zone, such as Africa/Johannesburg'),
      "IANA time zone; that of the country's capital when empty.",
    ),
  },
  { title: 'Clinics: the branches of the chain', key: ['code'] },
);
