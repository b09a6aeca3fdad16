import {
  c4,
  controlConstants,
  createMoments,
  medianMovingRangeDivisor,
  requireFinite,
  requirePositive,
} from '../../statistics/index.ts';
import { knownLimits, type LimitsState, stateOfLimits } from '../limits.ts';
import { median } from '../median.ts';
import { plottable } from '../plottable.ts';

/** How sigma is estimated: mean moving range, median moving range, standard deviation; or it was known. */
export type IndividualsMethod = 'MR' | 'medianMR' | 'SD';

/** Limits of an I-MR chart; center and sigma in the unit of the values. */
export interface IndividualsLimits extends LimitsState {
  readonly chart: 'i-mr';
  readonly method: IndividualsMethod | 'known';
  readonly center?: number | undefined;
  readonly sigma?: number | undefined;
}

/**
 * Gathers a baseline for limits, point by point. A gap (a missing value, a point left out, the end of a stage) has no
 * moving range, and neither has the point after it.
 */
export class IndividualsEstimator {
  readonly #method: IndividualsMethod;
  readonly #values = createMoments();
  readonly #ranges = createMoments();
  /** Kept for the median alone. */
  readonly #kept: number[] = [];
  #previous: number | undefined;

  constructor(method: IndividualsMethod = 'MR') {
    this.#method = method;
  }

  /** Throws StatisticsError (not-finite). */
  add(value: number | undefined): void {
    const present = plottable('A value', value);
    if (present !== undefined) {
      this.#values.add(present);
      if (this.#previous !== undefined) this.#addRange(Math.abs(present - this.#previous));
    }
    this.#previous = present;
  }

  limits(): IndividualsLimits {
    const { n, mean: center } = this.#values;
    const sigma = this.#sigma();
    return { chart: 'i-mr', method: this.#method, ...stateOfLimits(n, sigma), center, sigma };
  }

  #addRange(range: number): void {
    this.#ranges.add(range);
    if (this.#method === 'medianMR') this.#kept.push(range);
  }

  #sigma(): number | undefined {
    const { n, sd } = this.#values;
    if (this.#method === 'SD') return sd === undefined ? undefined : sd / c4(n);
    const [range, divisor] =
      this.#method === 'MR'
        ? [this.#ranges.mean, controlConstants(2).d2]
        : [median(this.#kept), medianMovingRangeDivisor];
    return range === undefined ? undefined : range / divisor;
  }
}

/** Limits from a baseline; undefined: missing. Throws StatisticsError (not-finite). */
export function estimateIndividuals(
  values: Iterable<number | undefined>,
  method: IndividualsMethod = 'MR',
): IndividualsLimits {
  const estimator = new IndividualsEstimator(method);
  for (const value of values) estimator.add(value);
  return estimator.limits();
}

/** Limits from a centre and a sigma known from elsewhere. Throws StatisticsError unless sigma > 0. */
export function knownIndividuals(center: number, sigma: number): IndividualsLimits {
  requireFinite('The centre', center);
  requirePositive('Sigma', sigma, 'invalid-sigma');
  return { chart: 'i-mr', method: 'known', ...knownLimits, center, sigma };
}
