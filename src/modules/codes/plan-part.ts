/** What of the plan of a course differs between two protocol versions. Each code with what it means. */
export const planParts = {
  SESSIONS: 'The sessions of the induction.',
  INTERVAL_DAYS: 'The days from one session of the induction to the next.',
  MAINTENANCE_INTERVAL_DAYS: 'The days between maintenance sessions.',
  PHASES: 'The phases of the course, where one of the versions states them.',
  ASSESSMENT: 'The times at which one measure is due.',
} as const satisfies Record<string, string>;

export type PlanPart = keyof typeof planParts;
