/** Units in which the numbers of a technique may be stated. Each code with what it means. */
export const techniqueUnits = {
  UM: 'Micrometres: 1,000 make a millimetre.',
  MM: 'Millimetres, in which lengths are kept.',
  CM: 'Centimetres: one is 10 mm.',
  INCH: 'Inches: one is exactly 25.4 mm.',
  UL: 'Microlitres: 1,000 make a millilitre.',
  ML: 'Millilitres, in which volumes are kept.',
  DEGREE: 'Degrees of an angle.',
} as const satisfies Record<string, string>;

export type TechniqueUnit = keyof typeof techniqueUnits;
