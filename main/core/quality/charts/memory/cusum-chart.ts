import type { QualityRuleId } from '../../../../../contract/quality-rules.ts';
import { requireFinite, requirePositive, StatisticsError } from '../../statistics/index.ts';
import type { ChartPoint, ControlChart } from '../control-chart.ts';
import type { LimitsState } from '../limits.ts';
import { pointState } from '../panel.ts';
import { noRules } from '../rules/run-rules.ts';
import { meanOf, type SizedValue } from './sized-value.ts';

export interface CusumSettings {
  /** Allowance, in standard errors: half the shift that shall be found. From 0. */
  readonly k: number;
  /** Decision interval, in standard errors, above 0. */
  readonly h: number;
  /** Where both sums begin, in [0, h): half of h finds a process that starts off target early (FIR). */
  readonly headStart: number;
}

/** What a CUSUM chart is drawn from; target and sigma (of single values) in the unit of the values. */
export interface CusumLimits extends LimitsState, CusumSettings {
  readonly chart: 'cusum';
  readonly target?: number | undefined;
  readonly sigma?: number | undefined;
}

/** A point of both sums, in standard errors. Plotted is the larger one, the lower sum downwards. */
export interface CusumPoint extends ChartPoint {
  readonly upper: number;
  readonly lower: number;
  /** Points in a row for which a sum has been above 0: a signal's shift probably began that many points ago. */
  readonly upperRun: number;
  readonly lowerRun: number;
}

/** J. M. Lucas and R. B. Crosier 1982: ARL 430 in control with the head start, 6.4 at a shift of one sigma. */
export const usualCusum: CusumSettings = { k: 0.5, h: 5, headStart: 2.5 };

/**
 * Limits of a CUSUM chart from those of a chart of the values (its centre is the target), or from what is known.
 * Throws StatisticsError for settings that cannot be, and a sigma not above 0 (unless the estimate says so by its status).
 */
export function cusumLimits(
  base: LimitsState & { readonly center?: number | undefined; readonly sigma?: number | undefined },
  { k, h, headStart }: CusumSettings = usualCusum,
): CusumLimits {
  requireFinite('k', k);
  if (k < 0) throw new StatisticsError('invalid-parameter', `k is ${k}; it must be 0 or more.`);
  requirePositive('h', h);
  if (!(headStart >= 0 && headStart < h))
    throw new StatisticsError(
      'invalid-parameter',
      `The head start is ${headStart}; it must be from 0 to below h.`,
    );
  const { status, n, provisional, center: target, sigma } = base;
  if (status === 'ok') requirePositive('Sigma', sigma ?? Number.NaN, 'invalid-sigma');
  if (target !== undefined) requireFinite('The target', target);
  return { chart: 'cusum', status, n, provisional, target, sigma, k, h, headStart };
}

/**
 * Two one-sided sums of what lies beyond the target by more than the allowance (NIST/SEMATECH 6.3.2.3). A sum signals
 * while it is strictly above h and is not set back. A missing value leaves both sums and their counters as they are.
 */
export function createCusumChart(limits: CusumLimits): ControlChart<SizedValue, CusumLimits, CusumPoint> {
  return new CusumChart(limits);
}

class CusumChart implements ControlChart<SizedValue, CusumLimits, CusumPoint> {
  #limits: CusumLimits;
  #upper: number;
  #lower: number;
  #upperRun = 0;
  #lowerRun = 0;
  #index = 0;

  constructor(limits: CusumLimits) {
    this.#limits = limits;
    this.#upper = limits.headStart;
    this.#lower = limits.headStart;
  }

  startStage(limits: CusumLimits): void {
    this.#limits = limits;
    this.#upper = limits.headStart;
    this.#lower = limits.headStart;
    this.#upperRun = 0;
    this.#lowerRun = 0;
  }

  add(input: SizedValue): CusumPoint {
    const { value, size = 1 } = meanOf(input);
    const { target, sigma, status, h } = this.#limits;
    const judged = status === 'ok' && target !== undefined && sigma !== undefined;
    const z = judged && value !== undefined ? ((value - target) / sigma) * Math.sqrt(size) : undefined;
    if (z !== undefined) this.#take(z);
    const [upper, lower] = [this.#upper, this.#lower];
    const violations = z === undefined ? noRules : this.#signals();
    const limit = judged ? h : undefined;
    return {
      index: this.#index++,
      value: judged ? (upper >= lower ? upper : -lower) : undefined,
      center: judged ? 0 : undefined,
      lcl: limit === undefined ? undefined : -limit,
      ucl: limit,
      z,
      violations,
      state: pointState(value, violations),
      upper,
      lower,
      upperRun: this.#upperRun,
      lowerRun: this.#lowerRun,
    };
  }

  #take(z: number): void {
    const { k } = this.#limits;
    this.#upper = Math.max(0, this.#upper + z - k);
    this.#lower = Math.max(0, this.#lower - z - k);
    this.#upperRun = this.#upper > 0 ? this.#upperRun + 1 : 0;
    this.#lowerRun = this.#lower > 0 ? this.#lowerRun + 1 : 0;
  }

  #signals(): readonly QualityRuleId[] {
    const [up, down] = [this.#upper > this.#limits.h, this.#lower > this.#limits.h];
    if (!up && !down) return noRules;
    return [...(up ? (['shift-up'] as const) : []), ...(down ? (['shift-down'] as const) : [])];
  }
}
