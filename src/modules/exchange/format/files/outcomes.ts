import { assessorRoles } from '../../../codes/assessor-role.js';
import { code, decimal, moment, oneOf, timepoint, yesOrNo } from '../cells.js';
import { csvFile, optional, required } from '../csv-file.js';

export const outcomes = csvFile(
  'outcomes.csv',
  {
    course: required(code, 'Code of the course.'),
    measure: required(code, 'Code of the measure.'),
    timepoint: required(timepoint, 'When it was due: baseline, session-4, end or week-12.'),
    value: required(decimal(), 'The value, in the unit of the measure.'),
    assessedAt: optional(moment, "When it was assessed; a bare date means noon in the clinic's time zone."),
    assessor: optional(oneOf(assessorRoles), 'Who assessed it.'),
    blinded: optional(yesOrNo, 'Whether the assessor did not know the treatment.'),
  },
  {
    title: 'Outcomes: what came of it',
    key: ['course', 'measure', 'timepoint'],
    references: [
      { columns: ['course'], file: 'courses.csv', keys: ['code'] },
      { columns: ['measure'], file: 'measures.csv', keys: ['code'] },
    ],
  },
);
