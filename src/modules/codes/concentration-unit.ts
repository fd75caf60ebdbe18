/** Units in which the strength of a substance is stated. Each code with what it means. */
export const concentrationUnits = {
  MG_PER_ML: 'Milligrams in a millilitre.',
  UG_PER_ML: 'Micrograms in a millilitre.',
  PERCENT: 'Grams in 100 millilitres: 1 % is 10 mg in a millilitre.',
  IU_PER_ML: 'International units in a millilitre.',
  MMOL_PER_L: 'Millimoles in a litre.',
  MG_PER_VIAL: 'Milligrams in the whole vial, to be dissolved.',
  MG_PER_G: 'Milligrams in a gram.',
} as const satisfies Record<string, string>;

export type ConcentrationUnit = keyof typeof concentrationUnits;
