/** What comparisons can be adjusted for: only what was known at the start of the course. */
export const covariates = {
  BASELINE: "The measure's value before the start.",
  AGE: 'Completed years at the start of the course.',
  SEX: 'Administrative sex, as indicators against FEMALE.',
  BMI: 'Body mass index at the start, in kg/m².',
  PHOTOTYPE: 'Fitzpatrick phototype, I to VI, as the numbers 1 to 6.',
  FAT_TYPE: 'Soft or firm fat, as indicators.',
  PRIOR_LIPOSUCTION: 'Whether the area had liposuction before.',
  PREDISPOSITION: 'Whether the patient is predisposed, as recorded at the start.',
  PRIOR_COURSES: 'How many courses came before.',
  INDICATION: 'The indication of the protocol, as indicators.',
  PROTOCOL_VERSION: 'The protocol version, as indicators.',
  QUARTER: 'The quarter in which the course began, as indicators.',
} as const;

export type Covariate = keyof typeof covariates;

/** Covariates that enter as indicators of their categories, with the category that the others are read against. */
const categorical: Partial<Record<Covariate, { readonly reference?: string }>> = {
  SEX: { reference: 'FEMALE' },
  FAT_TYPE: {},
  INDICATION: {},
  PROTOCOL_VERSION: {},
  QUARTER: {},
};

export function isCategorical(covariate: Covariate): boolean {
  return covariate in categorical;
}

/** The wished reference category, where there is one. */
export function referenceOf(covariate: Covariate): string | undefined {
  return categorical[covariate]?.reference;
}
