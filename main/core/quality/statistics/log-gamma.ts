/** The logarithm of the gamma function: C. Lanczos (1964), coefficients of P. Godfrey (2001) for g = 607/128, error about 1e-15. */
import { StatisticsError } from './statistics-error.ts';

const g = 607 / 128;
const coefficients = [
  57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202, 3.399464998481189e-5,
  4.652362892704858e-5, -9.837447530487956e-5, 0.0001580887032249125, -0.00021026444172410488,
  0.00021743961811521265, -0.0001643181065367639, 8.441822398385275e-5, -2.6190838401581408e-5,
  3.6899182659531625e-6,
];

/** log Gamma(x) for x > 0. Throws invalid-parameter elsewhere. */
export function logGamma(x: number): number {
  if (!(x > 0))
    throw new StatisticsError('invalid-parameter', `logGamma of ${x}; the argument must be above 0.`);
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const base = x + g - 0.5;
  const sum = coefficients.reduce(
    (total, coefficient, index) => total + coefficient / (x + index),
    0.9999999999999971,
  );
  return (x - 0.5) * Math.log(base) - base + Math.log(2.5066282746310007 * sum);
}
