import type { TechniqueParameter } from '../codes/technique-parameter.js';
import type { NumericParameter } from '../protocol/spec-document.js';

/** The parameters that are numbers, each with its name in records and its unit as it is written behind a number. */
export const measuredParameters = [
  { parameter: 'NEEDLE_GAUGE', name: 'needleGauge', unit: ' G' },
  { parameter: 'NEEDLE_LENGTH_MM', name: 'needleLengthMm', unit: ' mm' },
  { parameter: 'DEPTH_MM', name: 'depthMm', unit: ' mm' },
  { parameter: 'ANGLE_DEGREES', name: 'angleDegrees', unit: '°' },
  { parameter: 'SPACING_MM', name: 'spacingMm', unit: ' mm' },
  { parameter: 'INJECTIONS', name: 'injections', unit: '' },
  { parameter: 'VOLUME_PER_INJECTION_ML', name: 'volumePerInjectionMl', unit: ' mL' },
  { parameter: 'TOTAL_VOLUME_ML', name: 'totalVolumeMl', unit: ' mL' },
] as const satisfies readonly {
  readonly parameter: TechniqueParameter;
  readonly name: NumericParameter;
  readonly unit: string;
}[];
