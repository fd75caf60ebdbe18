import type { Profession } from '../codes/profession.js';
import type { RegistrationBody } from './registration-body.js';

/** A day of every year. Never 29 February. */
export interface YearDay {
  readonly month: number;
  readonly day: number;
}

/** A year of registration that is the same for everybody, or for everybody of some professions. */
export interface Renewal {
  /** Whom it concerns; null for all. */
  readonly professions: readonly Profession[] | null;
  /** The last day of the year. */
  readonly yearEndsOn: YearDay;
  /** When it pays to look again: what was not renewed shows soon after, and again when the days of grace are over. */
  readonly recheckFrom: readonly YearDay[];
}

/** How many days a recheck may take, so that a chain's practitioners need not all be checked on one day. */
const recheckDays = 15;

/** When registrations fall due next, and when to look afterwards. Calendar dates, first and last day. */
export interface NextRenewal {
  readonly yearEndsOn: string;
  readonly recheckFrom: string;
  readonly recheckUntil: string;
}

/**
 * The first end of a year of registration on or after a day, or null where the body has no such day for all. Without a
 * profession, and for one that the body does not tell apart, the earliest that may concern them.
 */
export function nextRenewal(
  body: RegistrationBody,
  onOrAfter: string,
  profession?: Profession | null,
): NextRenewal | null {
  const all = concerning(body, profession).map(({ yearEndsOn, recheckFrom }) => {
    const end = firstFrom(onOrAfter, yearEndsOn);
    const from = earliest(recheckFrom.map((day) => firstFrom(dayAfter(end, 1), day)));
    return { yearEndsOn: end, recheckFrom: from, recheckUntil: dayAfter(from, recheckDays - 1) };
  });
  return all.toSorted((a, b) => (a.yearEndsOn < b.yearEndsOn ? -1 : 1))[0] ?? null;
}

/**
 * The first days after a check on which the body's renewals ask for another one, or null where they never do. A check on
 * the first of these days counts as done; one on the day before does not.
 */
export function nextRecheck(
  body: RegistrationBody,
  checkedOn: string,
  profession?: Profession | null,
): { readonly from: string; readonly until: string } | null {
  const days = concerning(body, profession).flatMap(({ recheckFrom }) => recheckFrom);
  if (days.length === 0) return null;
  const from = earliest(days.map((day) => firstFrom(dayAfter(checkedOn, 1), day)));
  return { from, until: dayAfter(from, recheckDays - 1) };
}

function concerning({ renewals }: RegistrationBody, profession: Profession | null | undefined): readonly Renewal[] {
  const own = renewals.filter(({ professions }) => !profession || !professions || professions.includes(profession));
  return own.length > 0 ? own : renewals;
}

/** The first time that a day of the year comes, on a calendar date or after it. */
function firstFrom(date: string, { month, day }: YearDay): string {
  const year = Number(date.slice(0, 4));
  const thisYear = dateOf(year, month, day);
  return thisYear >= date ? thisYear : dateOf(year + 1, month, day);
}

function dayAfter(date: string, days: number): string {
  return dateOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)) + days);
}

function dateOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

function earliest(dates: readonly string[]): string {
  return dates.toSorted()[0]!;
}
