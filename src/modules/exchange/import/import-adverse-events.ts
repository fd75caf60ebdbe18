import { v7 } from 'uuid';
import { csvFiles } from '../format/csv-files.js';
import { referring } from './import-file.js';
import type { ImportRun } from './import-run.js';
import { inBatches } from './record-batches.js';
import { upsert } from './upsert.js';

/** Imports `adverse_events.csv`. */
export async function importAdverseEvents(run: ImportRun): Promise<void> {
  const { database, organizationId, problems, codes, summary } = run;
  const file = csvFiles.adverseEvents.name;
  const seen = new Set<string>();
  for await (const batch of inBatches(run.reader.records('adverseEvents', problems))) {
    const rows: Readonly<Record<string, unknown>>[] = [];
    for (const placed of batch) {
      const { record, placeOf } = placed;
      const course = referring(run, placed)('course', codes.courses);
      if (!course) continue;
      const key = JSON.stringify([record.course, record.session, record.kind, record.onset]);
      if (seen.has(key)) problems.add(placeOf('kind'), 'the event is given twice: leave one of the two out.');
      seen.add(key);
      rows.push({
        id: v7(),
        course_id: course.id,
        clinic_id: course.clinicId,
        session_number: record.session,
        kind: record.kind,
        grade: record.grade,
        onset: record.onset,
        resolved: record.resolved,
        serious: record.serious,
        description: record.description,
      });
    }
    if (problems.count > 0) continue;
    summary.add(file, await upsert(database, organizationId, 'adverse_event', adverseEventColumns, rows));
  }
}

const adverseEventColumns = [
  { name: 'course_id', type: 'uuid', isKey: true },
  { name: 'kind', type: 'text', isKey: true },
  { name: 'onset', type: 'date', isKey: true },
  { name: 'session_number', type: 'integer', isKey: true },
  { name: 'clinic_id', type: 'uuid' },
  { name: 'grade', type: 'integer' },
  { name: 'resolved', type: 'date' },
  { name: 'serious', type: 'boolean' },
  { name: 'description', type: 'text' },
] as const;
