import { defaultRuleIds } from '../../../../../contract/quality-rules.ts';
import type { ChartPoint, ControlChart } from '../control-chart.ts';
import { emptyPanel, limitRule, pointState } from '../panel.ts';
import { noRules, type RuleSettings, RunRules } from '../rules/run-rules.ts';
import {
  type AttributeChart,
  type AttributeCount,
  countsDefectives,
  type PresentCount,
  presentCount,
} from './attribute-count.ts';
import { type AttributeLimits, chanceError } from './attribute-limits.ts';
import { createProbabilityLimits, type ProbabilityLimits } from './probability-limits.ts';

export interface AttributePoint extends ChartPoint {
  readonly size: number;
  /** Exact limits in the unit of the chart, where they were asked for: quantiles at Phi(-3) and Phi(3). */
  readonly exact: ProbabilityLimits | undefined;
}

export interface AttributeSettings extends RuleSettings {
  /**
   * Also judge by the quantiles of the binomial or Poisson distribution: at small expected counts three sigma is far
   * from them. A point outside of them breaks the rule `limit`. Not for Laney's charts, whose distribution is unknown.
   */
  readonly exact?: boolean | undefined;
}

/** A p, np, c, u, Laney p' or Laney u' chart, as its limits say. Limits follow the size of each point. */
export function createAttributeChart(
  limits: AttributeLimits,
  settings: AttributeSettings = { rules: defaultRuleIds },
): ControlChart<AttributeCount, AttributeLimits, AttributePoint> {
  return new Attributes(limits, settings);
}

class Attributes implements ControlChart<AttributeCount, AttributeLimits, AttributePoint> {
  #limits: AttributeLimits;
  readonly #rules: RunRules;
  readonly #exact: boolean;
  #exactLimits: (size: number) => ProbabilityLimits | undefined;
  #index = 0;

  constructor(limits: AttributeLimits, settings: AttributeSettings) {
    this.#limits = limits;
    this.#rules = new RunRules(settings);
    this.#exact = settings.exact === true;
    this.#exactLimits = this.#exact ? createProbabilityLimits(limits) : () => undefined;
  }

  startStage(limits: AttributeLimits): void {
    this.#limits = limits;
    this.#rules.restart();
    if (this.#exact) this.#exactLimits = createProbabilityLimits(limits);
  }

  add(input: AttributeCount): AttributePoint {
    const { chart, center, status, sigmaZ = 1 } = this.#limits;
    const present = presentCount(chart, input);
    if (present === undefined) return this.#gap();
    const { size } = present;
    const scale = unitsPlotted(chart, size);
    const value = plotted(chart, present);
    const error = center === undefined ? undefined : chanceError(chart, center, size) * sigmaZ;
    const judged = status === 'ok' && center !== undefined && error !== undefined;
    const z = judged ? (present.count / size - center) / error : undefined;
    const exact = this.#exactLimits(size);
    const patterns = this.#rules.add(value, z);
    const outside = judged ? limitRule(value, exact?.lcl, exact?.ucl) : noRules;
    const violations = outside.length === 0 ? patterns : [...patterns, ...outside];
    return {
      index: this.#index++,
      size,
      value,
      center: center === undefined ? undefined : center * scale,
      ...linesOf(this.#limits, error, size),
      z,
      violations,
      state: pointState(value, violations),
      exact,
    };
  }

  #gap(): AttributePoint {
    const violations = this.#rules.add(undefined, undefined);
    const nothing = { ...emptyPanel, violations, z: undefined, exact: undefined };
    return { ...nothing, index: this.#index++, size: 0, state: 'gap' };
  }
}

/** Units of the centre in what is plotted: all of the point's on an np chart, one on the others. */
function unitsPlotted(chart: AttributeChart, size: number): number {
  return chart === 'np' ? size : 1;
}

function plotted(chart: AttributeChart, { count, size }: PresentCount): number {
  return chart === 'np' || chart === 'c' ? count : count / size;
}

/** Three errors about the centre, within what can be counted. */
function linesOf({ chart, center, status }: AttributeLimits, error: number | undefined, size: number) {
  if (center === undefined || error === undefined || status === 'insufficient-data')
    return { lcl: undefined, ucl: undefined };
  const scale = unitsPlotted(chart, size);
  const most = countsDefectives(chart) ? scale : Number.POSITIVE_INFINITY;
  return {
    lcl: Math.max(0, (center - 3 * error) * scale),
    ucl: Math.min(most, (center + 3 * error) * scale),
  };
}
