import { timeZoneOfCapital } from '../../clinic/time-zone.js';
import { importFile } from './import-file.js';
import type { ImportRun } from './import-run.js';

/** Imports `clinics.csv`. */
export async function importClinics(run: ImportRun): Promise<void> {
  await importFile(run, {
    key: 'clinics',
    table: 'clinic',
    ids: run.codes.clinics,
    keyOf: ({ code }) => code,
    keyProperty: 'code',
    columns: [
      { name: 'code', type: 'text', key: 'REQUIRED' },
      { name: 'name', type: 'text' },
      { name: 'country', type: 'text' },
      { name: 'region', type: 'text' },
      { name: 'time_zone', type: 'text' },
    ],
    rowOf: ({ record: { code, name, country, region, timeZone }, placeOf }) => {
      const zone = timeZone ?? timeZoneOfCapital(country);
      if (zone) return { code, name, country, region, time_zone: zone };
      run.problems.add(
        placeOf('timeZone'),
        `no time zone is known for the capital of ${country}: fill in \`time_zone\`.`,
      );
      return null;
    },
  });
}

/** Imports `practitioners.csv`. */
export async function importPractitioners(run: ImportRun): Promise<void> {
  await importFile(run, {
    key: 'practitioners',
    table: 'practitioner',
    ids: run.codes.practitioners,
    keyOf: ({ code }) => code,
    keyProperty: 'code',
    columns: [
      { name: 'code', type: 'text', key: 'REQUIRED' },
      { name: 'full_name', type: 'text' },
      { name: 'profession', type: 'text' },
      { name: 'training', type: 'text' },
      { name: 'clinic_ids', type: 'uuid[]', isGrowing: true },
    ],
    rowOf: ({ record: { code, fullName, profession, training, clinics } }, refer) => {
      const clinicIds = clinics.map((clinic) => refer('clinics', run.codes.clinics, clinic));
      if (clinicIds.includes(null)) return null;
      return { code, full_name: fullName, profession, training, clinic_ids: clinicIds };
    },
  });
}

/** Imports `patients.csv`. */
export async function importPatients(run: ImportRun): Promise<void> {
  await importFile(run, {
    key: 'patients',
    table: 'patient',
    ids: run.codes.patients,
    keyOf: ({ reference }) => reference,
    keyProperty: 'reference',
    columns: [
      { name: 'reference', type: 'text', key: 'REQUIRED' },
      { name: 'clinic_id', type: 'uuid' },
      { name: 'clinic_ids', type: 'uuid[]', isGrowing: true },
      { name: 'birth_date', type: 'date' },
      { name: 'sex', type: 'text' },
      { name: 'full_name', type: 'text' },
      { name: 'conditions', type: 'text[]' },
      { name: 'medications', type: 'text[]' },
      { name: 'allergies', type: 'text[]' },
    ],
    rowOf: ({ record }, refer) => {
      const clinicId = refer('clinic', run.codes.clinics);
      if (!clinicId) return null;
      const { reference, birthDate, sex, fullName, conditions, medications, allergies } = record;
      const facts = { conditions, medications, allergies };
      return {
        reference,
        clinic_id: clinicId,
        clinic_ids: [clinicId],
        birth_date: birthDate,
        sex,
        full_name: fullName,
        ...facts,
      };
    },
  });
}
