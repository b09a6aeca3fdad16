import { c4, controlConstants, requireFinite, requirePositive } from '../../statistics/index.ts';
import { knownLimits, type LimitsState, stateOfLimits } from '../limits.ts';
import { requireSummary, type SubgroupSummary } from './subgroup-summary.ts';

/**
 * How sigma is estimated from subgroups: the mean of R/d2 or S/c4 over subgroups (UWAVE), the same weighted by how
 * precise each is (MVLUE), or the pooled standard deviation over c4 (RMSDF).
 */
export const subgroupMethods = ['UWAVE-R', 'MVLUE-R', 'UWAVE-SD', 'MVLUE-SD', 'RMSDF'] as const;
export type SubgroupMethod = (typeof subgroupMethods)[number];

/** Limits of an Xbar-R or Xbar-S chart; center and sigma (of single values) in their unit, for subgroups of any size. */
export interface SubgroupLimits extends LimitsState {
  readonly chart: 'xbar-r' | 'xbar-s';
  readonly method: SubgroupMethod | 'known';
  readonly center?: number | undefined;
  readonly sigma?: number | undefined;
}

/** Of larger subgroups nobody charts the range: it is known to be a poor estimate already from about ten values. */
export const largestRangeSize = 1_000;

/** Gathers a baseline of subgroups, one at a time. `n` of its limits counts subgroups. */
export class SubgroupEstimator {
  #n = 0;
  #values = 0;
  /** Sum of values about the first mean: a large level costs no digits. */
  #sum = 0;
  #shift: number | undefined;
  readonly #means: Record<Exclude<SubgroupMethod, 'RMSDF'>, WeightedMean> = {
    'UWAVE-R': new WeightedMean(),
    'MVLUE-R': new WeightedMean(),
    'UWAVE-SD': new WeightedMean(),
    'MVLUE-SD': new WeightedMean(),
  };
  #squares = 0;
  #degrees = 0;

  /** Throws StatisticsError for a summary that cannot be. */
  add(subgroup: SubgroupSummary): void {
    requireSummary(subgroup);
    const { size, mean, range, deviation } = subgroup;
    if (size === 0) return;
    this.#shift ??= mean;
    this.#n += 1;
    this.#values += size;
    this.#sum += size * (mean - this.#shift);
    if (size < 2) return;
    if (range !== undefined && size <= largestRangeSize) this.#addRange(range, size);
    if (deviation !== undefined) this.#addDeviation(deviation, size);
  }

  /** The estimate of sigma by one method; undefined while there is none. */
  sigma(method: SubgroupMethod): number | undefined {
    if (method !== 'RMSDF') return this.#means[method].value;
    return this.#degrees === 0 ? undefined : Math.sqrt(this.#squares / this.#degrees) / c4(this.#degrees + 1);
  }

  limits(chart: SubgroupLimits['chart'], method: SubgroupMethod): SubgroupLimits {
    const sigma = this.sigma(method);
    const center = this.#shift === undefined ? undefined : this.#shift + this.#sum / this.#values;
    return { chart, method, ...stateOfLimits(this.#n, sigma), center, sigma };
  }

  #addRange(range: number, size: number): void {
    const { d2, d3 } = controlConstants(size);
    this.#means['UWAVE-R'].add(range / d2, 1);
    this.#means['MVLUE-R'].add(range / d2, (d2 / d3) ** 2);
  }

  #addDeviation(deviation: number, size: number): void {
    const expected = c4(size);
    this.#means['UWAVE-SD'].add(deviation / expected, 1);
    this.#means['MVLUE-SD'].add(deviation / expected, expected ** 2 / (1 - expected ** 2));
    this.#squares += (size - 1) * deviation ** 2;
    this.#degrees += size - 1;
  }
}

/** Limits from a baseline of subgroups. Throws StatisticsError for a subgroup that cannot be. */
export function estimateSubgroups(
  chart: SubgroupLimits['chart'],
  subgroups: Iterable<SubgroupSummary>,
  method: SubgroupMethod = chart === 'xbar-r' ? 'UWAVE-R' : 'UWAVE-SD',
): SubgroupLimits {
  const estimator = new SubgroupEstimator();
  for (const subgroup of subgroups) estimator.add(subgroup);
  return estimator.limits(chart, method);
}

/** Limits from a centre and a sigma of single values known from elsewhere. Throws StatisticsError unless sigma > 0. */
export function knownSubgroups(
  chart: SubgroupLimits['chart'],
  center: number,
  sigma: number,
): SubgroupLimits {
  requireFinite('The centre', center);
  requirePositive('Sigma', sigma, 'invalid-sigma');
  return { chart, method: 'known', ...knownLimits, center, sigma };
}

class WeightedMean {
  #sum = 0;
  #weights = 0;

  add(value: number, weight: number): void {
    this.#sum += weight * value;
    this.#weights += weight;
  }

  get value(): number | undefined {
    return this.#weights === 0 ? undefined : this.#sum / this.#weights;
  }
}
