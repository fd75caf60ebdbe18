import type { TechniqueParameter } from '../../codes/technique-parameter.js';
import type { TrainingSchool } from '../../codes/training-school.js';

/** How a chart writes each parameter above its column. Units stand with the figures. */
export const parameterNames: Readonly<Record<TechniqueParameter, string>> = {
  TECHNIQUE: 'Injection technique',
  DELIVERY: 'Delivery',
  AREA: 'Body area',
  NEEDLE_GAUGE: 'Needle gauge',
  NEEDLE_LENGTH_MM: 'Needle length',
  DEPTH_MM: 'Depth',
  ANGLE_DEGREES: 'Angle',
  SPACING_MM: 'Spacing',
  INJECTIONS: 'Injections',
  VOLUME_PER_INJECTION_ML: 'Volume per injection',
  TOTAL_VOLUME_ML: 'Total volume',
  COCKTAIL: 'Cocktail',
};

/** Schools in the order in which charts group practitioners. */
export const schoolNames: Readonly<Record<TrainingSchool, string>> = {
  FRENCH: 'French school',
  ITALIAN: 'Italian school',
  NORTH_AMERICAN: 'North American practice',
  SOUTH_AMERICAN: 'South American practice',
  OTHER: 'Other schools',
};

export const schoolUnknown = 'School not recorded';

/** All groups that a chart can have, in its order. */
export const schoolGroups: readonly string[] = [...Object.values(schoolNames), schoolUnknown];

export function schoolName(school: TrainingSchool | null): string {
  return school === null ? schoolUnknown : schoolNames[school];
}
