import type { CsvFile, RecordOf } from './csv-file.js';
import { adverseEvents } from './files/adverse-events.js';
import { clinics } from './files/clinics.js';
import { courses } from './files/courses.js';
import { measures } from './files/measures.js';
import { outcomes } from './files/outcomes.js';
import { patients } from './files/patients.js';
import { practitioners } from './files/practitioners.js';
import { registrations } from './files/registrations.js';
import { sessionSubstances } from './files/session-substances.js';
import { sessions } from './files/sessions.js';
import { substances } from './files/substances.js';

/** Every CSV file of an exchange folder, in an order in which a file comes after those it refers to. */
export const csvFiles = {
  clinics,
  practitioners,
  registrations,
  measures,
  substances,
  patients,
  courses,
  sessions,
  sessionSubstances,
  outcomes,
  adverseEvents,
} as const satisfies Readonly<Record<string, CsvFile>>;

export type CsvFileKey = keyof typeof csvFiles;

/** A row of a file as typed values. */
export type CsvRecord<K extends CsvFileKey> = RecordOf<(typeof csvFiles)[K]['columns']>;

export const csvFileKeys = Object.keys(csvFiles) as readonly CsvFileKey[];

/** The JSON documents beside them. */
export const documentFiles = { protocols: 'protocols.json', variations: 'variations.json' } as const;
