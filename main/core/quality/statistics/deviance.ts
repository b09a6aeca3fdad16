/**
 * Densities of the binomial and Poisson families without cancellation, for real counts:
 * C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000).
 */
import { logGamma } from './log-gamma.ts';
import { polynomial } from './polynomial.ts';

const halfLogTwoPi = 0.9189385332046728;
const stirlingSeries = [1 / 12, -1 / 360, 1 / 1_260, -1 / 1_680, 1 / 1_188, -691 / 360_360, 1 / 156];

/** x^a e^-x / Gamma(a + 1), a > 0, x > 0: the Poisson probability of `a` events where `x` are expected. */
export function poissonTerm(a: number, x: number): number {
  return Math.exp(-stirlingError(a) - deviance(a, x) - halfLogTwoPi) / Math.sqrt(a);
}

/** x^a y^b / (a B(a, b)) with y = 1 - x: what stands before the continued fraction of the incomplete beta. */
export function betaTerm(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  // a - n x and b - n y are opposite; from the smaller of x and y they keep the digits that 1 - x has lost.
  const apart = x < y ? a - n * x : n * y - b;
  const deviances = deviance(a, n * x, apart) + deviance(b, n * y, -apart);
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviances;
  return Math.exp(exponent - halfLogTwoPi) * Math.sqrt(b / (a * n));
}

/** log Gamma(n + 1) less Stirling's formula for it. */
function stirlingError(n: number): number {
  if (n < 10) return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - halfLogTwoPi;
  return polynomial(stirlingSeries, 1 / (n * n)) / n;
}

/** a log(a / x) + x - a, accurate where a and x are near each other. */
function deviance(a: number, x: number, difference = a - x): number {
  if (Math.abs(difference) >= 0.1 * (a + x)) return a * Math.log(a / x) - difference;
  const ratio = difference / (a + x);
  let sum = difference * ratio;
  let power = 2 * a * ratio;
  for (let k = 3; ; k += 2) {
    power *= ratio * ratio;
    const next = sum + power / k;
    if (next === sum) return sum;
    sum = next;
  }
}
