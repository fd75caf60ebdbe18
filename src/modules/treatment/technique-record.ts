import type { DeliveryMode } from '../codes/delivery-mode.js';
import type { InjectionTechnique } from '../codes/injection-technique.js';
import { effectiveDepthMm } from './effective-depth.js';
import { numberOf, storedNumber } from '../../platform/database/stored-number.js';

/** A session's technique as it is stored: measurements as decimal texts. */
export interface StoredTechnique {
  readonly technique?: InjectionTechnique | null;
  readonly delivery?: DeliveryMode | null;
  readonly needleGauge?: number | null;
  readonly needleLengthMm?: string | null;
  readonly insertedLengthMm?: string | null;
  readonly angleDegrees?: string | null;
  readonly depthMm?: string | null;
  readonly spacingMm?: string | null;
  readonly injections?: number | null;
  readonly volumePerInjectionMl?: string | null;
  readonly totalVolumeMl?: string | null;
  readonly areaCm2?: string | null;
}

/** A session's technique as it is told: measurements as numbers. */
export type TechniqueRecord = Told & { readonly effectiveDepthMm: number | null };

/** What an input says of a technique; what it leaves out is undefined. */
export type TechniqueStatement = Partial<Told>;

type Told = {
  readonly [K in keyof StoredTechnique]-?: (K extends Measurement ? number : NonNullable<StoredTechnique[K]>) | null;
};

const measurements = [
  'needleLengthMm',
  'insertedLengthMm',
  'angleDegrees',
  'depthMm',
  'spacingMm',
  'volumePerInjectionMl',
  'totalVolumeMl',
  'areaCm2',
] as const;
type Measurement = (typeof measurements)[number];

const codesAndCounts = ['technique', 'delivery', 'needleGauge', 'injections'] as const;

/** What a session's row holds of its technique. */
export const techniqueColumns = [...codesAndCounts, ...measurements] as const;

/** The technique of a stored session in numbers, with the depth that follows from them. */
export function techniqueRecordOf(stored: StoredTechnique): TechniqueRecord {
  const told = Object.fromEntries([
    ...codesAndCounts.map((name) => [name, stored[name] ?? null]),
    ...measurements.map((name) => [name, numberOf(stored[name])]),
  ]) as Told;
  return { ...told, effectiveDepthMm: effectiveDepthMm(told.insertedLengthMm, told.angleDegrees) };
}

/** The technique to store: what the input states, and for what it leaves out, what was recorded before. */
export function techniqueToStore(
  stated: TechniqueStatement | null | undefined,
  before: StoredTechnique | null,
): Required<StoredTechnique> {
  const kept = stated === null ? null : before;
  return Object.fromEntries([
    ...codesAndCounts.map((name) => [name, stated?.[name] === undefined ? (kept?.[name] ?? null) : stated[name]]),
    ...measurements.map((name) => [
      name,
      stated?.[name] === undefined ? (kept?.[name] ?? null) : storedNumber(stated[name]),
    ]),
  ]) as Required<StoredTechnique>;
}
