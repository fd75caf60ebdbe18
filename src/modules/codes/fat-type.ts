/** The feel of the treated fat, a covariate of fat and cellulite courses. Each code with what it means. */
export const fatTypes = {
  SOFT: 'Soft or flaccid fat.',
  FIRM: 'Firm or compact fat.',
  MIXED: 'Both, by area.',
} as const satisfies Record<string, string>;

export type FatType = keyof typeof fatTypes;
