import type { MixedSubstance } from './delivered-technique.js';

/**
 * How far two mixtures lie apart, from 0 (the same) to 1 (nothing in common).
 *
 * Where every substance of both has its milligrams: Ruzicka, 1 − Σ min / Σ max over the substances (Ružička 1958,
 * Biológia 13:647). Else as sets of substances: Jaccard, 1 − |A ∩ B| / |A ∪ B| (Jaccard 1912, New Phytol. 11:37). Two
 * empty mixtures are the same.
 */
export function mixtureDistance(one: readonly MixedSubstance[], other: readonly MixedSubstance[]): number {
  const isDosed = [...one, ...other].every(({ amountMg }) => amountMg !== null);
  const [a, b] = [amountByCode(one, isDosed), amountByCode(other, isDosed)];
  let shared = 0;
  let all = 0;
  for (const code of new Set([...a.keys(), ...b.keys()])) {
    const [x, y] = [a.get(code) ?? 0, b.get(code) ?? 0];
    shared += Math.min(x, y);
    all += Math.max(x, y);
  }
  return all === 0 ? 0 : 1 - shared / all;
}

/** Milligrams of each substance, or 1 for each that is there. */
function amountByCode(mixture: readonly MixedSubstance[], isDosed: boolean): ReadonlyMap<string, number> {
  const amounts = new Map<string, number>();
  for (const { code, amountMg } of mixture) {
    amounts.set(code, isDosed ? (amounts.get(code) ?? 0) + amountMg! : 1);
  }
  return amounts;
}
