import { courseStatuses, type CourseStatus } from '../../../codes/course-status.js';
import { fatTypes } from '../../../codes/fat-type.js';
import { code, date, decimal, integer, oneOf, yesOrNo } from '../cells.js';
import { csvFile, optional, required, type RecordOf } from '../csv-file.js';

export const courses = csvFile(
  'courses.csv',
  {
    code: required(code, "The chain's own code for the course of treatment."),
    patient: required(code, 'Reference of the patient.'),
    clinic: required(code, 'Code of the clinic.'),
    practitioner: required(code, 'Code of the practitioner who leads the course.'),
    protocol: required(code, 'Code of the protocol.'),
    version: required(integer({ min: 1 }), 'Number of the version of the protocol.'),
    startedOn: required(date, 'Day of the start.'),
    endedOn: optional(date, 'Day of the end.'),
    status: optional(
      oneOf(courseStatuses),
      'Where the course stands; COMPLETED when empty and `ended_on` is filled, else IN_PROGRESS.',
    ),
    plannedSessions: optional(integer({ min: 1, max: 1000 }), 'Sessions planned; those of the protocol when empty.'),
    bmi: optional(decimal({ above: 0, max: 200 }), 'Body mass index at the start, kg/m².'),
    phototype: optional(integer({ min: 1, max: 6 }), 'Phototype after Fitzpatrick, 1 to 6.'),
    fatType: optional(oneOf(fatTypes), 'The feel of the treated fat.'),
    priorLiposuction: optional(yesOrNo, 'Whether the area had liposuction before.'),
    predisposition: optional(yesOrNo, 'Whether there is a predisposition, such as in the family.'),
    priorCourses: optional(integer({ min: 0, max: 1000 }), 'Courses of mesotherapy before this one.'),
    exercisePerWeek: optional(integer({ min: 0, max: 100 }), 'Times of exercise a week.'),
    dietFollowed: optional(yesOrNo, 'Whether a diet is followed.'),
    waterLitresPerDay: optional(decimal({ min: 0, max: 50 }), 'Litres of water drunk a day.'),
  },
  {
    title: 'Courses of treatment, with what was known at their start',
    key: ['code'],
    references: [
      { columns: ['patient'], file: 'patients.csv', keys: ['reference'] },
      { columns: ['clinic'], file: 'clinics.csv', keys: ['code'] },
      { columns: ['practitioner'], file: 'practitioners.csv', keys: ['code'] },
    ],
    rules: [
      {
        column: 'endedOn',
        holds: ({ startedOn, endedOn }) => endedOn === null || startedOn <= endedOn,
        sentence: 'must not lie before `started_on`.',
      },
    ],
  },
);

export type CourseRecord = RecordOf<typeof courses.columns>;

/** Where a course stands: as recorded, or as its end tells when the cell is empty. */
export function courseStatusOf({ status, endedOn }: Pick<CourseRecord, 'status' | 'endedOn'>): CourseStatus {
  return status ?? (endedOn === null ? 'IN_PROGRESS' : 'COMPLETED');
}
