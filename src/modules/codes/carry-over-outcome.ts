/** What becomes of a variation's override under another version of its protocol. Each code with what it means. */
export const carryOverOutcomes = {
  CARRIES_OVER: 'The new version asks for the same as the old one, so the override makes sense as it did.',
  FALLS_AWAY: 'The new version asks for what the variation wanted: nothing is left to override.',
  CONFLICT: 'The new version asks for something else again: somebody has to decide.',
} as const satisfies Record<string, string>;

export type CarryOverOutcome = keyof typeof carryOverOutcomes;
