/** Least squares on the rows themselves. */
export interface LeastSquares {
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  readonly residualSumOfSquares: number;
  readonly residualDf: number;
}

/**
 * Regression of the response on the columns of a design matrix by Gram–Schmidt, twice over for accuracy: a way to the same
 * figures that shares nothing with cell sums and Cholesky factors. Columns that follow from earlier ones are skipped, as R does.
 */
export function leastSquares(columns: readonly (readonly number[])[], response: readonly number[]): LeastSquares {
  const directions: number[][] = [];
  const triangle: number[][] = [];
  for (const column of columns) {
    const { rest, projections } = project([...column], directions);
    const size = Math.sqrt(dot(rest, rest));
    if (size <= 1e-8 * Math.sqrt(dot(column, column))) continue;
    directions.push(rest.map((value) => value / size));
    triangle.push([...projections, size]);
  }
  const { rest, projections } = project([...response], directions);
  const residualSumOfSquares = dot(rest, rest);
  const residualDf = response.length - directions.length;
  const inverseColumns = directions.map((_, index) =>
    backSubstitute(
      triangle,
      directions.map((__, row) => (row === index ? 1 : 0)),
    ),
  );
  return {
    coefficients: backSubstitute(triangle, projections),
    standardErrors: directions.map((_, index) =>
      Math.sqrt(
        (residualSumOfSquares / residualDf) *
          inverseColumns.reduce((sum, column) => sum + (column[index] ?? 0) ** 2, 0),
      ),
    ),
    residualSumOfSquares,
    residualDf,
  };
}

function project(vector: number[], directions: readonly (readonly number[])[]) {
  const projections = directions.map(() => 0);
  for (let pass = 0; pass < 2; pass += 1) {
    for (const [index, direction] of directions.entries()) {
      const along = dot(vector, direction);
      projections[index] = (projections[index] ?? 0) + along;
      for (const [row, value] of direction.entries()) vector[row] = (vector[row] ?? 0) - along * value;
    }
  }
  return { rest: vector, projections };
}

/** `triangle[j]` is column j of the upper triangle. */
function backSubstitute(triangle: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const solution = [...right];
  for (let column = triangle.length - 1; column >= 0; column -= 1) {
    solution[column] = (solution[column] ?? 0) / (triangle[column]?.[column] ?? 1);
    for (let row = 0; row < column; row += 1) {
      solution[row] = (solution[row] ?? 0) - (triangle[column]?.[row] ?? 0) * (solution[column] ?? 0);
    }
  }
  return solution;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
