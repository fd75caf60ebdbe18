/** A square matrix of doubles, row after row. For matrices that are solved many times over; `scaledCholesky` is for reading. */
export interface SquareMatrix {
  readonly size: number;
  readonly values: Float64Array;
}

/** The square matrix of zeros. */
export function squareMatrix(size: number): SquareMatrix {
  return { size, values: new Float64Array(size * size) };
}

/**
 * Puts the Cholesky factor L of a positive definite matrix in place of its lower triangle, which alone is read. False when a
 * pivot is not positive; the matrix is then spoilt.
 */
export function choleskyInPlace({ size, values }: SquareMatrix): boolean {
  for (let row = 0; row < size; row += 1) {
    const start = row * size;
    for (let column = 0; column <= row; column += 1) {
      const other = column * size;
      let sum = values[start + column]!;
      for (let k = 0; k < column; k += 1) sum -= values[start + k]! * values[other + k]!;
      if (column < row) {
        values[start + column] = sum / values[other + column]!;
      } else {
        if (!(sum > 0)) return false;
        values[start + column] = Math.sqrt(sum);
      }
    }
  }
  return true;
}

/** L⁻¹ of the leading rows and columns of a Cholesky factor, lower triangular. */
export function inverseOfFactor({ size, values }: SquareMatrix, leading: number): SquareMatrix {
  const inverse = squareMatrix(leading);
  for (let row = 0; row < leading; row += 1) {
    const pivot = values[row * size + row]!;
    for (let column = 0; column < row; column += 1) {
      let sum = 0;
      for (let k = column; k < row; k += 1) sum += values[row * size + k]! * inverse.values[k * leading + column]!;
      inverse.values[row * leading + column] = -sum / pivot;
    }
    inverse.values[row * leading + row] = 1 / pivot;
  }
  return inverse;
}

/** M⁻¹ = L⁻ᵀL⁻¹ for M = LLᵀ, from L⁻¹; both triangles are filled. */
export function inverseOfProduct({ size, values }: SquareMatrix): SquareMatrix {
  const product = squareMatrix(size);
  for (let k = 0; k < size; k += 1) {
    const start = k * size;
    for (let row = 0; row <= k; row += 1) {
      const factor = values[start + row]!;
      if (factor === 0) continue;
      const target = row * size;
      for (let column = 0; column <= row; column += 1)
        product.values[target + column]! += factor * values[start + column]!;
    }
  }
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < row; column += 1) {
      product.values[column * size + row] = product.values[row * size + column]!;
    }
  }
  return product;
}

/** x with Lᵀx = v for the leading rows and columns of a Cholesky factor. */
export function backSubstitute({ size, values }: SquareMatrix, vector: Float64Array): Float64Array {
  const solution = Float64Array.from(vector);
  for (let row = vector.length - 1; row >= 0; row -= 1) {
    const value = solution[row]! / values[row * size + row]!;
    solution[row] = value;
    for (let earlier = 0; earlier < row; earlier += 1) solution[earlier]! -= values[row * size + earlier]! * value;
  }
  return solution;
}
