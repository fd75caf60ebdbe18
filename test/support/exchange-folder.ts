import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The files of an exchange folder by name; a table is rows of cells under the names of its columns. */
export type ExchangeFiles = Readonly<Record<string, string | readonly object[] | Table>>;

/** CSV as header and rows. */
export interface Table {
  readonly columns: string;
  readonly rows: readonly string[];
}

/** The text of a file: CSV for a table, JSON for documents, a text as it is. */
export function textOf(file: ExchangeFiles[string]): string {
  if (typeof file === 'string') return file;
  return 'columns' in file ? `${[file.columns, ...file.rows].join('\r\n')}\r\n` : JSON.stringify(file, null, 2);
}

/** A new folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mesograph-exchange-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes an exchange folder, into one that goes with the test where none is named. */
export async function writeFolder(files: ExchangeFiles, existing?: string): Promise<string> {
  const folder = existing ?? (await temporaryFolder());
  for (const [name, file] of Object.entries(files)) await writeFile(join(folder, name), textOf(file));
  return folder;
}

/** One course of a small chain; what is left out is not recorded. */
export interface SmallCourse {
  readonly code: string;
  readonly clinic?: string;
  readonly practitioner?: string;
  readonly patient?: string;
  readonly version?: number;
  readonly startedOn?: string;
  readonly endedOn?: string;
  readonly plannedSessions?: number;
  readonly bmi?: string;
  readonly sex?: string;
  readonly birthDate?: string;
  /** Days of the sessions, in order. */
  readonly sessions?: readonly string[];
  /** Values of the measure `waist` by timepoint. */
  readonly waist?: Readonly<Record<string, string>>;
}

/**
 * A chain as an exchange folder: the courses on protocol `waist-slimming`, whose version 1 plans nothing and whose version 2
 * plans `waist` at week 12. Each course is of a patient of its own unless it says otherwise.
 */
export function smallChain(courses: readonly SmallCourse[], more: ExchangeFiles = {}): ExchangeFiles {
  const all = courses.map((course) => ({
    clinic: 'north',
    practitioner: 'thandi',
    patient: `patient-${course.code}`,
    version: 1,
    startedOn: '2025-01-06',
    ...course,
  }));
  const unique = (codes: readonly string[]) => [...new Set(codes)];
  const patients = new Map(all.map((course) => [course.patient, course]));
  const version = (number: number, assessments: readonly object[]) => ({
    version: number,
    publishedOn: '2021-01-01',
    summaryOfChanges: `Edition ${number}.`,
    sessions: 6,
    intervalDays: 7,
    technique: {},
    cocktail: { substances: [] },
    assessments,
  });
  return {
    'clinics.csv': {
      columns: 'code,name,country,region',
      rows: unique(all.map(({ clinic }) => clinic)).map((code) => `${code},Clinic ${code},ZA,Cape`),
    },
    'practitioners.csv': {
      columns: 'code,full_name,profession',
      rows: unique(all.map(({ practitioner }) => practitioner)).map(
        (code) => `${code},Doctor ${code},MEDICAL_PRACTITIONER`,
      ),
    },
    'measures.csv': {
      columns: 'code,name,unit,better_when,minimum,maximum,minimal_important_difference',
      rows: ['waist,Waist,cm,LOWER,0,200,0.2'],
    },
    'protocols.json': [
      {
        code: 'waist-slimming',
        name: 'Waist slimming',
        indication: 'LOCAL_FAT',
        versions: [version(1, []), version(2, [{ measure: 'waist', timepoints: ['baseline', 'week-12'] }])],
      },
    ],
    'patients.csv': {
      columns: 'reference,clinic,birth_date,sex',
      rows: [...patients].map(([reference, { clinic, birthDate = '', sex = '' }]) =>
        [reference, clinic, birthDate, sex].join(),
      ),
    },
    'courses.csv': {
      columns: 'code,patient,clinic,practitioner,protocol,version,started_on,ended_on,planned_sessions,bmi',
      rows: all.map((course) =>
        [
          course.code,
          course.patient,
          course.clinic,
          course.practitioner,
          'waist-slimming',
          course.version,
          course.startedOn,
          course.endedOn,
          course.plannedSessions,
          course.bmi,
        ].join(),
      ),
    },
    'sessions.csv': {
      columns: 'course,number,performed_at',
      rows: all.flatMap(({ code, sessions = [] }) => sessions.map((day, index) => `${code},${index + 1},${day}`)),
    },
    'outcomes.csv': {
      columns: 'course,measure,timepoint,value',
      rows: all.flatMap(({ code, waist = {} }) =>
        Object.entries(waist).map(([timepoint, value]) => `${code},waist,${timepoint},${value}`),
      ),
    },
    ...more,
  };
}
