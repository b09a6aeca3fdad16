/**
 * Factors of control charts for normal data, computed and not read from a printed table:
 * d2 and d3 are the mean and standard deviation of the range of n standard normals (L. H. C. Tippett 1925), c4 the mean of their S.
 */
import { normalDensity, normalQuantile, normalTail } from './normal.ts';
import { StatisticsError } from './statistics-error.ts';

export interface ControlConstants {
  readonly n: number;
  readonly d2: number;
  readonly d3: number;
  readonly c4: number;
  readonly A: number;
  readonly A2: number;
  readonly A3: number;
  readonly B3: number;
  readonly B4: number;
  readonly B5: number;
  readonly B6: number;
  readonly D1: number;
  readonly D2: number;
  readonly D3: number;
  readonly D4: number;
  readonly E2: number;
}

/** Divisor that turns the median of moving ranges of two into sigma: sqrt(2) Phi^-1(0.75). */
export const medianMovingRangeDivisor = Math.SQRT2 * normalQuantile(0.75);

const largest = 1_000;
const cache = new Map<number, ControlConstants>();

/** All factors for subgroups of n = 2..1000, relative error below 1e-12. Throws invalid-size for any other n. */
export function controlConstants(n: number): ControlConstants {
  const known = cache.get(n);
  if (known !== undefined) return known;
  if (!Number.isInteger(n) || n < 2 || n > largest)
    throw new StatisticsError(
      'invalid-size',
      `A subgroup of ${n}; control constants exist for 2 to ${largest}.`,
    );
  const made = compute(n);
  cache.set(n, made);
  return made;
}

/** c4(n) = sqrt(2 / (n - 1)) Gamma(n / 2) / Gamma((n - 1) / 2) for any whole n >= 2, as large as one likes. Throws invalid-size. */
export function c4(n: number): number {
  if (!Number.isInteger(n) || n < 2)
    throw new StatisticsError('invalid-size', `c4 of ${n}; it needs n >= 2.`);
  // The ratio of gammas is carried up to where its asymptotic series is exact to the last digit.
  let [v, carried] = [n - 1, 1];
  for (; v < 64; v += 2) carried *= v / (v + 1);
  const series = (-1 / 4 + (1 / 24 + (-1 / 20 + 17 / (112 * v * v)) / (v * v)) / (v * v)) / v;
  return carried * Math.sqrt(v / (n - 1)) * Math.exp(series);
}

function compute(n: number): ControlConstants {
  const { mean: d2, deviation: d3 } = rangeMoments(n);
  const mean = c4(n);
  const spread = 3 * Math.sqrt(1 - mean * mean);
  return {
    n,
    d2,
    d3,
    c4: mean,
    A: 3 / Math.sqrt(n),
    A2: 3 / (d2 * Math.sqrt(n)),
    A3: 3 / (mean * Math.sqrt(n)),
    B3: Math.max(0, 1 - spread / mean),
    B4: 1 + spread / mean,
    B5: Math.max(0, mean - spread),
    B6: mean + spread,
    D1: Math.max(0, d2 - 3 * d3),
    D2: d2 + 3 * d3,
    D3: Math.max(0, 1 - (3 * d3) / d2),
    D4: 1 + (3 * d3) / d2,
    E2: 3 / d2,
  };
}

/** Grid lines of the normal tail in a standard deviation, and how many of them on either side of 0: beyond 13 nothing has weight. */
const lines = 32;
const farthest = 13 * lines;
/** Products of n (n - 1) and two densities below e^-44 are left out: of a hundred thousand of them nothing would be seen. */
const leastExponent = 44;
/** Above this many values no error of the rule is left at a range of 0, whose density falls as its power of n - 2. */
const fewValues = 15;

interface Grid {
  /** P(Z > line / 32) at line + farthest. */
  readonly tail: Float64Array;
  readonly density: Float64Array;
}
let kept: Grid | undefined;

/** The tails and densities all factors are sums of: made once, whatever the n. */
function grid(): Grid {
  if (kept !== undefined) return kept;
  const at = Array.from({ length: 2 * farthest + 1 }, (_, index) => (index - farthest) / lines);
  kept = { tail: Float64Array.from(at, normalTail), density: Float64Array.from(at, normalDensity) };
  return kept;
}

/**
 * Mean: the integral of 1 - Phi^n - (1 - Phi)^n. Square: that of the joint density of the least and the greatest value. Both
 * integrands are entire and fall off like a normal density: the trapezoidal rule converges geometrically.
 */
function rangeMoments(n: number): { mean: number; deviation: number } {
  const { tail } = grid();
  let mean = 0;
  for (const beyond of tail) mean -= (Math.expm1(n * Math.log1p(-beyond)) + beyond ** n) / lines;
  const square = squareOfRange(n);
  return { mean, deviation: Math.sqrt(square - mean * mean) };
}

/**
 * n (n - 1) times the integral over ranges r > 0 of r^2 times the integral over middles of phi(low) phi(high) (Phi(high) - Phi(low))^(n - 2).
 * For even n the outer integrand is even about r = 0, so that its end costs nothing. For odd n it is odd: the error is a series of even
 * powers of the step from n + 1 on (Euler and Maclaurin), which is extrapolated away (Romberg) over steps that share their sums.
 */
function squareOfRange(n: number): number {
  const few = n <= fewValues;
  const [rangeStep, middleStep] = few ? [2, 4] : [4, 2];
  // By how many times the finest step: every sum holds those of the coarser ones.
  const sums = few && n % 2 === 1 ? [0, 0, 0, 0] : [0];
  for (let index = 1; index * rangeStep < 2 * farthest; index += 1) {
    const value = weightOfRange(n, index * rangeStep, middleStep);
    for (let level = 0; level < sums.length && index % 2 ** level === 0; level += 1)
      sums[level] = (sums[level] ?? 0) + value * 2 ** level;
  }
  let levels = sums;
  for (let power = n + 1; levels.length > 1; power += 2)
    levels = levels
      .slice(1)
      .map((coarse, level) => (levels[level] ?? 0) + ((levels[level] ?? 0) - coarse) / (2 ** power - 1));
  return (levels[0] ?? 0) * (rangeStep / lines);
}

/** r^2 times the density of the range at `range` grid lines. */
function weightOfRange(n: number, range: number, step: number): number {
  const { tail, density } = grid();
  const r = range / lines;
  const half = range / 2;
  const pairs = n * (n - 1);
  const most = Math.min(
    farthest - half,
    lines * Math.sqrt(Math.max(0, leastExponent + Math.log(pairs) - (r * r) / 4)),
  );
  let sum = 0;
  for (let middle = 0; middle <= most; middle += step) {
    const [low, high] = [farthest + middle - half, farthest + middle + half];
    const between = (tail[low] ?? 0) - (tail[high] ?? 0);
    const value = (density[low] ?? 0) * (density[high] ?? 0) * between ** (n - 2);
    sum += middle === 0 ? value : 2 * value;
  }
  return pairs * r * r * sum * (step / lines);
}
