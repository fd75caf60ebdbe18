import { centredCells } from './centred-cells.js';
import { mixedModelFacts } from './mixed-model-facts.js';
import type { DesignCell } from './mixed-model-facts.js';
import type { MixedModelFacts } from './mixed-model.js';
import type { TreatedCell } from './treated-cell.js';

/** A mixed model's sums in standard units, and what turns its results into the variables' own units. */
export interface RandomInterceptDesign {
  readonly facts: MixedModelFacts;
  /** Units that are absorbed, in the order of the facts. */
  readonly absorbedKeys: readonly string[];
  /** Groups or units that have columns, in the order of the columns. */
  readonly columnKeys: readonly string[];
  /** Standard deviation of each covariate and, last, of the response, over all courses. */
  readonly scales: readonly number[];
}

/**
 * The design of y = (intercept or groups) + β′(x − x̄) + random intercepts. `absorbed` become random intercepts; the other side
 * becomes columns that are random, fixed, or left out for the sake of one intercept. The cells come from `gatherCells`, the
 * covariates vary and are not collinear.
 */
export function randomInterceptDesign(input: {
  readonly cells: readonly TreatedCell[];
  readonly covariates: readonly string[];
  readonly response: string;
  readonly absorbed: 'group' | 'practitioner';
  readonly other: 'RANDOM' | 'FIXED' | 'NONE';
}): RandomInterceptDesign {
  const { covariates, response, absorbed, other } = input;
  const centred = centredCells(input.cells, [...covariates, response]);
  const n = centred.reduce((sum, cell) => sum + cell.n, 0);
  const scales = [...covariates, response].map((_, index) =>
    Math.sqrt(
      centred.reduce((sum, cell) => sum + cell.products[index]![index]! + cell.n * cell.offsets[index]! ** 2, 0) / n,
    ),
  );
  const otherSide = absorbed === 'group' ? ('practitioner' as const) : ('group' as const);
  const columnKeys = other === 'NONE' ? [] : [...new Set(centred.map((cell) => cell[otherSide]))].toSorted();
  const columnOf = new Map(columnKeys.map((key, index) => [key, index]));
  const hasIntercept = other !== 'FIXED';
  const firstVariable = columnKeys.length + (hasIntercept ? 1 : 0);
  const variableColumns = scales.map((_, index) => firstVariable + index);
  const designCells = centred.map((cell): DesignCell => {
    const column = columnOf.get(cell[otherSide]);
    const indicators = [...(column === undefined ? [] : [column]), ...(hasIntercept ? [columnKeys.length] : [])];
    return {
      unit: cell[absorbed],
      n: cell.n,
      columns: [...indicators, ...variableColumns],
      means: [...indicators.map(() => 1), ...cell.offsets.map((offset, index) => offset / scales[index]!)],
      products: cell.products.map((row, one) => row.map((value, two) => value / (scales[one]! * scales[two]!))),
    };
  });
  const fixedColumns = covariates.length + (hasIntercept ? 1 : 0) + (other === 'FIXED' ? columnKeys.length : 0);
  return {
    facts: mixedModelFacts({
      cells: designCells,
      variableColumns,
      randomColumns: other === 'RANDOM' ? columnKeys.length : 0,
      fixedColumns,
    }),
    absorbedKeys: [...new Set(designCells.map(({ unit }) => unit))],
    columnKeys,
    scales,
  };
}
