import type { UserError } from '../../platform/errors.js';
import { outsideLimits, type Limits } from './limits.js';

/** What can be meant at all. Wide on purpose: unusual is recorded, only slips of the pen are refused. */
const baselineLimits: Limits = {
  bmi: [1, 200, 'A body mass index lies between 1 and 200 kg/m².'],
  phototype: [1, 6, 'A phototype is a number from 1 to 6.'],
  priorCourses: [0, 1000, 'Prior courses are a count.'],
  exercisePerWeek: [0, 100, 'Exercise is how many times a week.'],
  waterLitresPerDay: [0, 50, 'Water lies between 0 and 50 litres a day.'],
};

const courseLimits: Limits = { plannedSessions: [1, 1000, 'A course has between 1 and 1000 sessions.'] };

/** The fields of a new course that hold numbers which cannot be meant. */
export function courseOutsideLimits({
  baseline,
  ...course
}: {
  readonly plannedSessions?: number | null;
  readonly baseline?: object | null;
}): readonly UserError[] {
  return [...outsideLimits(courseLimits, course, []), ...outsideLimits(baselineLimits, baseline ?? {}, ['baseline'])];
}
