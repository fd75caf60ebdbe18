import { backSubstitute, choleskyInPlace, inverseOfFactor, inverseOfProduct, squareMatrix } from './dense-cholesky.js';
import type { SquareMatrix } from './dense-cholesky.js';

/**
 * What a linear mixed model with one or two random intercepts must know of its courses. The units of the first random
 * intercept are absorbed one by one; those of the other factor become columns, before the fixed ones; the response is last.
 */
export interface MixedModelFacts {
  readonly n: number;
  readonly units: readonly AbsorbedUnit[];
  /** How many columns are units of the second random intercept: 0 when there is none. */
  readonly randomColumns: number;
  readonly fixedColumns: number;
  /** Cross products of all columns within the absorbed units, each about the unit's means; lower triangle. */
  readonly within: SquareMatrix;
}

/** A unit of the absorbed factor: its number of courses and the mean of each column that is not 0. */
export interface AbsorbedUnit {
  readonly n: number;
  readonly columns: readonly number[];
  readonly means: readonly number[];
}

/** The variances of the random intercepts as multiples of the residual variance. */
export type VarianceRatios = readonly [absorbed: number, column: number];

/** The model solved for given variance ratios. */
export interface SolvedMixedModel {
  /** N − P for REML, N for ML. */
  readonly df: number;
  /** The part of −2·log-likelihood that depends on the ratios alone. */
  readonly logDeterminant: number;
  /** (y−Xβ)′H⁻¹(y−Xβ), where the variance of y is σ²H. */
  readonly sumOfSquares: number;
  /** β for the fixed columns, and the predicted effects of the random columns before them. */
  readonly effects: Float64Array;
  /** Lower triangular factor of the equations with the random columns scaled by the root of their ratio. */
  readonly factor: SquareMatrix;
  /** g = n/(1+nθ) of each absorbed unit. */
  readonly weights: Float64Array;
}

/** Derivatives of the two parts of the likelihood with respect to each ratio, also where the ratio is 0. */
export interface MixedModelSlopes {
  readonly ofLogDeterminant: VarianceRatios;
  readonly ofSumOfSquares: VarianceRatios;
}

/**
 * Solves Henderson's mixed-model equations in the spherical form of Bates et al. (2015), J. Stat. Softw. 67(1), which is
 * regular at ratios of 0. The units of the larger factor only ever form a diagonal, so the dense part has as many rows as the
 * smaller factor has units. Null when the equations are singular.
 */
export function solveMixedModel(
  facts: MixedModelFacts,
  ratios: VarianceRatios,
  method: 'REML' | 'ML',
): SolvedMixedModel | null {
  const { randomColumns, fixedColumns } = facts;
  const size = randomColumns + fixedColumns + 1;
  const { weights, equations, logDeterminant: ofUnits } = equationsOf(facts, ratios[0]);
  const factor = scaleRandom(equations, randomColumns, ratios[1]);
  if (!choleskyInPlace(factor)) return null;

  const leading = leadingColumns(facts, method);
  let logDeterminant = ofUnits;
  for (let row = 0; row < leading; row += 1) logDeterminant += 2 * Math.log(factor.values[row * size + row]!);
  const halfway = factor.values.slice((size - 1) * size, size * size - 1);
  const effects = backSubstitute(factor, halfway);
  const scale = Math.sqrt(ratios[1]);
  for (let row = 0; row < randomColumns; row += 1) effects[row]! *= scale;
  return {
    df: facts.n - (method === 'REML' ? fixedColumns : 0),
    logDeterminant,
    sumOfSquares: factor.values[size * size - 1]! ** 2,
    effects,
    factor,
    weights,
  };
}

/**
 * How the solution changes with the ratios: tr(Z′PZ) of the determinant and −|Z′Py|² of the sum of squares (Searle, Casella &
 * McCulloch 1992, Variance Components, section 6.6).
 */
export function slopesOf(
  facts: MixedModelFacts,
  ratios: VarianceRatios,
  method: 'REML' | 'ML',
  { factor, effects, weights }: SolvedMixedModel,
): MixedModelSlopes {
  const { units, randomColumns } = facts;
  const leading = leadingColumns(facts, method);
  const responseColumn = randomColumns + facts.fixedColumns;
  const inverted = inverseOfProduct(inverseOfFactor(factor, leading)).values;
  const scale = Math.sqrt(ratios[1]);
  const scaleOf = (column: number) => (column < randomColumns ? scale : 1);

  let traceOfUnits = 0;
  let squaresOfUnits = 0;
  for (const [index, { columns, means }] of units.entries()) {
    const weight = weights[index]!;
    let spread = 0;
    let residual = 0;
    for (const [position, column] of columns.entries()) {
      const value = means[position]!;
      residual += column === responseColumn ? value : -value * effects[column]!;
      if (column >= leading) continue;
      for (const [other, otherColumn] of columns.entries()) {
        if (otherColumn >= leading) continue;
        spread +=
          value * scaleOf(column) * means[other]! * scaleOf(otherColumn) * inverted[column * leading + otherColumn]!;
      }
    }
    traceOfUnits += weight - weight * weight * spread;
    squaresOfUnits += (weight * residual) ** 2;
  }

  const equations = randomColumns > 0 ? equationsOf(facts, ratios[0]).equations : squareMatrix(0);
  const { size } = equations;
  const entry = (row: number, column: number) =>
    row >= column ? equations.values[row * size + column]! : equations.values[column * size + row]!;
  let traceOfColumns = 0;
  let squaresOfColumns = 0;
  const scaledRow = new Float64Array(leading);
  for (let column = 0; column < randomColumns; column += 1) {
    let residual = entry(responseColumn, column);
    for (let other = 0; other < responseColumn; other += 1) residual -= entry(column, other) * effects[other]!;
    squaresOfColumns += residual * residual;
    for (let other = 0; other < leading; other += 1) scaledRow[other] = scaleOf(other) * entry(column, other);
    let spread = 0;
    for (let row = 0; row < leading; row += 1) {
      const value = scaledRow[row]!;
      if (value === 0) continue;
      let sum = 0;
      for (let other = 0; other < leading; other += 1) sum += inverted[row * leading + other]! * scaledRow[other]!;
      spread += value * sum;
    }
    traceOfColumns += entry(column, column) - spread;
  }
  return {
    ofLogDeterminant: [traceOfUnits, traceOfColumns],
    ofSumOfSquares: [-squaresOfUnits, -squaresOfColumns],
  };
}

function leadingColumns({ randomColumns, fixedColumns }: MixedModelFacts, method: 'REML' | 'ML'): number {
  return method === 'REML' ? randomColumns + fixedColumns : randomColumns;
}

/** W′(I+θZZ′)⁻¹W for the columns W: what varies within the units, and the units' means with the weights that the ratio gives. */
function equationsOf({ units, within }: MixedModelFacts, ratio: number) {
  const { size } = within;
  const values = Float64Array.from(within.values);
  const weights = new Float64Array(units.length);
  let logDeterminant = 0;
  for (const [index, { n, columns, means }] of units.entries()) {
    const weight = n / (1 + n * ratio);
    weights[index] = weight;
    logDeterminant += Math.log1p(n * ratio);
    for (let row = 0; row < columns.length; row += 1) {
      const weighted = weight * means[row]!;
      const start = columns[row]! * size;
      for (let column = 0; column <= row; column += 1) values[start + columns[column]!]! += weighted * means[column]!;
    }
  }
  return { equations: { size, values }, weights, logDeterminant };
}

function scaleRandom({ size, values }: SquareMatrix, randomColumns: number, ratio: number): SquareMatrix {
  const scale = Math.sqrt(ratio);
  const scaled = Float64Array.from(values);
  for (let row = 0; row < size; row += 1) {
    const last = Math.min(row, randomColumns - 1);
    const ofRow = row < randomColumns ? scale * scale : scale;
    for (let column = 0; column <= last; column += 1) scaled[row * size + column]! *= ofRow;
    if (row < randomColumns) scaled[row * size + row]! += 1;
  }
  return { size, values: scaled };
}
