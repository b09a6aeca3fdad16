/** Cumulative probabilities and quantiles of the discrete families and chi-square, from the incomplete gamma and beta functions. */
import { lowerBeta, upperBeta } from './beta.ts';
import { lowerGammaInverse, upperGamma, upperGammaInverse } from './gamma.ts';
import { normalQuantile } from './normal.ts';
import { requireCount, requirePositive, requireProbability } from './require.ts';
import { StatisticsError } from './statistics-error.ts';

/** A probability that misses the one asked for by rounding alone counts as reached, as in R. */
const rounding = 1 - 64 * Number.EPSILON;

/** The value a chi-square variable of `degrees` > 0 stays at or below with probability p. */
export function chiSquareQuantile(p: number, degrees: number): number {
  return 2 * lowerGammaInverse(degrees / 2, p);
}

/** The value a chi-square variable of `degrees` > 0 exceeds with probability q. */
export function chiSquareTailQuantile(q: number, degrees: number): number {
  return 2 * upperGammaInverse(degrees / 2, q);
}

/** P(X <= k) of a Poisson variable with this mean >= 0; k any integer. */
export function poissonCdf(k: number, mean: number): number {
  requireMean(mean);
  if (k < 0) return 0;
  return mean === 0 ? 1 : upperGamma(Math.floor(k) + 1, mean);
}

/** The smallest k with P(X <= k) >= p; infinity at p = 1. Throws invalid-probability, negative-value. */
export function poissonQuantile(p: number, mean: number): number {
  requireProbability('p', p);
  requireMean(mean);
  if (mean === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const guess = mean + Math.sqrt(mean) * normalQuantile(p);
  return smallestReaching(p, (k) => poissonCdf(k, mean), guess, Number.POSITIVE_INFINITY);
}

/** P(X <= k) of `trials` trials that succeed with probability `success`; k any integer. */
export function binomialCdf(k: number, trials: number, success: number): number {
  requireTrials(trials, success);
  if (k < 0) return 0;
  if (k >= trials || success === 0) return 1;
  if (success === 1) return 0;
  const successes = Math.floor(k) + 1;
  return upperBeta(success, successes, trials - successes + 1);
}

/** P(X >= k), a tail of its own. */
export function binomialTail(k: number, trials: number, success: number): number {
  requireTrials(trials, success);
  if (k <= 0) return 1;
  if (k > trials || success === 0) return 0;
  if (success === 1) return 1;
  const successes = Math.ceil(k);
  return lowerBeta(success, successes, trials - successes + 1);
}

/** The smallest k with P(X <= k) >= p, in 0..trials. Throws invalid-probability and what counts throw. */
export function binomialQuantile(p: number, trials: number, success: number): number {
  requireProbability('p', p);
  requireTrials(trials, success);
  if (success === 0 || trials === 0) return 0;
  if (success === 1 || p === 1) return trials;
  const guess = trials * success + Math.sqrt(trials * success * (1 - success)) * normalQuantile(p);
  return smallestReaching(p, (k) => binomialCdf(k, trials, success), guess, trials);
}

/**
 * The smallest count y >= 0 of trials before the first success with P(Y > y) <= q: the quantile at 1 - q, exact also for tiny q;
 * infinity at q = 0. Throws invalid-probability.
 */
export function geometricTailQuantile(q: number, success: number): number {
  requireProbability('q', q);
  requireProbability('success', success);
  if (success === 0) throw new StatisticsError('invalid-probability', 'Success must be possible; it is 0.');
  if (success === 1 || q === 1) return 0;
  return Math.max(0, Math.ceil(Math.log(q) / Math.log1p(-success) - 1 - 1e-12));
}

/** The smallest k in 0..largest whose cumulative probability reaches p, searched outwards from a guess in doubling steps. */
function smallestReaching(p: number, cdf: (k: number) => number, guess: number, largest: number): number {
  const reaches = (k: number) => cdf(k) >= p * rounding;
  let high = Math.round(Number.isFinite(guess) ? Math.min(Math.max(guess, 0), largest) : 0);
  let low = high;
  for (let step = 1; high < largest && !reaches(high); step *= 2) {
    low = high + 1;
    high = Math.min(high + step, largest);
  }
  for (let step = 1; low > 0 && reaches(low - 1); step *= 2) {
    high = low - 1;
    low = Math.max(0, low - step);
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function requireMean(mean: number): void {
  if (mean === 0) return;
  requirePositive('mean', mean, 'negative-value');
}

function requireTrials(trials: number, success: number): void {
  requireCount('trials', trials);
  requireProbability('success', success);
}
