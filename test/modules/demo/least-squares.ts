/** A linear model fitted by ordinary least squares. */
interface Fit {
  readonly coefficients: readonly number[];
  /** Of the coefficients. */
  readonly covariance: readonly (readonly number[])[];
  readonly residualSd: number;
}

/** The least squares fit of `y` on the columns of `x`, by the normal equations; the columns must be independent. */
export function leastSquares(x: readonly (readonly number[])[], y: readonly number[]): Fit {
  const p = x[0]!.length;
  const products = Array.from({ length: p }, () => Array.from({ length: p }, () => 0));
  const right = Array.from({ length: p }, () => 0);
  x.forEach((row, i) => {
    for (let j = 0; j < p; j++) {
      right[j]! += row[j]! * y[i]!;
      for (let k = 0; k < p; k++) products[j]![k]! += row[j]! * row[k]!;
    }
  });
  const inverse = inverted(products);
  const coefficients = inverse.map((row) => dot(row, right));
  const squares = x.reduce((sum, row, i) => sum + (y[i]! - dot(row, coefficients)) ** 2, 0);
  const variance = squares / (x.length - p);
  return {
    coefficients,
    covariance: inverse.map((row) => row.map((value) => value * variance)),
    residualSd: Math.sqrt(variance),
  };
}

/** A weighted sum of the coefficients, with its standard error. */
export function contrast(
  fit: Fit,
  weights: readonly number[],
): { readonly estimate: number; readonly standardError: number } {
  const variance = dot(
    weights,
    fit.covariance.map((row) => dot(row, weights)),
  );
  return { estimate: dot(weights, fit.coefficients), standardError: Math.sqrt(variance) };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function inverted(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length;
  const work = matrix.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < n; column++) {
    const pivot = work
      .map((row, i) => [Math.abs(row[column]!), i] as const)
      .filter(([, i]) => i >= column)
      .reduce((best, one) => (one[0] > best[0] ? one : best));
    if (pivot[0] < 1e-9) throw new Error(`column ${column} depends on the others`);
    [work[column], work[pivot[1]]] = [work[pivot[1]]!, work[column]!];
    const scale = work[column]![column]!;
    work[column] = work[column]!.map((value) => value / scale);
    for (let i = 0; i < n; i++) {
      const factor = work[i]![column]!;
      if (i === column || factor === 0) continue;
      work[i] = work[i]!.map((value, j) => value - factor * work[column]![j]!);
    }
  }
  return work.map((row) => row.slice(n));
}
