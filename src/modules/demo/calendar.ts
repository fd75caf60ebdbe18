const dayInMs = 86_400_000;

/** The day that lies so many days after another; days are `YYYY-MM-DD`, in no time zone. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayInMs).toISOString().slice(0, 10);
}

/** How many days `later` lies after `earlier`; negative when it lies before. */
export function daysBetween(earlier: string, later: string): number {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / dayInMs);
}

/** The day itself, or the Monday after it when it falls on a weekend. */
export function nextWorkday(day: string): string {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day;
}

/** The default end of the demo chain's records. Dates below are given as they are then. */
export const defaultAsOf = '2026-06-30';

/** Moves a date that is stated for the default end of the records, so that it keeps its distance from another end. */
export function shiftedTo(asOf: string): (day: string) => string {
  const shift = daysBetween(defaultAsOf, asOf);
  return shift === 0 ? (day) => day : (day) => addDays(day, shift);
}
