/** Quantiles of a sample in the nine definitions of R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages (1996). */
import { requireProbability } from './require.ts';
import { StatisticsError } from './statistics-error.ts';

/** 1-3 step from value to value, 4-9 interpolate; 7 is the default of R, NumPy and spreadsheets. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** A value this near to a whole position is on it: what rounding of n p leaves (R's fuzz). */
const fuzz = 4 * Number.EPSILON;

/** Each type's position among the sorted values is n p + a + p (1 - a - b), counted from 1. */
const interpolated: Readonly<Record<4 | 5 | 6 | 7 | 8 | 9, readonly [a: number, b: number]>> = {
  4: [0, 1],
  5: [1 / 2, 1 / 2],
  6: [0, 0],
  7: [1, 1],
  8: [1 / 3, 1 / 3],
  9: [3 / 8, 3 / 8],
};

/**
 * The quantiles of `values` (any order, NaN is passed over) at each of `probabilities`; undefined where there is no value.
 * Throws invalid-probability, not-finite.
 */
export function quantiles(
  values: Iterable<number>,
  probabilities: readonly number[],
  type: QuantileType = 7,
): (number | undefined)[] {
  const sorted = Float64Array.from(Array.from(values).filter((value) => !Number.isNaN(value))).sort();
  if (sorted.length > 0 && !(Number.isFinite(sorted[0]) && Number.isFinite(sorted.at(-1))))
    throw new StatisticsError('not-finite', 'Quantiles need finite values.');
  return probabilities.map((p) => quantileOfSorted(sorted, p, type));
}

/** One quantile of values that are sorted already; undefined without any. Throws invalid-probability. */
export function quantileOfSorted(
  sorted: ArrayLike<number>,
  p: number,
  type: QuantileType = 7,
): number | undefined {
  requireProbability('p', p);
  const n = sorted.length;
  const position = type <= 3 ? n * p - (type === 3 ? 0.5 : 0) : positionOf(type, n, p);
  const whole = Math.floor(position + fuzz * (type <= 3 ? Math.max(1, n) : 1));
  const rest = position - whole;
  const weight = type <= 3 ? stepWeight(type, rest, whole, n) : Math.abs(rest) < fuzz ? 0 : rest;
  const below = sorted[Math.min(n - 1, Math.max(0, whole - 1))];
  const above = sorted[Math.min(n - 1, Math.max(0, whole))];
  if (below === undefined || above === undefined) return undefined;
  if (weight === 0 || below === above) return below;
  return weight === 1 ? above : (1 - weight) * below + weight * above;
}

function positionOf(type: QuantileType, n: number, p: number): number {
  const [a, b] = interpolated[type as 4];
  return a + p * (n + 1 - a - b);
}

/** The discontinuous types: what share of the next value is taken. */
function stepWeight(type: QuantileType, rest: number, whole: number, n: number): number {
  const beyond = rest > fuzz * Math.max(1, n);
  if (type === 1) return beyond ? 1 : 0;
  if (type === 2) return beyond ? 1 : 0.5;
  return beyond || whole % 2 !== 0 ? 1 : 0;
}
