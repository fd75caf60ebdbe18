import { sql } from 'kysely';
import { normalizedNumber } from '../../practitioner/registration-intake.js';
import { registrationBodyOf } from '../../registration-body/registration-bodies.js';
import { unknownRegistrationBody } from '../../registration-body/unknown-body.js';
import { csvFiles, type CsvRecord } from '../format/csv-files.js';
import { importFile } from './import-file.js';
import type { ImportRun } from './import-run.js';

type RegistrationRecord = CsvRecord<'registrations'>;

/**
 * Imports `registrations.csv`, each number as its body prints it. One that cannot be a number of its body is kept as it is,
 * checked as FORMAT_INVALID and counted as flagged: history comes in as it happened. What a check has found out about a
 * registration, an import does not undo.
 */
export async function importRegistrations(run: ImportRun): Promise<void> {
  const bodies = await run.registrationBodies.list();
  const read = ({ body, number }: Pick<RegistrationRecord, 'body' | 'number'>) => {
    const code = body.toUpperCase();
    const known = registrationBodyOf(code, bodies) ?? unknownRegistrationBody(code);
    return { body: code, ...normalizedNumber(known, number) };
  };
  const invalid = new Set<string>();
  await importFile(run, {
    key: 'registrations',
    table: 'registration',
    keyOf: (record) => {
      const { body, number } = read(record);
      return JSON.stringify([record.practitioner, body, number, record.subdivision]);
    },
    keyProperty: 'number',
    columns: [
      { name: 'practitioner_id', type: 'uuid', key: 'REQUIRED' },
      { name: 'body', type: 'text', key: 'REQUIRED' },
      { name: 'number', type: 'text', key: 'REQUIRED' },
      { name: 'subdivision', type: 'text', key: 'NULLABLE' },
      { name: 'category', type: 'text' },
      { name: 'status', type: 'text' },
      { name: 'valid_from', type: 'date' },
      { name: 'valid_until', type: 'date' },
    ],
    rowOf: ({ record }, refer) => {
      const practitionerId = refer('practitioner', run.codes.practitioners);
      if (!practitionerId) return null;
      const { subdivision, category, status, validFrom, validUntil } = record;
      const { body, number, problem } = read(record);
      if (problem !== null) invalid.add(`${body} ${number}`);
      const period = { valid_from: validFrom, valid_until: validUntil };
      return { practitioner_id: practitionerId, body, number, subdivision, category, status, ...period };
    },
    settle: (gathered) => keepWhatChecksFound(run, gathered),
  });
  if (invalid.size > 0 && run.problems.count === 0) await flagInvalid(run, invalid);
}

async function keepWhatChecksFound({ database, organizationId }: ImportRun, gathered: string): Promise<void> {
  await sql`
    update ${sql.table(gathered)} i
    set category = r.category, status = r.status, valid_from = r.valid_from, valid_until = r.valid_until
    from registration r
    where r.organization_id = ${organizationId}::uuid and r.practitioner_id = i.practitioner_id and r.body = i.body
      and r.number = i.number and r.subdivision is not distinct from i.subdivision and r.verified_at is not null`.execute(
    database,
  );
}

/** Records the check of every number that cannot be one, once. */
async function flagInvalid(
  { database, organizationId, registrationChecks, summary }: ImportRun,
  invalid: ReadonlySet<string>,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select r.id from registration r
    where r.organization_id = ${organizationId}::uuid and r.body || ' ' || r.number = any (${[...invalid]}::text[])
      and not exists (select from registration_check c where c.organization_id = r.organization_id
        and c.registration_id = r.id and c.result = 'FORMAT_INVALID')`.execute(database);
  for (const { id } of rows) await registrationChecks.recordFormat(id);
  summary.add(csvFiles.registrations.name, { flagged: rows.length });
}
