import { code, date, freeText, integer, openCode, yesOrNo } from '../cells.js';
import { csvFile, optional, optionalWith, required } from '../csv-file.js';

export const adverseEvents = csvFile(
  'adverse_events.csv',
  {
    course: required(code, 'Code of the course.'),
    session: optional(integer({ min: 1, max: 1000 }), 'Number of the session it followed.'),
    kind: required(openCode, 'What happened, such as ERYTHEMA.'),
    grade: required(integer({ min: 1, max: 5 }), 'Grade after CTCAE: 1 mild to 5 death.'),
    onset: required(date, 'Day on which it began.'),
    resolved: optional(date, 'Day on which it was over.'),
    serious: optionalWith(yesOrNo, false, 'Whether it was serious in the sense of ICH E2A.'),
    description: optional(freeText(), 'What happened, in words.'),
  },
  {
    title: 'Adverse events',
    key: ['course', 'session', 'kind', 'onset'],
    references: [{ columns: ['course'], file: 'courses.csv', keys: ['code'] }],
    rules: [
      {
        column: 'resolved',
        holds: ({ onset, resolved }) => resolved === null || onset <= resolved,
        sentence: 'must not lie before `onset`.',
      },
    ],
  },
);
