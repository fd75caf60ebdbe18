import { numberOf } from '../../platform/database/stored-number.js';
import type { DeliveredTechnique, MixedSubstance } from '../deviation/delivered-technique.js';
import type { StoredTechnique } from './technique-record.js';

/** What a stored session delivered, in numbers. */
export function deliveredTechniqueOf(
  stored: StoredTechnique,
  areas: readonly string[],
  cocktail: readonly MixedSubstance[],
): DeliveredTechnique {
  return {
    technique: stored.technique ?? null,
    delivery: stored.delivery ?? null,
    areas,
    cocktail,
    needleGauge: stored.needleGauge ?? null,
    needleLengthMm: numberOf(stored.needleLengthMm),
    depthMm: numberOf(stored.depthMm),
    angleDegrees: numberOf(stored.angleDegrees),
    spacingMm: numberOf(stored.spacingMm),
    injections: stored.injections ?? null,
    volumePerInjectionMl: numberOf(stored.volumePerInjectionMl),
    totalVolumeMl: numberOf(stored.totalVolumeMl),
  };
}
