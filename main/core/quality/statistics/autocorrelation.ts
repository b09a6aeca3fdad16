/** Dependence of neighbours: the lag-1 autocorrelation of G. E. P. Box, G. M. Jenkins, with their bound of two standard errors. */
import { momentsOf } from './moments.ts';
import type { Status } from './statistics-error.ts';

export interface Autocorrelation {
  readonly status: Status;
  readonly lag1?: number;
  /** 2 / sqrt(n). */
  readonly threshold?: number;
  /** Neighbours resemble each other: control charts will signal where nothing is wrong. */
  readonly warn: boolean;
}

/** The lag-1 autocorrelation of a series; NaN is a missing value and parts its neighbours. Throws not-finite. */
export function autocorrelation(values: ArrayLike<number>): Autocorrelation {
  const { n, mean, min, max } = momentsOf(Array.from(values));
  if (mean === undefined || n < 2) return { status: 'insufficient-data', warn: false };
  if (min === max) return { status: 'zero-variation', warn: false };
  let [products, squares, before] = [0, 0, Number.NaN];
  for (let index = 0; index < values.length; index += 1) {
    const deviation = (values[index] ?? Number.NaN) - mean;
    if (!Number.isNaN(deviation * before)) products += deviation * before;
    if (!Number.isNaN(deviation)) squares += deviation * deviation;
    before = deviation;
  }
  const [lag1, threshold] = [products / squares, 2 / Math.sqrt(n)];
  return { status: 'ok', lag1, threshold, warn: lag1 > threshold };
}
