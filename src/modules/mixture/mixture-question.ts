import type { ConcentrationUnit } from '../codes/concentration-unit.js';

/** One substance of a mixture, as far as it is stated. */
export interface MixtureComponent {
  readonly code: string;
  readonly volumeMl?: number | null;
  readonly strength?: number | null;
  readonly strengthUnit?: ConcentrationUnit | null;
  readonly vehicle?: string | null;
}

/** What is to be mixed, and for what. Whatever is left out is not known. */
export interface MixtureQuestion {
  readonly components: readonly MixtureComponent[];
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | null;
  /** `YYYY-MM-DD`. */
  readonly on?: string | null;
  readonly areaCm2?: number | null;
  readonly weightKg?: number | null;
  readonly indication?: string | null;
  /** All areas that are treated. */
  readonly areas?: readonly string[] | null;
}
