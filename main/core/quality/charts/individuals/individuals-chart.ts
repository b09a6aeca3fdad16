import { defaultRuleIds } from '../../../../../contract/quality-rules.ts';
import { controlConstants } from '../../statistics/index.ts';
import type { ChartPoint, ControlChart, PlottedValue } from '../control-chart.ts';
import { emptyPanel, limitRule, pointState } from '../panel.ts';
import { plottable } from '../plottable.ts';
import { type RuleSettings, RunRules } from '../rules/run-rules.ts';
import type { IndividualsLimits } from './individuals-limits.ts';

/** A point of an I-MR chart: the value, and below it the moving range to the point before. */
export interface IndividualsPoint extends ChartPoint {
  readonly range: PlottedValue;
}

/** The lines of an I-MR chart: center ± 3 sigma, and sigma (d2 ± 3 d3) of two, floored at 0. Undefined without a sigma. */
export interface IndividualsLines {
  readonly center: number | undefined;
  readonly lcl: number | undefined;
  readonly ucl: number | undefined;
  readonly rangeCenter: number | undefined;
  readonly rangeLcl: number | undefined;
  readonly rangeUcl: number | undefined;
}

/** The lines these limits draw. */
export function individualsLines({ center, sigma }: IndividualsLimits): IndividualsLines {
  const { d2, d3 } = controlConstants(2);
  const known = center !== undefined && sigma !== undefined;
  return {
    center,
    lcl: known ? center - 3 * sigma : undefined,
    ucl: known ? center + 3 * sigma : undefined,
    rangeCenter: known ? d2 * sigma : undefined,
    rangeLcl: known ? Math.max(0, (d2 - 3 * d3) * sigma) : undefined,
    rangeUcl: known ? (d2 + 3 * d3) * sigma : undefined,
  };
}

/** An I-MR chart; input: the value, undefined where it is missing. Throws StatisticsError for rules that cannot be. */
export function createIndividualsChart(
  limits: IndividualsLimits,
  settings: RuleSettings = { rules: defaultRuleIds },
): ControlChart<number | undefined, IndividualsLimits, IndividualsPoint> {
  return new IndividualsChart(limits, settings);
}

class IndividualsChart implements ControlChart<number | undefined, IndividualsLimits, IndividualsPoint> {
  #limits: IndividualsLimits;
  #lines: IndividualsLines;
  readonly #rules: RunRules;
  #previous: number | undefined;
  #index = 0;

  constructor(limits: IndividualsLimits, settings: RuleSettings) {
    this.#limits = limits;
    this.#lines = individualsLines(limits);
    this.#rules = new RunRules(settings);
  }

  startStage(limits: IndividualsLimits): void {
    this.#limits = limits;
    this.#lines = individualsLines(limits);
    this.#rules.restart();
    this.#previous = undefined;
  }

  add(input: number | undefined): IndividualsPoint {
    const value = plottable('A value', input);
    const { center, lcl, ucl } = this.#lines;
    const { status, sigma } = this.#limits;
    const judged = status === 'ok' && sigma !== undefined && center !== undefined;
    const z = judged && value !== undefined ? (value - center) / sigma : undefined;
    const violations = this.#rules.add(value, z);
    const range = this.#range(value, judged);
    this.#previous = value;
    const state = pointState(value, violations, range.violations);
    return { index: this.#index++, value, center, lcl, ucl, z, violations, state, range };
  }

  #range(value: number | undefined, judged: boolean): PlottedValue {
    if (value === undefined || this.#previous === undefined) return emptyPanel;
    const range = Math.abs(value - this.#previous);
    const { rangeCenter: center, rangeLcl: lcl, rangeUcl: ucl } = this.#lines;
    const violations = judged ? limitRule(range, lcl, ucl) : emptyPanel.violations;
    return { value: range, center, lcl, ucl, violations };
  }
}
