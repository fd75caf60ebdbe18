import { withIndicator } from './sufficient-statistics.js';
import type { SufficientStatistics } from './sufficient-statistics.js';

/** Cells whose courses all have one category of a covariate, with an indicator for each category but one. */
export interface ExpandedCategories<Cell> {
  readonly cells: readonly Cell[];
  /** The category that the indicators are read against. */
  readonly reference: string | null;
  /** Names of the variables that were added: `SEX=MALE`. The covariates of the model, in this order. */
  readonly indicators: readonly string[];
}

/**
 * The cells with 0/1 variables for a categorical covariate, one for each category that any course has, against the
 * reference. Where no course has the wished reference, the bytewise first category takes its place; else the indicators
 * would add up to one and the model could not be solved. Each cell must be uniform in the covariate.
 */
export function expandCategories<Cell extends { readonly cell: SufficientStatistics }>(
  cells: readonly Cell[],
  covariate: string,
  categoryOf: (cell: Cell) => string,
  wishedReference?: string,
): ExpandedCategories<Cell> {
  const present = new Set(cells.filter(({ cell }) => cell.n > 0).map(categoryOf));
  const categories = [...present].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const reference =
    wishedReference !== undefined && present.has(wishedReference) ? wishedReference : (categories[0] ?? null);
  const others = categories.filter((category) => category !== reference);
  return {
    reference,
    indicators: others.map((category) => `${covariate}=${category}`),
    cells: cells.map((source) => ({
      ...source,
      cell: others.reduce(
        (cell, category) => withIndicator(cell, `${covariate}=${category}`, categoryOf(source) === category),
        source.cell,
      ),
    })),
  };
}
