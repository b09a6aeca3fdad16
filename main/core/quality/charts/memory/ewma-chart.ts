import { requireFinite, requirePositive, StatisticsError } from '../../statistics/index.ts';
import type { ChartPoint, ControlChart } from '../control-chart.ts';
import type { LimitsState } from '../limits.ts';
import { limitRule, pointState } from '../panel.ts';
import { plottable } from '../plottable.ts';
import { noRules } from '../rules/run-rules.ts';
import { meanOf, type SizedValue } from './sized-value.ts';

/** What an EWMA chart is drawn from; center and sigma (of single values) in the unit of the values. */
export interface EwmaLimits extends LimitsState {
  readonly chart: 'ewma';
  readonly center?: number | undefined;
  readonly sigma?: number | undefined;
  /** Weight of the newest point, in (0, 1]. */
  readonly lambda: number;
  /** Standard errors from the centre to a limit. */
  readonly width: number;
}

/** In control as rarely alarmed as a chart with three-sigma limits, and quick at shifts of half a sigma. */
export const usualEwma = { lambda: 0.1, width: 2.7 } as const;

/**
 * Limits of an EWMA chart from those of a chart of the values, or from what is known. Throws StatisticsError for a
 * lambda outside (0, 1], a width not above 0, and a sigma not above 0 (unless the estimate says so by its status).
 */
export function ewmaLimits(
  base: LimitsState & { readonly center?: number | undefined; readonly sigma?: number | undefined },
  { lambda, width }: { readonly lambda: number; readonly width: number } = usualEwma,
): EwmaLimits {
  if (!(lambda > 0 && lambda <= 1))
    throw new StatisticsError('invalid-parameter', `Lambda is ${lambda}; it must be above 0 and at most 1.`);
  requirePositive('The width of the limits', width);
  const { status, n, provisional, center, sigma } = base;
  if (status === 'ok') requirePositive('Sigma', sigma ?? Number.NaN, 'invalid-sigma');
  if (center !== undefined) requireFinite('The centre', center);
  return { chart: 'ewma', status, n, provisional, center, sigma, lambda, width };
}

/**
 * An exponentially weighted moving average (NIST/SEMATECH 6.3.2.4). Its limits widen over the first points, by
 * 1 - (1 - lambda)^(2i): the asymptotic ones would miss an early shift. A missing value leaves the average where it
 * is while its position counts on. Only `limit` applies: neighbours depend on each other, so patterns mean nothing.
 */
export function createEwmaChart(limits: EwmaLimits): ControlChart<SizedValue, EwmaLimits> {
  return new EwmaChart(limits);
}

class EwmaChart implements ControlChart<SizedValue, EwmaLimits> {
  #limits: EwmaLimits;
  #average: number | undefined;
  /** (1 - lambda)^(2i). */
  #decay = 1;
  /** Of the last subgroup that was there; a gap is drawn with its limits. */
  #size = 1;
  #index = 0;

  constructor(limits: EwmaLimits) {
    this.#limits = limits;
    this.#average = limits.center;
  }

  startStage(limits: EwmaLimits): void {
    this.#limits = limits;
    this.#average = limits.center;
    this.#decay = 1;
    this.#size = 1;
  }

  add(input: SizedValue): ChartPoint {
    const { value, size } = meanOf(input);
    const { center, status, lambda, width } = this.#limits;
    if (size !== undefined) this.#size = size;
    if (value !== undefined && this.#average !== undefined)
      this.#average = lambda * value + (1 - lambda) * this.#average;
    this.#decay *= (1 - lambda) ** 2;
    const average = plottable('The average', this.#average);
    const error = asymptoticError(this.#limits, this.#size) * Math.sqrt(1 - this.#decay);
    const judged = status === 'ok' && average !== undefined && center !== undefined;
    const [lcl, ucl] = around(center, width * error);
    const violations = judged && value !== undefined ? limitRule(average, lcl, ucl) : noRules;
    return {
      index: this.#index++,
      value: average,
      center,
      lcl,
      ucl,
      z: judged ? (average - center) / error : undefined,
      violations,
      state: pointState(value, violations),
    };
  }
}

/** What the limits come to after many points of this size: for comparison, as an early shift hides within them. */
export function ewmaAsymptote(
  limits: EwmaLimits,
  size = 1,
): { lcl: number | undefined; ucl: number | undefined } {
  const [lcl, ucl] = around(limits.center, limits.width * asymptoticError(limits, size));
  return { lcl, ucl };
}

function asymptoticError({ sigma = Number.NaN, lambda }: EwmaLimits, size: number): number {
  return (sigma / Math.sqrt(size)) * Math.sqrt(lambda / (2 - lambda));
}

/** Undefined where either is unknown. */
function around(center: number | undefined, distance: number): [number | undefined, number | undefined] {
  if (center === undefined || Number.isNaN(distance)) return [undefined, undefined];
  return [center - distance, center + distance];
}
