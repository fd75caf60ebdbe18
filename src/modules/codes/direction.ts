/** In which direction a measure is better for the patient. Each code with what it means. */
export const directions = {
  LOWER: 'A lower value is better, as with pain or a circumference.',
  HIGHER: 'A higher value is better, as with hair density or satisfaction.',
} as const satisfies Record<string, string>;

export type Direction = keyof typeof directions;
