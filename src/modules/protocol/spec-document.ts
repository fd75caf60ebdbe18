import type { ConcentrationUnit } from '../codes/concentration-unit.js';
import type { CoursePhaseKind } from '../codes/course-phase-kind.js';
import type { DeliveryMode } from '../codes/delivery-mode.js';
import type { InjectionTechnique } from '../codes/injection-technique.js';

/** A number that a protocol asks for, with the range inside which a session still follows it. */
export interface ToleratedNumberDocument {
  readonly target: number;
  readonly min: number;
  readonly max: number;
  readonly scale?: number;
  readonly weight?: number;
}

/** Codes of which any follows the protocol. */
export interface AnyOfDocument<C extends string> {
  readonly anyOf: readonly C[];
  readonly weight?: number;
}

/** The numbers of a technique, in the order in which people read them. */
export const numericParameters = [
  'needleGauge',
  'needleLengthMm',
  'depthMm',
  'angleDegrees',
  'spacingMm',
  'injections',
  'volumePerInjectionMl',
  'totalVolumeMl',
] as const;

export type NumericParameter = (typeof numericParameters)[number];

/**
 * How a treatment is injected, as it is stored and exchanged. What is left out is free. A variation holds only what it
 * overrides, in the same shape.
 */
export type TechniqueDocument = {
  readonly techniques?: AnyOfDocument<InjectionTechnique>;
  readonly deliveries?: AnyOfDocument<DeliveryMode>;
  readonly areas?: AnyOfDocument<string>;
} & { readonly [P in NumericParameter]?: ToleratedNumberDocument };

/** One substance of a cocktail, as it is stored and exchanged. */
export interface CocktailSubstanceDocument {
  readonly code: string;
  readonly volumeMl?: number;
  readonly strength?: number;
  readonly strengthUnit?: ConcentrationUnit;
  readonly vehicle?: string;
}

/** What is mixed, as it is stored and exchanged; free when no substance is listed. */
export interface CocktailDocument {
  readonly substances: readonly CocktailSubstanceDocument[];
  /** Other mixtures that follow the protocol as well as the first. */
  readonly alternatives?: readonly (readonly CocktailSubstanceDocument[])[];
  /** The distance, 0 to 1, up to which a mixture still follows the protocol; 0 when left out. */
  readonly tolerance?: number;
  readonly weight?: number;
}

/** A whole number that is aimed at, with the range inside which a course still follows the protocol. */
export interface ToleratedCountDocument {
  readonly target: number;
  readonly min: number;
  readonly max: number;
}

/** One stretch of a course, as it is stored and exchanged. */
export interface CoursePhaseDocument {
  readonly kind: CoursePhaseKind;
  /** Left out for a stretch that goes on until it is ended. */
  readonly sessions?: ToleratedCountDocument;
  readonly intervalDays: ToleratedCountDocument;
}

/** Which measure is due when, as it is stored and exchanged. */
export interface PlannedAssessmentDocument {
  readonly measure: string;
  readonly timepoints: readonly string[];
}
