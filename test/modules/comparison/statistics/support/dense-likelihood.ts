/** A mixed model of rows, in full: nothing is absorbed, summed or scaled. */
export interface DenseModel {
  readonly columns: readonly (readonly number[])[];
  readonly response: readonly number[];
  /** For each random intercept, the unit of each row. */
  readonly units: readonly (readonly string[])[];
}

/** −2·log-likelihood of the rows for the given variances, the residual's last, by the n×n covariance matrix. */
export function denseDeviance(model: DenseModel, variances: readonly number[], method: 'REML' | 'ML'): number {
  const { columns, response } = model;
  const n = response.length;
  const factor = cholesky(covarianceOf(model, variances));
  const whitened = columns.map((column) => forward(factor, column));
  const whiteResponse = forward(factor, response);
  const normal = cholesky(whitened.map((a) => whitened.map((b) => dot(a, b))));
  const explained = forward(
    normal,
    whitened.map((column) => dot(column, whiteResponse)),
  );
  const sumOfSquares = dot(whiteResponse, whiteResponse) - dot(explained, explained);
  const isRestricted = method === 'REML';
  const df = n - (isRestricted ? columns.length : 0);
  return (
    df * Math.log(2 * Math.PI) + logDeterminant(factor) + (isRestricted ? logDeterminant(normal) : 0) + sumOfSquares
  );
}

/** β = (X′V⁻¹X)⁻¹X′V⁻¹y with standard errors, and the predictions Z′V⁻¹(y−Xβ) times the variance, by unit. */
export function denseSolution(model: DenseModel, variances: readonly number[]) {
  const { columns, response, units } = model;
  const inverse = invert(covarianceOf(model, variances));
  const times = (vector: readonly number[]) => inverse.map((row) => dot(row, vector));
  const information = invert(columns.map((a) => columns.map((b) => dot(a, times(b)))));
  const right = columns.map((column) => dot(column, times(response)));
  const fixed = information.map((row) => dot(row, right));
  const residual = response.map(
    (y, row) => y - columns.reduce((sum, column, index) => sum + column[row]! * fixed[index]!, 0),
  );
  const weighted = times(residual);
  const predictions = units.map((ofRows, factor) =>
    Object.fromEntries(
      [...new Set(ofRows)].map((unit) => [
        unit,
        variances[factor]! * weighted.reduce((sum, value, row) => sum + (ofRows[row] === unit ? value : 0), 0),
      ]),
    ),
  );
  return { fixed, standardErrors: information.map((row, index) => Math.sqrt(row[index]!)), predictions };
}

/** The inverse by Gauss–Jordan with pivots. */
export function invert(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const work = matrix.map((row, index) => [...row, ...matrix.map((_, other) => (other === index ? 1 : 0))]);
  for (let column = 0; column < matrix.length; column += 1) {
    let best = column;
    for (let row = column; row < matrix.length; row += 1) {
      if (Math.abs(work[row]![column]!) > Math.abs(work[best]![column]!)) best = row;
    }
    [work[column], work[best]] = [work[best]!, work[column]!];
    const pivot = work[column]!.map((value) => value / work[column]![column]!);
    for (const [index, row] of work.entries()) {
      work[index] = index === column ? pivot : row.map((value, at) => value - row[column]! * pivot[at]!);
    }
  }
  return work.map((row) => row.slice(matrix.length));
}

function covarianceOf({ response, units }: DenseModel, variances: readonly number[]): number[][] {
  return response.map((_, row) =>
    response.map((__, other) =>
      units.reduce(
        (sum, ofRows, factor) => sum + (ofRows[row] === ofRows[other] ? variances[factor]! : 0),
        row === other ? variances.at(-1)! : 0,
      ),
    ),
  );
}

function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const factor: number[][] = [];
  for (const [row, values] of matrix.entries()) {
    const own: number[] = [];
    for (let column = 0; column <= row; column += 1) {
      const other = column === row ? own : factor[column]!;
      const rest = values[column]! - own.reduce((sum, value, k) => sum + (k < column ? value * other[k]! : 0), 0);
      own.push(column === row ? Math.sqrt(rest) : rest / other[column]!);
    }
    factor.push(own);
  }
  return factor;
}

function forward(factor: readonly (readonly number[])[], vector: readonly number[]): number[] {
  const solution: number[] = [];
  for (const [row, value] of vector.entries()) {
    const known = solution.reduce((sum, earlier, column) => sum + factor[row]![column]! * earlier, 0);
    solution.push((value - known) / factor[row]![row]!);
  }
  return solution;
}

function logDeterminant(factor: readonly (readonly number[])[]): number {
  return factor.reduce((sum, row, index) => sum + 2 * Math.log(row[index]!), 0);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}
