import type { InjectionTechnique } from '../codes/injection-technique.js';
import { withoutBinaryNoise } from '../protocol/amount.js';
import { depthBands, type DepthBand } from './depth-bands.js';
import type { TechniqueRecord } from './technique-record.js';

/** What in a record of a technique does not fit together. */
export const techniqueWarningCodes = {
  EFFECTIVE_DEPTH_OUTSIDE_BAND:
    'The depth that follows from inserted length and angle lies outside what the technique claims.',
  RECORDED_DEPTH_OUTSIDE_BAND: 'The recorded depth lies outside what the technique claims.',
  RECORDED_DEPTH_EXCEEDS_NEEDLE: 'The recorded depth is greater than the needle is long.',
  VOLUME_MISMATCH: 'Injections times their volume differ from the total volume by more than 20 %.',
  GRID_MISMATCH: 'Injections differ by more than 20 % from what area and spacing give.',
} as const satisfies Record<string, string>;

export type TechniqueWarningCode = keyof typeof techniqueWarningCodes;

/** One thing in a record that does not fit together. */
export interface TechniqueWarning {
  readonly code: TechniqueWarningCode;
  readonly message: string;
}

/** Of a fifth: nappage spills part of the drops, and a grid has an edge. */
const TOLERANCE = 0.2;

/** Techniques that cover an area with single points; others follow lines, or points that hurt. */
const gridTechniques: readonly InjectionTechnique[] = ['LIPOLYSIS_GRID', 'POINT_BY_POINT'];

/**
 * What in a record of a technique does not fit together. What was not recorded gives no warning. A technique's name does
 * not tell the depth: over 70 % of injections published as dermal had landed in fat (Micheels & Goodman 2018, J. Drugs
 * Dermatol. 17:89).
 */
export function techniqueWarnings(record: TechniqueRecord): readonly TechniqueWarning[] {
  return [...depthWarnings(record), ...volumeWarnings(record), ...gridWarnings(record)];
}

function depthWarnings({
  technique,
  effectiveDepthMm,
  depthMm,
  needleLengthMm,
}: TechniqueRecord): readonly TechniqueWarning[] {
  const warnings: TechniqueWarning[] = [];
  const band = technique === null ? undefined : depthBands[technique];
  if (band && effectiveDepthMm !== null && isOutside(band, effectiveDepthMm)) {
    warnings.push({
      code: 'EFFECTIVE_DEPTH_OUTSIDE_BAND',
      message: `Inserted length and angle give ${effectiveDepthMm.toFixed(2)} mm, and ${technique} claims ${bandWords(band)}: look at length, angle and technique.`,
    });
  }
  if (band && depthMm !== null && isOutside(band, depthMm)) {
    warnings.push({
      code: 'RECORDED_DEPTH_OUTSIDE_BAND',
      message: `The recorded depth is ${depthMm} mm, and ${technique} claims ${bandWords(band)}: look at depth and technique.`,
    });
  }
  if (depthMm !== null && needleLengthMm !== null && depthMm > needleLengthMm) {
    warnings.push({
      code: 'RECORDED_DEPTH_EXCEEDS_NEEDLE',
      message: `The recorded depth of ${depthMm} mm is greater than the needle's ${needleLengthMm} mm: one of the two is wrong.`,
    });
  }
  return warnings;
}

function volumeWarnings({
  injections,
  volumePerInjectionMl,
  totalVolumeMl,
}: TechniqueRecord): readonly TechniqueWarning[] {
  if (injections === null || volumePerInjectionMl === null || totalVolumeMl === null) return [];
  const product = withoutBinaryNoise(injections * volumePerInjectionMl);
  if (isNear(product, totalVolumeMl)) return [];
  const message = `${injections} injections of ${volumePerInjectionMl} mL give ${product} mL, and ${totalVolumeMl} mL were recorded: look at the three.`;
  return [{ code: 'VOLUME_MISMATCH', message }];
}

/** 50 points on a grid of 1 cm cover 50 cm². */
function gridWarnings({ technique, injections, areaCm2, spacingMm }: TechniqueRecord): readonly TechniqueWarning[] {
  if (technique === null || !gridTechniques.includes(technique)) return [];
  // Without a distance between points no grid gives their number.
  if (injections === null || areaCm2 === null || spacingMm === null || spacingMm === 0) return [];
  const expected = withoutBinaryNoise((areaCm2 * 100) / spacingMm ** 2);
  if (isNear(injections, expected)) return [];
  const message = `A grid of ${spacingMm} mm over ${areaCm2} cm² has about ${Math.round(expected)} points, and ${injections} injections were recorded: look at the three.`;
  return [{ code: 'GRID_MISMATCH', message }];
}

function isNear(value: number, expected: number): boolean {
  return withoutBinaryNoise(Math.abs(value - expected)) <= withoutBinaryNoise(TOLERANCE * expected);
}

function isOutside({ minMm, maxMm }: DepthBand, depth: number): boolean {
  return depth > maxMm || (minMm !== null && depth < minMm);
}

function bandWords({ minMm, maxMm }: DepthBand): string {
  return minMm === null ? `up to ${maxMm} mm` : `${minMm} to ${maxMm} mm`;
}
