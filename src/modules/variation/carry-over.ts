import type { CarryOverOutcome } from '../codes/carry-over-outcome.js';
import type { TechniqueParameter } from '../codes/technique-parameter.js';
import { measuredParameters } from '../deviation/numeric-parameters.js';
import { overridden, specChanges, type Spec } from '../protocol/spec-changes.js';
import type { CocktailDocument, TechniqueDocument } from '../protocol/spec-document.js';

/** What a variation asks for in place of its version. */
export interface Overrides {
  readonly technique: TechniqueDocument;
  readonly cocktail: CocktailDocument | null;
}

/** What becomes of one override, with what each of the three asks for in words; null is free. */
export interface CarriedField {
  readonly parameter: TechniqueParameter;
  readonly outcome: CarryOverOutcome;
  readonly before: string | null;
  readonly now: string | null;
  readonly variation: string | null;
}

/** What becomes of a variation's overrides under another version, parameter by parameter. Meaning counts, not spelling. */
export function carryOver(overrides: Overrides, before: Spec, now: Spec): readonly CarriedField[] {
  const { technique, cocktail } = overrides;
  const wanted = specChanges(before, overridden(before, technique, cocktail));
  const changed = new Map(specChanges(before, now).map((change) => [change.parameter, change]));
  const left = new Set(specChanges(now, overridden(now, technique, cocktail)).map(({ parameter }) => parameter));
  return wanted.map(({ parameter, from, to }) => {
    const change = changed.get(parameter);
    const outcome = !change ? 'CARRIES_OVER' : left.has(parameter) ? 'CONFLICT' : 'FALLS_AWAY';
    return { parameter, outcome, before: from, now: change ? change.to : from, variation: to };
  });
}

/** The overrides of these parameters alone. */
export function overridesOf(
  { technique, cocktail }: Overrides,
  parameters: ReadonlySet<TechniqueParameter>,
): Overrides {
  const kept = Object.entries(technique).filter(([name]) => parameters.has(parameterOf.get(name)!));
  return {
    technique: Object.fromEntries(kept) as TechniqueDocument,
    cocktail: parameters.has('COCKTAIL') ? cocktail : null,
  };
}

const parameterOf: ReadonlyMap<string, TechniqueParameter> = new Map<string, TechniqueParameter>([
  ['techniques', 'TECHNIQUE'],
  ['deliveries', 'DELIVERY'],
  ['areas', 'AREA'],
  ...measuredParameters.map(({ name, parameter }): [string, TechniqueParameter] => [name, parameter]),
]);
