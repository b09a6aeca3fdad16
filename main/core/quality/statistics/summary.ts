import { autocorrelation } from './autocorrelation.ts';
import { momentsOf } from './moments.ts';
import type { Status } from './statistics-error.ts';

export interface Summary {
  readonly status: Status;
  readonly n: number;
  readonly mean: number | undefined;
  readonly sd: number | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly lag1Autocorrelation: number | undefined;
}

/** A series in a few numbers, in its own unit; NaN is a missing value. Below two values only what one value tells. Throws not-finite. */
export function summarise(values: ArrayLike<number>): Summary {
  const { n, mean, sd, min, max } = momentsOf(Array.from(values));
  const { status, lag1 } = autocorrelation(values);
  return { status, n, mean, sd, min, max, lag1Autocorrelation: lag1 };
}
