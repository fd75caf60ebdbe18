import { deliveryModes } from '../../../codes/delivery-mode.js';
import { injectionTechniques } from '../../../codes/injection-technique.js';
import { code, decimal, freeText, integer, listOf, moment, oneOf, openCode } from '../cells.js';
import { csvFile, optional, optionalWith, required } from '../csv-file.js';

// Limits refuse what cannot have happened, not what should not have: a record is kept whatever was done.
export const sessions = csvFile(
  'sessions.csv',
  {
    course: required(code, 'Code of the course.'),
    number: required(integer({ min: 1, max: 1000 }), 'Which session of the course, from 1.'),
    performedAt: required(moment, "When it was done; a bare date means noon in the clinic's time zone."),
    practitioner: optional(code, "Code of the practitioner; the course's when empty."),
    technique: optional(oneOf(injectionTechniques), 'Injection technique.'),
    delivery: optional(oneOf(deliveryModes), 'How the needle was driven.'),
    areas: optionalWith(listOf(openCode), [], 'Areas of the body, separated by `|`.'),
    needleGauge: optional(integer({ min: 10, max: 40 }), 'Gauge of the needle.'),
    needleLengthMm: optional(decimal({ min: 0, max: 200 }), 'Length of the needle, mm.'),
    insertedLengthMm: optional(decimal({ min: 0, max: 200 }), 'How much of the needle went in, mm.'),
    angleDegrees: optional(decimal({ min: 0, max: 90 }), 'Angle between needle and skin, degrees.'),
    depthMm: optional(decimal({ min: 0, max: 200 }), 'Depth below the skin, mm.'),
    spacingMm: optional(decimal({ min: 0, max: 1000 }), 'Distance between points, mm.'),
    injections: optional(integer({ min: 0, max: 100_000 }), 'How many injections.'),
    volumePerInjectionMl: optional(decimal({ min: 0, max: 1000 }), 'Volume of one injection, mL.'),
    totalVolumeMl: optional(decimal({ min: 0, max: 10_000 }), 'Volume of the session, mL.'),
    areaCm2: optional(decimal({ min: 0, max: 100_000 }), 'Treated area, cm².'),
    cocktail: optionalWith(listOf(code), [], 'Codes of the substances mixed, separated by `|`.'),
    room: optional(freeText(200), 'The room.'),
    notes: optional(freeText(), 'Notes.'),
  },
  {
    title: 'Sessions: what was delivered',
    key: ['course', 'number'],
    references: [
      { columns: ['course'], file: 'courses.csv', keys: ['code'] },
      { columns: ['practitioner'], file: 'practitioners.csv', keys: ['code'] },
    ],
  },
);
