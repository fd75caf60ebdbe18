import type { TechniqueParameter } from '../codes/technique-parameter.js';
import { withoutBinaryNoise } from '../protocol/amount.js';
import type { Spec } from '../protocol/spec-changes.js';
import type { CocktailDocument, TechniqueDocument } from '../protocol/spec-document.js';
import { cocktailWeightOf, toleratedNumberOf } from '../protocol/spec-view.js';
import type { Conformity, Deviation, Judgement, MeasuredParameter } from './conformity.js';
import type { DeliveredTechnique } from './delivered-technique.js';
import { judgeCodes, judgeMixture, judgeNumber, type JudgedParameter } from './judge-parameter.js';
import { measuredParameters } from './numeric-parameters.js';

/** What a variation asks for in place of its version; what it leaves out stays as the version asks. */
export interface Overrides {
  readonly technique: TechniqueDocument;
  readonly cocktail: CocktailDocument | null;
}

type ByParameter = ReadonlyMap<TechniqueParameter, JudgedParameter>;

/**
 * How a session lies to the version that it was done under, and which of its deviations the practitioner's approved
 * variation covers: those in parameters that the variation overrides, where the session lies inside the variation.
 *
 * The distance is Gower's with the missing rule (Gower 1971, Biometrics 27:857): the weighted mean over the planned
 * parameters that were recorded. What was recorded of parameters that the protocol leaves free is kept, and never counts
 * as a deviation.
 */
export function judgeSession(delivered: DeliveredTechnique, spec: Spec, declared: Overrides | null): Judgement {
  const judged = judgeAll(delivered, spec);
  const own = declared && judgeAll(delivered, { ...declared, cocktail: declared.cocktail ?? { substances: [] } });
  const weights = weightsOf(spec);
  const deviations: Deviation[] = [];
  const conformity: Partial<Record<TechniqueParameter, MeasuredParameter>> = {};
  let recorded = 0;
  let weighted = 0;
  for (const [parameter, { measured, outside }] of judged) {
    conformity[parameter] = measured;
    const weight = weights.get(parameter) ?? 0;
    if (measured.d !== undefined) {
      recorded += weight;
      weighted += weight * measured.d;
    }
    if (outside) deviations.push({ parameter, ...outside, declared: own?.get(parameter)?.measured.d === 0 });
  }
  const planned = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return {
    conformity: conformity as Conformity,
    deviations,
    distance: recorded === 0 ? null : withoutBinaryNoise(weighted / recorded),
    coverage: planned === 0 ? null : withoutBinaryNoise(recorded / planned),
  };
}

/** The recorded parameters in the order of the parameters' list. */
function judgeAll(delivered: DeliveredTechnique, { technique, cocktail }: Spec): ByParameter {
  const judged = new Map<TechniqueParameter, JudgedParameter>();
  if (delivered.technique) judged.set('TECHNIQUE', judgeCodes([delivered.technique], technique.techniques));
  if (delivered.delivery) judged.set('DELIVERY', judgeCodes([delivered.delivery], technique.deliveries));
  if (delivered.areas.length > 0) judged.set('AREA', judgeCodes(delivered.areas, technique.areas));
  for (const { parameter, name, unit } of measuredParameters) {
    const value = delivered[name];
    if (value !== null) judged.set(parameter, judgeNumber(value, toleratedNumberOf(technique[name]), unit));
  }
  if (delivered.cocktail.length > 0) judged.set('COCKTAIL', judgeMixture(delivered.cocktail, cocktail));
  return judged;
}

/** How much each planned parameter counts; a free one is not in it. */
function weightsOf({ technique, cocktail }: Spec): ReadonlyMap<TechniqueParameter, number> {
  const weights = new Map<TechniqueParameter, number>();
  const plan = (parameter: TechniqueParameter, weight: number | null | undefined) => {
    if (weight != null) weights.set(parameter, weight);
  };
  plan('TECHNIQUE', codesWeight(technique.techniques));
  plan('DELIVERY', codesWeight(technique.deliveries));
  plan('AREA', codesWeight(technique.areas));
  for (const { parameter, name } of measuredParameters) plan(parameter, toleratedNumberOf(technique[name])?.weight);
  plan('COCKTAIL', cocktailWeightOf(cocktail));
  return weights;
}

function codesWeight(asked: TechniqueDocument['techniques' | 'deliveries' | 'areas']): number | null {
  return asked && asked.anyOf.length > 0 ? (asked.weight ?? 1) : null;
}
