import { csvFiles } from '../format/csv-files.js';
import { gather } from './gathering.js';
import { referring } from './import-file.js';
import type { ImportRun } from './import-run.js';
import { newId } from './new-id.js';
import { upsert, type WrittenColumn } from './upsert.js';

const columns: readonly WrittenColumn[] = [
  { name: 'course_id', type: 'uuid', key: 'REQUIRED' },
  { name: 'kind', type: 'text', key: 'REQUIRED' },
  { name: 'onset', type: 'date', key: 'REQUIRED' },
  { name: 'session_number', type: 'integer', key: 'NULLABLE' },
  { name: 'clinic_id', type: 'uuid' },
  { name: 'grade', type: 'integer' },
  { name: 'resolved', type: 'date' },
  { name: 'serious', type: 'boolean' },
  { name: 'description', type: 'text' },
];

/** Imports `adverse_events.csv`. */
export async function importAdverseEvents(run: ImportRun): Promise<void> {
  const { database, organizationId, problems, codes, summary, reader } = run;
  if (!reader.has('adverseEvents')) return;
  const seen = new Set<string>();
  const rows = await gather(
    run,
    'import_adverse_event',
    [{ name: 'id', type: 'uuid' }, ...columns],
    reader.records('adverseEvents', problems),
    (placed) => {
      const { record, placeOf } = placed;
      const course = referring(run, placed)('course', codes.courses);
      if (!course) return null;
      const key = JSON.stringify([record.course, record.session, record.kind, record.onset]);
      if (seen.has(key)) problems.add(placeOf('kind'), 'the event is given twice: leave one of the two out.');
      seen.add(key);
      return {
        id: newId(),
        course_id: course.id,
        clinic_id: course.clinicId,
        session_number: record.session,
        kind: record.kind,
        grade: record.grade,
        onset: record.onset,
        resolved: record.resolved,
        serious: record.serious,
        description: record.description,
      };
    },
  );
  if (problems.count > 0 || rows === 0) return;
  const table = { table: 'adverse_event', gathered: 'import_adverse_event', columns };
  summary.add(csvFiles.adverseEvents.name, await upsert(database, organizationId, table));
}
