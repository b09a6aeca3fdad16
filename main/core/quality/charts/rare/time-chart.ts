import type { ChartPoint, ControlChart } from '../control-chart.ts';
import { createIndividualsChart } from '../individuals/individuals-chart.ts';
import { estimateIndividuals, type IndividualsLimits } from '../individuals/individuals-limits.ts';
import { pointState } from '../panel.ts';
import type { RuleSettings } from '../rules/run-rules.ts';
import { MedianPanel } from './median-panel.ts';
import { nelsonExponent, presentTime, type TimeLimits } from './time-limits.ts';

/**
 * A t chart: time between two events; below the lower limit is worse. Exponential and Weibull limits take the rules
 * that ask for an order alone; Nelson's transform takes all rules, judged where times are nearly normal and shown back in
 * their own unit.
 */
export function createTimeChart(
  limits: TimeLimits,
  settings: RuleSettings = { rules: ['nelson-2'] },
): ControlChart<number | undefined, TimeLimits> {
  return limits.method === 'nelson' ? new NelsonChart(limits, settings) : new QuantileChart(limits, settings);
}

class QuantileChart implements ControlChart<number | undefined, TimeLimits> {
  readonly #panel: MedianPanel;

  constructor(limits: TimeLimits, settings: RuleSettings) {
    this.#panel = new MedianPanel(limits.status, limits.lines, settings);
  }

  startStage(limits: TimeLimits): void {
    this.#panel.startStage(limits.status, limits.lines);
  }

  add(time: number | undefined): ChartPoint {
    return this.#panel.add(presentTime(time));
  }
}

class NelsonChart implements ControlChart<number | undefined, TimeLimits> {
  #limits: TimeLimits;
  readonly #individuals: ControlChart<number | undefined, IndividualsLimits>;

  constructor(limits: TimeLimits, settings: RuleSettings) {
    this.#limits = limits;
    this.#individuals = createIndividualsChart(transformedOf(limits), settings);
  }

  startStage(limits: TimeLimits): void {
    this.#limits = limits;
    this.#individuals.startStage(transformedOf(limits));
  }

  add(time: number | undefined): ChartPoint {
    const value = presentTime(time);
    const { index, z, violations } = this.#individuals.add(value && value ** nelsonExponent);
    const { center, lcl, ucl } = this.#limits.lines ?? {};
    return { index, value, center, lcl, ucl, z, violations, state: pointState(value, violations) };
  }
}

function transformedOf({ transformed }: TimeLimits): IndividualsLimits {
  return transformed ?? estimateIndividuals([]);
}
