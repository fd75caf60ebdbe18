import { z } from 'zod';
import { isCalendarDate } from '../../../platform/calendar-date.js';

/** A day of the calendar in a JSON document. */
export const dateText = z
  .string()
  .refine(isCalendarDate, 'must be a day of the calendar written YYYY-MM-DD, such as 2026-03-31')
  .meta({ format: 'date' });
