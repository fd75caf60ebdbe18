import { centredCrossProducts, mean } from './centred-moments.js';
import { orderedSum } from './ordered-sum.js';
import type { Rational } from './rational.js';
import { mergeCells } from './sufficient-statistics.js';
import type { SufficientStatistics } from './sufficient-statistics.js';

/**
 * A cell as doubles for models that are fitted by search: means relative to the means over all cells, and cross products about
 * its own means. The differences are exact before they are rounded, so that no digit is lost to a large common value.
 */
export interface CentredCell {
  readonly n: number;
  /** Mean minus overall mean, one per variable. */
  readonly offsets: readonly number[];
  /** Σ(x−x̄)(y−ȳ) within the cell, variables by variables. */
  readonly products: readonly (readonly number[])[];
}

/** The cells that have courses, in the order given. The variables are taken in the order given. */
export function centredCells<Source extends { readonly cell: SufficientStatistics }>(
  sources: readonly Source[],
  variables: readonly string[],
): readonly (Source & CentredCell)[] {
  const filled = sources.filter(({ cell }) => cell.n > 0);
  const [first, ...others] = filled.map(({ cell }) => cell);
  if (first === undefined) return [];
  const whole = mergeCells(first, ...others);
  const overall = variables.map((variable) => mean(whole, variable)!);
  return filled.map((source) => {
    const { cell } = source;
    const product = centredCrossProducts([cell]);
    const products = variables.map(() => variables.map(() => 0));
    for (const [row, one] of variables.entries()) {
      for (const [column, other] of variables.slice(0, row + 1).entries()) {
        const value = cell.n === 1 ? 0 : nearlyRounded(product(one, other));
        products[row]![column] = value;
        products[column]![row] = value;
      }
    }
    const offsets = variables.map((variable, index) => nearlyRounded(mean(cell, variable)!.minus(overall[index]!)));
    return { ...source, n: cell.n, offsets, products };
  });
}

/** Within two units of the last digit, at a tenth of the cost of the nearest double; there are thousands of these. */
function nearlyRounded(exact: Rational): number {
  const quotient = Number(exact.numerator) / Number(exact.denominator);
  return Number.isFinite(quotient) ? quotient : exact.toNumber();
}

/** Several centred cells as one, still relative to the overall means: Chan, Golub & LeVeque (1983), Am. Stat. 37:242. */
export function mergeCentred(cells: readonly CentredCell[]): CentredCell {
  const [first] = cells;
  if (first === undefined) throw new RangeError('At least one cell is needed.');
  if (cells.length === 1) return first;
  const n = cells.reduce((sum, cell) => sum + cell.n, 0);
  const offsets = first.offsets.map((_, index) => orderedSum(cells.map((cell) => cell.n * cell.offsets[index]!)) / n);
  const products = first.products.map((row, one) =>
    row.map((_, other) =>
      orderedSum(
        cells.map(
          (cell) =>
            cell.products[one]![other]! +
            cell.n * (cell.offsets[one]! - offsets[one]!) * (cell.offsets[other]! - offsets[other]!),
        ),
      ),
    ),
  );
  return { n, offsets, products };
}
