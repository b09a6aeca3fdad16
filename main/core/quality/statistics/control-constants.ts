/**
 * Factors of control charts for normal data, computed and not read from a printed table:
 * d2 and d3 are the mean and standard deviation of the range of n standard normals (L. H. C. Tippett 1925), c4 the mean of their S.
 */
import { normalDensity, normalQuantile, normalTail } from './normal.ts';
import { gaussLegendre } from './quadrature.ts';
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
/** A range of more than 16 has no weight left: its tail for n = 1000 is below 1e-22. */
const fewNodes = gaussLegendre(72, 0, 16);
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

/** With F the distribution of the range: E R = integral of 1 - F, E R^2 = integral of 2 r (1 - F), over r > 0. */
function rangeMoments(n: number): { mean: number; deviation: number } {
  let [mean, square] = [0, 0];
  for (const { at, weight } of n > 100 ? gaussLegendre(200, 0, 16) : fewNodes) {
    const beyond = weight * (1 - rangeCdf(n, at));
    mean += beyond;
    square += 2 * at * beyond;
  }
  return { mean, deviation: Math.sqrt(square - mean * mean) };
}

/**
 * n times the integral of phi(x) (Phi(x + r) - Phi(x))^(n - 1), folded about the middle of the range.
 * The integrand is entire and falls off like a normal density, so the trapezoidal rule converges geometrically.
 */
function rangeCdf(n: number, range: number): number {
  const [step, half] = [n > 100 ? 1 / 32 : 1 / 8, range / 2];
  let sum = normalDensity(half) * (1 - 2 * normalTail(half)) ** (n - 1);
  for (let u = step; u <= half + 9; u += step) {
    const density = normalDensity(u - half) + normalDensity(u + half);
    sum += density * (normalTail(u - half) - normalTail(u + half)) ** (n - 1);
  }
  return n * step * sum;
}
