import type { Profession } from '../codes/profession.js';
import type { RegistrationBody } from '../registration-body/registration-body.js';
import { nextRecheck } from '../registration-body/renewal.js';

/** How many days before a check expires the next one is due: a program needs one, people need two weeks. */
const LEAD_DAYS = { lookup: 1, record: 14 } as const;

/** How long a check that verified a registration counts. Days, `YYYY-MM-DD`. */
export interface CheckTerm {
  /** The last day on which it counts. */
  readonly until: string;
  /** The day on which to check again. */
  readonly nextCheckOn: string;
}

/**
 * Until when a check counts and when the next is due: the limit of age, or the end of the days after a renewal, or the end
 * of the registration's own period, whichever comes first.
 */
export function termOf(
  body: RegistrationBody,
  checked: {
    readonly on: string;
    readonly byLookup: boolean;
    readonly validUntil: string | null;
    readonly profession: Profession | null;
  },
  validDays: number,
): CheckTerm {
  const aged = dayAfter(checked.on, validDays);
  const renewal = nextRecheck(body, checked.on, checked.profession);
  const until = [aged, renewal?.until, checked.validUntil].filter((day) => day != null).toSorted()[0]!;
  const lead = checked.byLookup ? LEAD_DAYS.lookup : LEAD_DAYS.record;
  const early = [dayAfter(until, -lead), renewal?.from].filter((day) => day != null).toSorted()[0]!;
  const soonest = dayAfter(checked.on, 1);
  return { until, nextCheckOn: early < soonest ? soonest : early };
}

export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
