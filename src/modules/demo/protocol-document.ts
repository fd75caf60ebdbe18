import type { KnownBodyArea } from '../codes/body-area.js';
import type { ConcentrationUnit } from '../codes/concentration-unit.js';
import type { CoursePhaseKind } from '../codes/course-phase-kind.js';
import type { DeliveryMode } from '../codes/delivery-mode.js';
import type { KnownIndication } from '../codes/indication.js';
import type { InjectionTechnique } from '../codes/injection-technique.js';
import type { VariationStatus } from '../codes/variation-status.js';
import type { MeasureCode } from './demo-measures.js';
import type { ProtocolCode } from './planted-effects.js';

/** A number that a protocol asks for, with what it tolerates. */
export interface Tolerated {
  readonly target: number;
  readonly min: number;
  readonly max: number;
  readonly scale?: number;
  readonly weight?: number;
}

interface AnyOf<Code extends string> {
  readonly anyOf: readonly Code[];
  readonly weight?: number;
}

/** The technique of a protocol version as `protocols.json` writes it. */
export interface TechniqueDocument {
  readonly techniques: AnyOf<InjectionTechnique>;
  readonly deliveries: AnyOf<DeliveryMode>;
  readonly areas: AnyOf<KnownBodyArea>;
  readonly needleGauge: Tolerated;
  readonly needleLengthMm: Tolerated;
  readonly depthMm: Tolerated;
  readonly angleDegrees: Tolerated;
  readonly spacingMm: Tolerated;
  readonly injections: Tolerated;
  readonly volumePerInjectionMl: Tolerated;
  readonly totalVolumeMl: Tolerated;
}

export interface CocktailDocument {
  readonly substances: readonly CocktailPart[];
  /** Other mixtures that follow the protocol as well. */
  readonly alternatives?: readonly (readonly CocktailPart[])[];
  readonly weight?: number;
}

/** One stretch of a course; without a number of sessions it goes on until it is ended. */
export interface PhaseDocument {
  readonly kind: CoursePhaseKind;
  readonly sessions?: Tolerated;
  readonly intervalDays: Tolerated;
}

export interface CocktailPart {
  readonly code: string;
  readonly volumeMl: number;
  /** Left out for a ready-made mixture. */
  readonly strength?: number;
  readonly strengthUnit?: ConcentrationUnit;
}

export interface ProtocolVersionDocument {
  readonly version: number;
  readonly publishedOn: string;
  readonly summaryOfChanges: string;
  readonly sessions: number;
  readonly intervalDays: number;
  readonly maintenanceIntervalDays?: number;
  readonly phases?: readonly PhaseDocument[];
  readonly technique: TechniqueDocument;
  readonly cocktail: CocktailDocument;
  readonly assessments: readonly { readonly measure: MeasureCode; readonly timepoints: readonly string[] }[];
}

/** A protocol as `protocols.json` writes it. */
export interface ProtocolDocument {
  readonly code: ProtocolCode;
  readonly name: string;
  readonly indication: KnownIndication;
  readonly versions: readonly ProtocolVersionDocument[];
}

/** A practitioner's variation as `variations.json` writes it: only what differs from the protocol's version. */
export interface VariationDocument {
  readonly practitioner: string;
  readonly protocol: ProtocolCode;
  readonly version: number;
  readonly status: VariationStatus;
  readonly proposedOn: string;
  readonly rationale: string;
  readonly technique?: Partial<TechniqueDocument>;
  readonly cocktail?: CocktailDocument;
}
