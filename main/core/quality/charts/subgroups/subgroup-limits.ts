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
class SubgroupEstimator {
  readonly #chart: SubgroupLimits['chart'];
  readonly #method: SubgroupMethod;
  #n = 0;
  #values = 0;
  /** Of the values about the first mean: a large level costs no digits. */
  #sum = 0;
  #shift: number | undefined;
  /** Weighted sigmas and their weights; of RMSDF squares and degrees of freedom. */
  #sigmas = 0;
  #weights = 0;

  constructor(chart: SubgroupLimits['chart'], method: SubgroupMethod) {
    this.#chart = chart;
    this.#method = method;
  }

  /** Throws StatisticsError for a summary that cannot be. */
  add(subgroup: SubgroupSummary): void {
    requireSummary(subgroup);
    const { size, mean } = subgroup;
    if (size === 0) return;
    this.#shift ??= mean;
    this.#n += 1;
    this.#values += size;
    this.#sum += size * (mean - this.#shift);
    if (size > 1) this.#addSpread(subgroup);
  }

  limits(): SubgroupLimits {
    const [n, sigma] = [this.#n, this.#sigma()];
    const center = this.#shift === undefined ? undefined : this.#shift + this.#sum / this.#values;
    return { chart: this.#chart, method: this.#method, ...stateOfLimits(n, sigma), center, sigma };
  }

  #addSpread({ size, range, deviation }: SubgroupSummary): void {
    const method = this.#method;
    if (method === 'UWAVE-R' || method === 'MVLUE-R') {
      if (range === undefined || size > largestRangeSize) return;
      const { d2, d3 } = controlConstants(size);
      this.#take(range / d2, method === 'UWAVE-R' ? 1 : (d2 / d3) ** 2);
    } else if (deviation !== undefined) {
      const expected = c4(size);
      if (method === 'RMSDF') this.#take(deviation ** 2, size - 1);
      else this.#take(deviation / expected, method === 'UWAVE-SD' ? 1 : expected ** 2 / (1 - expected ** 2));
    }
  }

  #take(value: number, weight: number): void {
    this.#sigmas += value * weight;
    this.#weights += weight;
  }

  #sigma(): number | undefined {
    if (this.#weights === 0) return undefined;
    const mean = this.#sigmas / this.#weights;
    return this.#method === 'RMSDF' ? Math.sqrt(mean) / c4(this.#weights + 1) : mean;
  }
}

/** Limits from a baseline of subgroups. Throws StatisticsError for a subgroup that cannot be. */
export function estimateSubgroups(
  chart: SubgroupLimits['chart'],
  subgroups: Iterable<SubgroupSummary>,
  method: SubgroupMethod = chart === 'xbar-r' ? 'UWAVE-R' : 'UWAVE-SD',
): SubgroupLimits {
  const estimator = new SubgroupEstimator(chart, method);
  for (const subgroup of subgroups) estimator.add(subgroup);
  return estimator.limits();
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
