/**
 * The regularised incomplete gamma functions and their inverses.
 * Series below a + 1, continued fraction (W. J. Lentz 1976) above; prefactor by Loader's deviance, so that a = 1e9 keeps its digits.
 */
import { poissonTerm } from './deviance.ts';
import { continuedFraction } from './lentz.ts';
import { logGamma } from './log-gamma.ts';
import { normalQuantile } from './normal.ts';
import { requirePositive, requireProbability } from './require.ts';
import { findZero } from './root.ts';

export { logGamma } from './log-gamma.ts';

/** P(a, x), a > 0: the probability that a gamma variable of shape `a` is at most `x`. 0 for x <= 0. */
export function lowerGamma(a: number, x: number): number {
  return gammaTails(a, x).lower;
}

/** Q(a, x) = 1 - P(a, x), computed as a tail of its own. 1 for x <= 0. */
export function upperGamma(a: number, x: number): number {
  return gammaTails(a, x).upper;
}

/** The x with P(a, x) = p. Throws invalid-probability, invalid-parameter. */
export function lowerGammaInverse(a: number, p: number): number {
  requireProbability('p', p);
  return inverse(a, p, 1 - p);
}

/** The x with Q(a, x) = q: exact for tiny q. Throws invalid-probability, invalid-parameter. */
export function upperGammaInverse(a: number, q: number): number {
  requireProbability('q', q);
  return inverse(a, 1 - q, q);
}

function gammaTails(a: number, x: number): { lower: number; upper: number } {
  requirePositive('shape', a);
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const term = poissonTerm(a, x);
  if (x < a + 1) {
    const lower = Math.min(1, term * series(a, x));
    return { lower, upper: 1 - lower };
  }
  const fraction = continuedFraction(
    x + 1 - a,
    (k) => -k * (k - a),
    (k) => x + 1 - a + 2 * k,
    a,
  );
  const upper = Math.min(1, (term * a) / fraction);
  return { lower: 1 - upper, upper };
}

function series(a: number, x: number): number {
  let [sum, term] = [1, 1];
  for (let k = 1; term > sum * 1e-17; k += 1) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

function inverse(a: number, p: number, q: number): number {
  requirePositive('shape', a);
  if (p === 0) return 0;
  if (q === 0) return Number.POSITIVE_INFINITY;
  // On the scale of logarithms the smaller tail is nearly straight, so Newton's steps hardly ever miss.
  const rising = (logX: number) => {
    const x = Math.exp(logX);
    const { lower, upper } = gammaTails(a, x);
    const slope = poissonTerm(a, x) * a;
    return p < 0.5
      ? { value: Math.log(lower / p), slope: slope / lower }
      : { value: Math.log(q / upper), slope: slope / upper };
  };
  return Math.exp(findZero(rising, -1e5, 710, startingPoint(a, p, q)));
}

/** Wilson and Hilferty's cube, or the first term of the series where that has no meaning; as a logarithm. */
function startingPoint(a: number, p: number, q: number): number {
  const z = p < 0.5 ? normalQuantile(p) : -normalQuantile(q);
  const root = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  return root > 0.1 ? Math.log(a) + 3 * Math.log(root) : (Math.log(p) + logGamma(a + 1)) / a;
}
