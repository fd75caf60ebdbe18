/** The sum of the terms taken by size, so that it does not depend on the order in which groups happen to come. */
export function orderedSum(terms: readonly number[]): number {
  return terms.toSorted((a, b) => a - b).reduce((sum, term) => sum + term, 0);
}
