/** A session of a practitioner, and whether it has an undeclared major deviation. */
export interface JudgedSession {
  readonly id: string;
  readonly isUndeclared: boolean;
}

/** When a practitioner has left a protocol: so many undeclared major deviations in so many of the last sessions. */
export interface AlertRule {
  readonly deviations: number;
  readonly sessions: number;
}

/** How a practitioner stands to a protocol after a session. */
export interface Departure {
  /** Sessions with an undeclared major deviation among the last ones. */
  readonly undeclared: number;
  /** How many sessions were looked at: those that the rule names, or fewer when there are no more. */
  readonly sessions: number;
  readonly hasLeft: boolean;
  /** The same without the session. */
  readonly hadLeft: boolean;
}

/** Looks at the last sessions, the newest first; one more than the rule names, so that it can be told how it stood before. */
export function countDepartures(last: readonly JudgedSession[], sessionId: string, rule: AlertRule): Departure {
  const now = last.slice(0, rule.sessions);
  const before = last.filter(({ id }) => id !== sessionId).slice(0, rule.sessions);
  const undeclared = undeclaredIn(now);
  return {
    undeclared,
    sessions: now.length,
    hasLeft: undeclared >= rule.deviations,
    hadLeft: undeclaredIn(before) >= rule.deviations,
  };
}

function undeclaredIn(sessions: readonly JudgedSession[]): number {
  return sessions.filter(({ isUndeclared }) => isUndeclared).length;
}
