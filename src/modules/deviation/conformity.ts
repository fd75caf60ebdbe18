import type { DeviationSeverity } from '../codes/deviation-severity.js';
import type { TechniqueParameter } from '../codes/technique-parameter.js';

/** One recorded parameter of a session beside what its protocol asks for. Short names, because every session keeps them. */
export interface MeasuredParameter {
  /** The value: a number, or codes in their order joined by `|`. */
  readonly v: number | string;
  /** The distance from the protocol, 0 to 1; left out when the protocol leaves the parameter free. */
  readonly d?: number;
  /** (value − target) / scale; left out for codes, and where nothing is tolerated. */
  readonly s?: number;
}

/** The recorded parameters of a session. */
export type Conformity = { readonly [P in TechniqueParameter]?: MeasuredParameter };

/** One parameter in which a session lies outside its protocol. */
export interface Deviation {
  readonly parameter: TechniqueParameter;
  readonly expected: string;
  readonly actual: string;
  /** How far outside, in tolerance units (the parameter's scale), not capped; 1 for a code that is not named; for a mixture 0 to 1. */
  readonly distance: number;
  readonly severity: DeviationSeverity;
  /** Covered by the practitioner's approved variation of the day. */
  readonly declared: boolean;
}

/** How a session lies to what was promised. */
export interface Judgement {
  readonly conformity: Conformity;
  readonly deviations: readonly Deviation[];
  /** Gower's distance over the planned parameters that were recorded, 0 to 1; null when none was. */
  readonly distance: number | null;
  /** The weight of the planned parameters that were recorded, as a share; null when nothing is planned. */
  readonly coverage: number | null;
}
