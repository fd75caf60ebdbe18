import type { UserError } from '../../platform/errors.js';
import { toPublicId } from '../../platform/reads/public-id.js';
import type { CocktailComponentInput } from './cocktail.type.js';
import type { SubstanceStatement } from './spec-input.js';

/** A cocktail as an input states it, with its substances by code; null and undefined pass through. */
export interface StatedCocktail {
  readonly stated: readonly SubstanceStatement[] | null | undefined;
  readonly problems: readonly UserError[];
}

/** The cocktail that an input names by codes or ids, and what is wrong with the naming. `at` is where the input holds it. */
export function readCocktail(
  components: readonly CocktailComponentInput[] | null | undefined,
  substances: readonly { readonly id: string; readonly code: string }[],
  at: readonly string[] = ['cocktail'],
): StatedCocktail {
  if (components == null) return { stated: components, problems: [] };
  const codeById = new Map(substances.map(({ id, code }) => [toPublicId('Substance', id), code]));
  const problems: UserError[] = [];
  const stated: SubstanceStatement[] = [];
  components.forEach((component, index) => {
    const { substance, substanceId, volumeMl, concentration, concentrationUnit, vehicle } = component;
    const code = substance == null ? codeById.get(substanceId ?? '') : substance.trim();
    if ((substance == null) === (substanceId == null)) {
      const path = [...at, String(index), 'substance'];
      problems.push({ code: 'INVALID', path, message: 'Name the substance, either by its code or by its id.' });
    } else if (code === undefined) {
      const path = [...at, String(index), 'substanceId'];
      problems.push({ code: 'NOT_FOUND', path, message: 'There is no such substance in the catalogue.' });
    }
    stated.push({
      code: code ?? '',
      volumeMl,
      strength: concentration,
      strengthUnit: concentrationUnit,
      vehicle: vehicle?.trim() || null,
    });
  });
  return { stated, problems };
}
