import type { TechniqueParameter } from '../../codes/technique-parameter.js';
import type { TrainingSchool } from '../../codes/training-school.js';

/** The figures that the technique charts show: how each practitioner delivers one protocol. */
export interface TechniqueFiguresShown {
  readonly protocol: { readonly code: string; readonly name: string };
  /** What the protocol asks for; columns and strips stand in this order. */
  readonly parameters: readonly ParameterAsked[];
  /** Those without a code keep this order within their school: it must tell nothing about who they are. */
  readonly practitioners: readonly PractitionerFigures[];
}

export interface ParameterAsked {
  readonly parameter: TechniqueParameter;
  /** Target and tolerance in `unit`; null where the parameter is a set, or the protocol leaves it open. */
  readonly target: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** As printed behind a number: `mm`, `mL`, `°`, `G`; null where there is none. */
  readonly unit: string | null;
}

export interface PractitionerFigures {
  /** Null where the reader may not know who it is. */
  readonly code: string | null;
  readonly school: TrainingSchool | null;
  readonly courses: number;
  readonly sessions: number;
  /** Mean distance of the sessions, 0 as written to 1; null when nothing was recorded. */
  readonly distanceFromProtocol: number | null;
  readonly parameters: readonly ParameterFigures[];
  /** By month, in any order; months without sessions may be left out. */
  readonly drift: readonly DriftFigures[];
}

export interface ParameterFigures {
  readonly parameter: TechniqueParameter;
  /** Sessions in which it was recorded. */
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  /** Mean of the signed distances from the target, in units of the parameter's scale: above 0 is above the target. */
  readonly signedMean: number | null;
  /** Mean distance from the protocol, 0 to 1. */
  readonly fromProtocol: number | null;
}

export interface DriftFigures {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly courses: number;
  readonly distance: number | null;
}
