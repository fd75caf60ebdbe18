/** Where a practitioner learnt mesotherapy: a label for grouping, because technique follows training; never a rule. */
export const trainingSchools = {
  FRENCH: 'French school (Pistor, 1952): small amounts, several drugs in one syringe, superficial and point by point.',
  ITALIAN: 'Italian school: intradermal only, documented indication, mostly a single drug, weekly.',
  NORTH_AMERICAN: 'North American practice: mostly aesthetic, larger volumes and stronger agents.',
  SOUTH_AMERICAN: 'South American practice: phosphatidylcholine from Brazil, larger volumes, enzymes.',
  OTHER: 'Another school, or several.',
} as const satisfies Record<string, string>;

export type TrainingSchool = keyof typeof trainingSchools;
