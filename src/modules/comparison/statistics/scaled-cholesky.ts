import { orderedSum } from './ordered-sum.js';

/** A pivot below this, on the scale of correlations, is rounding: the variable follows from those before it. */
const smallestPivot = 1e-9;

/**
 * The Cholesky factor of a matrix of cross products, scaled to correlations first, which saves about four digits of the
 * solution when the variables have different units. Variables that follow from earlier ones are set aside.
 */
export interface ScaledCholesky {
  /** Indices of the variables that carry something of their own. */
  readonly independent: readonly number[];
  /** Indices of those that do not, or are constant. */
  readonly dependent: readonly number[];
  /** Lower triangle, one row per independent variable. */
  readonly factor: readonly (readonly number[])[];
  /** Square roots of the diagonal, one per independent variable. */
  readonly scales: readonly number[];
}

/** The factor of a symmetric matrix of cross products; only what lies on and below the diagonal is read. */
export function scaledCholesky(matrix: readonly (readonly number[])[]): ScaledCholesky {
  const independent: number[] = [];
  const dependent: number[] = [];
  const factor: number[][] = [];
  const scales: number[] = [];
  for (const [index, row] of matrix.entries()) {
    const scale = Math.sqrt(at(row, index));
    const ofEarlier = independent.map((earlier, position) => at(row, earlier) / (scale * at(scales, position)));
    const solved = scale > 0 ? forwardSubstitute(factor, ofEarlier) : [];
    const pivot = scale > 0 ? 1 - sumOfSquares(solved) : 0;
    if (pivot < smallestPivot) {
      dependent.push(index);
      continue;
    }
    independent.push(index);
    scales.push(scale);
    factor.push([...solved, Math.sqrt(pivot)]);
  }
  return { independent, dependent, factor, scales };
}

/** The b with M·b = v, for the independent variables; v holds theirs alone. */
export function solve({ factor, scales }: ScaledCholesky, vector: readonly number[]): readonly number[] {
  const halfway = forwardSubstitute(factor, scaled(vector, scales));
  const solution: number[] = halfway.map(() => 0);
  for (let row = factor.length - 1; row >= 0; row -= 1) {
    let remaining = at(halfway, row);
    for (let later = row + 1; later < factor.length; later += 1) {
      remaining -= at(factor[later] ?? [], row) * at(solution, later);
    }
    solution[row] = remaining / at(factor[row] ?? [], row);
  }
  return scaled(solution, scales);
}

/** v′M⁻¹v: what the independent variables explain of a response whose cross products with them are v. Never negative. */
export function quadraticForm({ factor, scales }: ScaledCholesky, vector: readonly number[]): number {
  return sumOfSquares(forwardSubstitute(factor, scaled(vector, scales)));
}

/** M⁻¹ over the independent variables. */
export function inverse(decomposition: ScaledCholesky): readonly (readonly number[])[] {
  return decomposition.scales.map((_, column) =>
    solve(
      decomposition,
      decomposition.scales.map((__, row) => (row === column ? 1 : 0)),
    ),
  );
}

function forwardSubstitute(factor: readonly (readonly number[])[], vector: readonly number[]): readonly number[] {
  const solution: number[] = [];
  for (const [row, value] of vector.entries()) {
    const coefficients = factor[row] ?? [];
    const known = solution.reduce((sum, earlier, column) => sum + at(coefficients, column) * earlier, 0);
    solution.push((value - known) / at(coefficients, row));
  }
  return solution;
}

function scaled(vector: readonly number[], scales: readonly number[]): readonly number[] {
  return vector.map((value, index) => value / at(scales, index));
}

function sumOfSquares(values: readonly number[]): number {
  return orderedSum(values.map((value) => value * value));
}

function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError('The matrix and the vector do not fit each other.');
  return value;
}
