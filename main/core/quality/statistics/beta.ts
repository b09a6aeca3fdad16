/**
 * The regularised incomplete beta function and its inverse, by the continued fraction of DiDonato and Morris (ACM TOMS 708, 1992)
 * with Lentz's steps and Loader's prefactor.
 */
import { betaTerm } from './deviance.ts';
import { continuedFraction } from './lentz.ts';
import { normalQuantile } from './normal.ts';
import { requirePositive, requireProbability } from './require.ts';
import { findZero } from './root.ts';

/** I_x(a, b) = P(X <= x) of a beta variable. `y` is 1 - x, to be given where the caller knows it more exactly. */
export function lowerBeta(x: number, a: number, b: number, y = 1 - x): number {
  return betaTails(x, y, a, b).lower;
}

/** 1 - I_x(a, b), computed as a tail of its own. */
export function upperBeta(x: number, a: number, b: number, y = 1 - x): number {
  return betaTails(x, y, a, b).upper;
}

/** The x with I_x(a, b) = p. Throws invalid-probability, invalid-parameter. */
export function lowerBetaInverse(p: number, a: number, b: number): number {
  requireProbability('p', p);
  return inverse(p, 1 - p, a, b);
}

/** The x with 1 - I_x(a, b) = q: exact for tiny q. Throws invalid-probability, invalid-parameter. */
export function upperBetaInverse(q: number, a: number, b: number): number {
  requireProbability('q', q);
  return inverse(1 - q, q, a, b);
}

function betaTails(x: number, y: number, a: number, b: number): { lower: number; upper: number } {
  requirePositive('a', a);
  requirePositive('b', b);
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  // How far x lies below the mean; from the smaller of x and y it keeps the digits that 1 - x has lost.
  const below = x < y ? a - (a + b) * x : (a + b) * y - b;
  if (below < 0) {
    const upper = belowMean(y, x, b, a, -below);
    return { lower: 1 - upper, upper };
  }
  const lower = belowMean(x, y, a, b, below);
  return { lower, upper: 1 - lower };
}

/** BFRAC of TOMS 708: written in terms of the distance to the mean, so that nothing cancels at any size of a and b. */
function belowMean(x: number, y: number, a: number, b: number, below: number): number {
  const [head, first] = [1 + below, 1 + 1 / a];
  const numerator = (k: number): number => {
    const p = 1 + (k - 1) / a;
    const e = a / (a + 2 * k - 1);
    return p * (p + b / a) * e * e * (k * (b - k) * x) * x;
  };
  const denominator = (k: number): number => {
    const weight = k * (b - k) * x;
    const e = (k / a + 1) / (first + (2 * k) / a);
    return k + weight / (a + 2 * k - 1) + e * (head + k * (y + 1));
  };
  const fraction = continuedFraction(head / first, numerator, denominator, Math.max(a, b));
  return Math.min(1, (betaTerm(x, y, a, b) * a) / fraction);
}

function inverse(p: number, q: number, a: number, b: number): number {
  requirePositive('a', a);
  requirePositive('b', b);
  if (p === 0) return 0;
  if (q === 0) return 1;
  // The log odds keep both ends apart from 0 and 1, and the smaller tail is nearly straight on them.
  const rising = (logOdds: number) => {
    const [x, y] = [1 / (1 + Math.exp(-logOdds)), 1 / (1 + Math.exp(logOdds))];
    const { lower, upper } = betaTails(x, y, a, b);
    const slope = betaTerm(x, y, a, b) * a;
    return p < 0.5
      ? { value: Math.log(lower / p), slope: slope / lower }
      : { value: Math.log(q / upper), slope: slope / upper };
  };
  return 1 / (1 + Math.exp(-findZero(rising, -700, 700, startingPoint(p, q, a, b))));
}

/** Log odds of a beta variable are nearly normal about log(a / b). */
function startingPoint(p: number, q: number, a: number, b: number): number {
  const z = p < 0.5 ? normalQuantile(p) : -normalQuantile(q);
  return Math.log(a / b) + z * Math.min(10, Math.sqrt(1 / a + 1 / b));
}
