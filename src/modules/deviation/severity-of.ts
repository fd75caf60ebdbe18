import type { DeviationSeverity } from '../codes/deviation-severity.js';

/** How severe it is to lie so many tolerance units outside. */
export function severityOfExcess(units: number): DeviationSeverity {
  if (units < 0.5) return 'MINOR';
  return units < 1 ? 'MODERATE' : 'MAJOR';
}

/** How severe it is when a mixture is so far, 0 to 1, from what was asked for. */
export function severityOfMixture(distance: number): DeviationSeverity {
  if (distance < 0.2) return 'MINOR';
  return distance < 0.5 ? 'MODERATE' : 'MAJOR';
}
