/** Mean time until a chain leaves a set, by Nystroem's method: E. J. Nystroem (1930); S. V. Crowder (1987) for charts. */
import type { Node } from '../quadrature.ts';
import { solveLinear } from './linear-system.ts';

/** Where a chain can be: nodes of a density, each with a weight. */
export type Places = readonly Node[];

/** Density of the step from one place to another. */
export type Kernel = (from: number, to: number) => number;

/**
 * Expected steps until the chain has left, from each of the places: L(u) = 1 + sum of w K(u, y) L(y).
 * An atom is a node whose weight is 1 and whose kernel is a probability.
 */
export function meanTimes(places: Places, kernel: Kernel): Float64Array {
  const matrix = places.map((from, row) =>
    Float64Array.from(places, (to, column) => (row === column ? 1 : 0) - to.weight * kernel(from.at, to.at)),
  );
  return solveLinear(matrix, new Float64Array(places.length).fill(1));
}

/** The expected steps from any other place, from those of the nodes. */
export function meanTimeFrom(from: number, places: Places, times: Float64Array, kernel: Kernel): number {
  return places.reduce((sum, to, index) => sum + to.weight * kernel(from, to.at) * (times[index] ?? 0), 1);
}
