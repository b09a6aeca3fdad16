/**
 * How well a proportion is known: L. D. Brown, T. T. Cai, A. DasGupta, Interval Estimation for a Binomial Proportion (2001);
 * C. J. Clopper, E. S. Pearson (1934); E. B. Wilson (1927). Wald and Agresti-Coull are given for comparison, unclipped as defined.
 */
import { lowerBetaInverse, upperBetaInverse } from './beta.ts';
import type { Interval } from './interval.ts';
import { normalTailQuantile } from './normal.ts';
import { requireConfidence, requireCount } from './require.ts';
import { StatisticsError, type Status } from './statistics-error.ts';

export interface ProportionIntervals {
  readonly status: Status;
  /** x / n; with no trials every field but the status is undefined. */
  readonly proportion?: number;
  /** For display: two-sided. */
  readonly wilson?: Interval;
  /** Exact: never covers less than it says. */
  readonly clopperPearson?: Interval;
  readonly jeffreys?: Interval;
  readonly agrestiCoull?: Interval;
  readonly wald?: Interval;
  /** For claims: all of the doubt on one side. */
  readonly upperOneSidedExact?: number;
  readonly lowerOneSidedExact?: number;
  readonly upperOneSidedWilson?: number;
}

/**
 * Intervals of x of n at `confidence`; ends that lie at 0 or 1 are exactly that. Insufficient-data without trials.
 * Throws negative-count, not-an-integer, count-exceeds-size, invalid-confidence.
 */
export function proportionIntervals(x: number, n: number, confidence = 0.95): ProportionIntervals {
  requireShare(x, n);
  requireConfidence(confidence);
  if (n === 0) return { status: 'insufficient-data' };
  const doubt = 1 - confidence;
  const z = normalTailQuantile(doubt / 2);
  return {
    status: 'ok',
    proportion: x / n,
    wilson: wilson(x, n, z),
    clopperPearson: [exactLower(x, n, doubt / 2), exactUpper(x, n, doubt / 2)],
    jeffreys: jeffreys(x, n, doubt / 2),
    agrestiCoull: wald(x + (z * z) / 2, n + z * z, z),
    wald: wald(x, n, z),
    upperOneSidedExact: exactUpper(x, n, doubt),
    lowerOneSidedExact: exactLower(x, n, doubt),
    upperOneSidedWilson: wilson(x, n, normalTailQuantile(doubt))[1],
  };
}

/** The exact one-sided upper bound alone (Clopper-Pearson): the largest proportion that x of n does not refute. Throws the same. */
export function proportionUpperBound(x: number, n: number, confidence = 0.95): number {
  requireShare(x, n);
  requireConfidence(confidence);
  return n === 0 ? 1 : exactUpper(x, n, 1 - confidence);
}

/** Throws unless x is a count of at most n. */
function requireShare(x: number, n: number): void {
  requireCount('x', x);
  requireCount('n', n);
  if (x > n) throw new StatisticsError('count-exceeds-size', `${x} of ${n} cannot be.`);
}

/** The roots of (p - x/n)^2 = z^2 p (1 - p) / n, the smaller one by their product: no digit is lost near 0. */
function wilson(x: number, n: number, z: number): Interval {
  const [p, width] = [x / n, (z * z) / n];
  const root = (p + width / 2 + Math.sqrt(width * (p * (1 - p) + width / 4))) / (1 + width);
  return [(p * p) / ((1 + width) * root), x === n ? 1 : Math.min(1, root)];
}

function exactUpper(x: number, n: number, doubt: number): number {
  if (x === n) return 1;
  return x === 0 ? -Math.expm1(Math.log(doubt) / n) : upperBetaInverse(doubt, x + 1, n - x);
}

function exactLower(x: number, n: number, doubt: number): number {
  if (x === 0) return 0;
  return x === n ? Math.exp(Math.log(doubt) / n) : lowerBetaInverse(doubt, x, n - x + 1);
}

function jeffreys(x: number, n: number, doubt: number): Interval {
  return [
    x === 0 ? 0 : lowerBetaInverse(doubt, x + 0.5, n - x + 0.5),
    x === n ? 1 : upperBetaInverse(doubt, x + 0.5, n - x + 0.5),
  ];
}

function wald(x: number, n: number, z: number): Interval {
  const p = x / n;
  const half = z * Math.sqrt(Math.max(0, p * (1 - p)) / n);
  return [p - half, p + half];
}
