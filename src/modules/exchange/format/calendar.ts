import { isCalendarDate } from '../../../platform/calendar-date.js';

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const instantPattern =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?([Zz]|[+-](\d{2}):(\d{2}))$/;

/** When something happened: at an instant, or on a day of which the hour was not recorded. */
export type Moment =
  | { readonly kind: 'INSTANT'; /** RFC 3339 in UTC, to the millisecond. */ readonly at: string }
  | { readonly kind: 'DAY'; /** `YYYY-MM-DD`, at the clinic. */ readonly day: string };

/** The moment that an RFC 3339 text with offset, or a bare date, names; null when it names none. */
export function parseMoment(text: string): Moment | null {
  if (datePattern.test(text)) return isCalendarDate(text) ? { kind: 'DAY', day: text } : null;
  const [, day, hour, minute, second = '00', fraction = '', offset, offsetHour = '0', offsetMinute = '0'] =
    instantPattern.exec(text) ?? [];
  if (day === undefined || hour === undefined || minute === undefined || offset === undefined) return null;
  if (!isCalendarDate(day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (Number(offsetHour) > 15 || Number(offsetMinute) > 59) return null;
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const at = new Date(`${day}T${hour}:${minute}:${second}.${milliseconds}${offset.toUpperCase()}`);
  return { kind: 'INSTANT', at: at.toISOString() };
}

/** The cell that `parseMoment` reads back. */
export function formatMoment(moment: Moment): string {
  return moment.kind === 'DAY' ? moment.day : moment.at;
}
