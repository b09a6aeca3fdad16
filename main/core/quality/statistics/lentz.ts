/** Continued fractions: W. J. Lentz, Applied Optics 15 (1976), with the guard of Thompson and Barnett (1986). */
import { StatisticsError } from './statistics-error.ts';

const tiny = 1e-300;

/**
 * b0 + a(1)/(b(1) + a(2)/(b(2) + ...)). `size` is the largest parameter of the function: the number of steps grows with its root.
 * Throws not-converged when that was not enough.
 */
export function continuedFraction(
  b0: number,
  a: (k: number) => number,
  b: (k: number) => number,
  size: number,
): number {
  let value = b0 === 0 ? tiny : b0;
  let [c, d] = [value, 0];
  const most = 1_000 + 50 * Math.sqrt(size);
  for (let k = 1; k <= most; k += 1) {
    d = b(k) + a(k) * d;
    c = b(k) + a(k) / c;
    d = 1 / (d === 0 ? tiny : d);
    c = c === 0 ? tiny : c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 3e-16) return value;
  }
  throw new StatisticsError('not-converged', `A continued fraction of size ${size} did not settle.`);
}
