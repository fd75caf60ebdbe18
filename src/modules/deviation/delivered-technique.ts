import type { DeliveryMode } from '../codes/delivery-mode.js';
import type { InjectionTechnique } from '../codes/injection-technique.js';
import type { NumericParameter } from '../protocol/spec-document.js';

/** One substance of what was injected; its milligrams where volume and strength tell them. */
export interface MixedSubstance {
  readonly code: string;
  readonly amountMg: number | null;
}

/** What a session delivered, as far as a protocol can ask for it; null and empty are not recorded. */
export type DeliveredTechnique = {
  readonly technique: InjectionTechnique | null;
  readonly delivery: DeliveryMode | null;
  readonly areas: readonly string[];
  readonly cocktail: readonly MixedSubstance[];
} & { readonly [P in NumericParameter]: number | null };
