import { StatisticsError } from '../statistics-error.ts';

/** The x of `matrix` x = `right`, by Gaussian elimination with partial pivoting; both are used up. Throws not-converged when singular. */
export function solveLinear(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let column = 0; column < size; column += 1) {
    pivot(matrix, right, column);
    const lead = rowOf(matrix, column);
    const head = lead[column] ?? 0;
    if (head === 0)
      throw new StatisticsError('not-converged', 'A system of equations has no single solution.');
    for (let index = column + 1; index < size; index += 1) {
      const row = rowOf(matrix, index);
      const factor = (row[column] ?? 0) / head;
      if (factor === 0) continue;
      for (let k = column; k < size; k += 1) row[k] = (row[k] ?? 0) - factor * (lead[k] ?? 0);
      right[index] = (right[index] ?? 0) - factor * (right[column] ?? 0);
    }
  }
  for (let index = size - 1; index >= 0; index -= 1) {
    const row = rowOf(matrix, index);
    let sum = right[index] ?? 0;
    for (let k = index + 1; k < size; k += 1) sum -= (row[k] ?? 0) * (right[k] ?? 0);
    right[index] = sum / (row[index] ?? 1);
  }
  return right;
}

function pivot(matrix: Float64Array[], right: Float64Array, column: number): void {
  let best = column;
  const sizeAt = (index: number) => Math.abs(rowOf(matrix, index)[column] ?? 0);
  for (let index = column + 1; index < right.length; index += 1)
    if (sizeAt(index) > sizeAt(best)) best = index;
  if (best === column) return;
  [matrix[column], matrix[best]] = [rowOf(matrix, best), rowOf(matrix, column)];
  [right[column], right[best]] = [right[best] ?? 0, right[column] ?? 0];
}

function rowOf(matrix: readonly Float64Array[], index: number): Float64Array {
  return matrix[index] ?? new Float64Array(0);
}
