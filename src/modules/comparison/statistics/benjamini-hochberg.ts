/**
 * P values adjusted for having looked at several, in the order given and in [0, 1]: calling those below q significant keeps
 * the expected share of false ones below q. Null stays null and does not count among those looked at.
 * Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57:289.
 */
export function benjaminiHochberg(pValues: readonly (number | null)[]): readonly (number | null)[] {
  const descending = pValues
    .flatMap((pValue, index) => (pValue === null ? [] : [{ pValue, index }]))
    .toSorted((a, b) => b.pValue - a.pValue);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let smallest = 1;
  for (const [position, { pValue, index }] of descending.entries()) {
    const rank = descending.length - position;
    smallest = Math.min(smallest, (pValue * descending.length) / rank);
    adjusted[index] = smallest;
  }
  return adjusted;
}
