/** How far a session departs from its protocol in one parameter. Each code with what it means. */
export const deviationSeverities = {
  MINOR: 'Less than half a tolerance unit outside; of a mixture, less than a fifth of it.',
  MODERATE: 'Less than a whole tolerance unit outside; of a mixture, less than half of it.',
  MAJOR:
    'A whole tolerance unit outside or more, half of a mixture or more, or a code that the protocol does not name.',
} as const satisfies Record<string, string>;

export type DeviationSeverity = keyof typeof deviationSeverities;
