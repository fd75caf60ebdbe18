import { invert } from './dense-likelihood.js';

/** CR1 by its definition: X the columns, one cluster for each row, P the parameters that cost a degree of freedom. */
export function robustOfRows(
  columns: readonly (readonly number[])[],
  response: readonly number[],
  clusters: readonly string[],
  parameters: number,
) {
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, index) => sum + value * b[index]!, 0);
  const bread = invert(columns.map((a) => columns.map((b) => dot(a, b))));
  const right = columns.map((column) => dot(column, response));
  const coefficients = bread.map((row) => dot(row, right));
  const residuals = response.map(
    (y, row) => y - columns.reduce((sum, column, j) => sum + column[row]! * coefficients[j]!, 0),
  );
  const keys = [...new Set(clusters)];
  const scores = keys.map((key) =>
    columns.map((column) =>
      column.reduce((sum, value, row) => sum + (clusters[row] === key ? value * residuals[row]! : 0), 0),
    ),
  );
  const correction = ((keys.length / (keys.length - 1)) * (response.length - 1)) / (response.length - parameters);
  const meat = columns.map((_, a) =>
    columns.map((__, b) => scores.reduce((sum, score) => sum + score[a]! * score[b]!, 0)),
  );
  const varianceOf = (weights: readonly number[]) => {
    const direction = bread.map((row) => dot(row, weights));
    return (
      correction *
      dot(
        direction,
        meat.map((row) => dot(row, direction)),
      )
    );
  };
  return { coefficients, residuals, varianceOf };
}
