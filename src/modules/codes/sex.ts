/** Sex as the record states it; a covariate of comparisons. Each code with what it means. */
export const sexes = {
  FEMALE: 'Recorded as female.',
  MALE: 'Recorded as male.',
  OTHER: 'Recorded as neither female nor male.',
  UNKNOWN: 'Not recorded.',
} as const satisfies Record<string, string>;

export type Sex = keyof typeof sexes;
