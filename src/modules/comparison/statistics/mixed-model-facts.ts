import { squareMatrix } from './dense-cholesky.js';
import type { AbsorbedUnit, MixedModelFacts } from './mixed-model.js';

/** A cell of courses as a mixed model sees it. */
export interface DesignCell {
  /** The unit of the absorbed random intercept that it belongs to. */
  readonly unit: string;
  readonly n: number;
  /** The columns whose mean in the cell is not 0, rising, with these means; the response is the last column. */
  readonly columns: readonly number[];
  readonly means: readonly number[];
  /** Σ(x−x̄)(y−ȳ) of the variables within the cell. */
  readonly products: readonly (readonly number[])[];
}

/**
 * The sums of a mixed model from its cells, which come sorted, cells of one unit after each other. `variableColumns` names the
 * column in which each variable varies within a cell, the response's last.
 */
export function mixedModelFacts(design: {
  readonly cells: readonly DesignCell[];
  readonly variableColumns: readonly number[];
  readonly randomColumns: number;
  readonly fixedColumns: number;
}): MixedModelFacts {
  const { cells, variableColumns, randomColumns, fixedColumns } = design;
  const within = squareMatrix(randomColumns + fixedColumns + 1);
  const add = (row: number, column: number, value: number) => {
    within.values[row * within.size + column]! += value;
  };
  for (const { products } of cells) {
    for (const [one, row] of variableColumns.entries()) {
      for (const [other, column] of variableColumns.slice(0, one + 1).entries())
        add(row, column, products[one]![other]!);
    }
  }
  const ofUnits = Map.groupBy(cells, ({ unit }) => unit);
  const units = [...ofUnits.values()].map((ofUnit) => absorbedUnit(ofUnit, add));
  return { n: units.reduce((sum, { n }) => sum + n, 0), units, randomColumns, fixedColumns, within };
}

/** The unit's means; what its cells differ by goes to the sums within the units. */
function absorbedUnit(
  cells: readonly DesignCell[],
  add: (row: number, column: number, value: number) => void,
): AbsorbedUnit {
  const [first] = cells;
  if (first !== undefined && cells.length === 1) return { n: first.n, columns: first.columns, means: first.means };
  const n = cells.reduce((sum, cell) => sum + cell.n, 0);
  const columns = [...new Set(cells.flatMap((cell) => cell.columns))].toSorted((a, b) => a - b);
  const dense = cells.map((cell) => {
    const byColumn = new Map(cell.columns.map((column, index) => [column, cell.means[index]!]));
    return { n: cell.n, means: columns.map((column) => byColumn.get(column) ?? 0) };
  });
  const means = columns.map((_, index) => dense.reduce((sum, cell) => sum + cell.n * cell.means[index]!, 0) / n);
  for (const cell of dense) {
    for (const [one, row] of columns.entries()) {
      for (let other = 0; other <= one; other += 1) {
        add(row, columns[other]!, cell.n * (cell.means[one]! - means[one]!) * (cell.means[other]! - means[other]!));
      }
    }
  }
  return { n, columns, means };
}
