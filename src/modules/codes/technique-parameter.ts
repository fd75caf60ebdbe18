/** What of a session's technique a protocol can ask for and a practitioner can vary. Each code with what it means. */
export const techniqueParameters = {
  TECHNIQUE: 'The injection technique.',
  DELIVERY: 'By which means the needle is driven: hand, injector or gun.',
  AREA: 'The area of the body.',
  NEEDLE_GAUGE: 'The gauge of the needle: a higher number is a thinner needle.',
  NEEDLE_LENGTH_MM: 'The length of the needle, in mm.',
  DEPTH_MM: 'The depth below the skin at which the product is left, in mm.',
  ANGLE_DEGREES: 'The angle between needle and skin, in degrees.',
  SPACING_MM: 'The distance between neighbouring points, in mm.',
  INJECTIONS: 'How many injections a session has.',
  VOLUME_PER_INJECTION_ML: 'The volume of one injection, in mL.',
  TOTAL_VOLUME_ML: 'The volume of the whole session, in mL.',
  COCKTAIL: 'Which substances are mixed, and how much of each where that is stated.',
} as const satisfies Record<string, string>;

export type TechniqueParameter = keyof typeof techniqueParameters;
