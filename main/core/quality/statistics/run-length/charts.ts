/**
 * Average run lengths of charts of single normal values with known limits: how many points until the first signal, zero state.
 * Shewhart in closed form; EWMA and CUSUM by their integral equations (E. S. Page 1954, S. V. Crowder 1987), as in R's spc of S. Knoth.
 * Shifts of the mean are in standard deviations.
 */
import { normalCdf, normalDensity, normalTail } from '../normal.ts';
import { gaussLegendre } from '../quadrature.ts';
import { requireFinite, requirePositive } from '../require.ts';
import { findZero } from '../root.ts';
import { StatisticsError } from '../statistics-error.ts';
import { meanTimeFrom, meanTimes } from './renewal.ts';

/** Of a chart that signals beyond `limit` standard deviations, on both sides or above alone. Throws not-finite, invalid-parameter. */
export function shewhartRunLength(limit: number, shift: number, twoSided = true): number {
  requirePositive('The limit', limit);
  requireFinite('The shift', shift);
  return 1 / (normalTail(limit - shift) + (twoSided ? normalTail(limit + shift) : 0));
}

export interface EwmaDesign {
  /** Weight of the newest value, in (0, 1]. */
  readonly lambda: number;
  /** Half width of the limits in standard errors. */
  readonly limit: number;
  /** Limits as they are after many points, or following the standard error from the first point on. */
  readonly limits: 'asymptotic' | 'time-varying';
}

/** Of a two-sided EWMA chart. Throws not-finite, invalid-parameter. */
export function ewmaRunLength({ lambda, limit, limits }: EwmaDesign, shift: number): number {
  requirePositive('Lambda', lambda);
  if (lambda > 1) throw new StatisticsError('invalid-parameter', `Lambda is ${lambda}; it is at most 1.`);
  requirePositive('The limit', limit);
  requireFinite('The shift', shift);
  const reach = limit * Math.sqrt(lambda / (2 - lambda));
  const count = nodeCount(reach / lambda);
  const kernel = (from: number, to: number) =>
    normalDensity((to - (1 - lambda) * from) / lambda - shift) / lambda;
  const settled = gaussLegendre(count, -reach, reach);
  const times = meanTimes(settled, kernel);
  if (limits === 'asymptotic') return meanTimeFrom(0, settled, times, kernel);

  // Follows the density of charts without a signal while the limits widen; from there on the mean times are known.
  let sum = 1;
  let places = [{ at: 0, weight: 1 }];
  let density = [1];
  for (let point = 1; ; point += 1) {
    const missing = (1 - lambda) ** (2 * point);
    const nearly = missing < 1e-14;
    const width = reach * Math.sqrt(1 - missing);
    const next = nearly ? settled : gaussLegendre(count, -width, width);
    density = next.map(({ at }) =>
      places.reduce(
        (total, from, index) => total + from.weight * (density[index] ?? 0) * kernel(from.at, at),
        0,
      ),
    );
    places = next;
    const expected = (weights: (index: number) => number) =>
      places.reduce((total, { weight }, index) => total + weight * (density[index] ?? 0) * weights(index), 0);
    if (nearly) return sum + expected((index) => times[index] ?? 0);
    sum += expected(() => 1);
  }
}

export interface CusumDesign {
  /** Reference value: half the shift that is to be found, in standard deviations. */
  readonly k: number;
  /** Decision interval. */
  readonly h: number;
  /** Where the sums begin (fast initial response, J. M. Lucas and R. B. Crosier 1982); 0 unless given. */
  readonly headStart?: number;
  readonly twoSided?: boolean;
}

/** Of a CUSUM chart, both sides joined by Kemp's rule. Throws not-finite, invalid-parameter. */
export function cusumRunLength(design: CusumDesign, shift: number): number {
  const { k, h, headStart = 0, twoSided = true } = design;
  requirePositive('h', h);
  requireFinite('k', k);
  requireFinite('The shift', shift);
  if (!(headStart >= 0 && headStart < h))
    throw new StatisticsError(
      'invalid-parameter',
      `A head start of ${headStart}; it lies from 0 to below h, ${h}.`,
    );
  const above = oneSided(k - shift, h, headStart);
  if (!twoSided) return above.fromHeadStart;
  const below = oneSided(k + shift, h, headStart);
  return (
    (above.fromHeadStart * below.fromZero +
      above.fromZero * below.fromHeadStart -
      above.fromZero * below.fromZero) /
    (above.fromZero + below.fromZero)
  );
}

/** max(0, C + z - drift) from 0 and from a head start: 0 is an atom, reached with a probability of its own. */
function oneSided(drift: number, h: number, headStart: number): { fromZero: number; fromHeadStart: number } {
  const places = [{ at: 0, weight: 1 }, ...gaussLegendre(nodeCount(h / 2), 0, h)];
  const kernel = (from: number, to: number) =>
    to === 0 ? normalCdf(drift - from) : normalDensity(to - from + drift);
  const times = meanTimes(places, kernel);
  return {
    fromZero: times[0] ?? Number.NaN,
    fromHeadStart: meanTimeFrom(headStart, places, times, kernel),
  };
}

/** The h that gives a two-sided CUSUM of this k a wanted run length without a shift. Throws invalid-parameter, not-converged. */
export function cusumLimit(k: number, runLength: number): number {
  return limitReaching(runLength, (h) => cusumRunLength({ k, h }, 0), 40);
}

/** The limit that gives an EWMA chart of this lambda, with settled limits, a wanted run length without a shift. Throws the same. */
export function ewmaLimit(lambda: number, runLength: number): number {
  return limitReaching(runLength, (limit) => ewmaRunLength({ lambda, limit, limits: 'asymptotic' }, 0), 8);
}

function limitReaching(wanted: number, runLength: (limit: number) => number, largest: number): number {
  if (!(wanted > 1 && wanted <= 1e9))
    throw new StatisticsError('invalid-parameter', `A run length of ${wanted}; it lies between 1 and 1e9.`);
  // On the scale of logarithms run lengths rise nearly as a straight line.
  const rising = (limit: number) => {
    const [here, beyond] = [Math.log(runLength(limit)), Math.log(runLength(limit * 1.001))];
    return { value: here - Math.log(wanted), slope: (beyond - here) / (limit * 0.001) };
  };
  return findZero(rising, 1e-6, largest, 3);
}

/** Enough nodes for a density that falls off like a normal one, over `deviations` to each side. */
function nodeCount(deviations: number): number {
  return Math.min(240, 24 + Math.ceil(4 * deviations));
}
