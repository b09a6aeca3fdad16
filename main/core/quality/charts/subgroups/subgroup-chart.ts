import { defaultRuleIds } from '../../../../../contract/quality-rules.ts';
import { c4, controlConstants } from '../../statistics/index.ts';
import type { ChartPoint, ControlChart, PlottedValue } from '../control-chart.ts';
import { emptyPanel, limitRule, pointState } from '../panel.ts';
import { type RuleSettings, RunRules } from '../rules/run-rules.ts';
import { largestRangeSize, type SubgroupLimits } from './subgroup-limits.ts';
import { requireSummary, type SubgroupSummary } from './subgroup-summary.ts';

/** A point of an Xbar chart: the mean of a subgroup, and below it its range or standard deviation. */
export interface SubgroupPoint extends ChartPoint {
  readonly size: number;
  readonly spread: PlottedValue;
}

/** The lines of subgroups of one size; undefined without a sigma. */
interface Lines {
  readonly size: number;
  readonly error: number | undefined;
  readonly lcl: number | undefined;
  readonly ucl: number | undefined;
  readonly spreadCenter: number | undefined;
  readonly spreadLcl: number | undefined;
  readonly spreadUcl: number | undefined;
}

/**
 * An Xbar-R or Xbar-S chart, as its limits say. Limits follow the size of each subgroup: center ± 3 sigma/sqrt(n); R
 * about d2 sigma ± 3 d3 sigma, S about c4 sigma ± 3 sigma sqrt(1 - c4²), floored at 0.
 */
export function createSubgroupChart(
  limits: SubgroupLimits,
  settings: RuleSettings = { rules: defaultRuleIds },
): ControlChart<SubgroupSummary, SubgroupLimits, SubgroupPoint> {
  return new SubgroupChart(limits, settings);
}

class SubgroupChart implements ControlChart<SubgroupSummary, SubgroupLimits, SubgroupPoint> {
  #limits: SubgroupLimits;
  readonly #rules: RunRules;
  /** Of the last size: most often the next subgroup has it too. */
  #lines: Lines | undefined;
  #index = 0;

  constructor(limits: SubgroupLimits, settings: RuleSettings) {
    this.#limits = limits;
    this.#rules = new RunRules(settings);
  }

  startStage(limits: SubgroupLimits): void {
    this.#limits = limits;
    this.#lines = undefined;
    this.#rules.restart();
  }

  add(subgroup: SubgroupSummary): SubgroupPoint {
    requireSummary(subgroup);
    const { size } = subgroup;
    if (size === 0) return this.#gap();
    const { center, status } = this.#limits;
    if (this.#lines?.size !== size) this.#lines = linesOf(this.#limits, size);
    const { error, lcl, ucl } = this.#lines;
    const value = subgroup.mean;
    const judged = status === 'ok' && error !== undefined && center !== undefined;
    const z = judged ? (value - center) / error : undefined;
    const violations = this.#rules.add(value, z);
    const spread = this.#spread(subgroup, this.#lines, judged);
    const state = pointState(value, violations, spread.violations);
    return { index: this.#index++, size, value, center, lcl, ucl, z, violations, state, spread };
  }

  #gap(): SubgroupPoint {
    const violations = this.#rules.add(undefined, undefined);
    const nothing = { ...emptyPanel, violations, z: undefined, spread: emptyPanel };
    return { ...nothing, index: this.#index++, size: 0, state: 'gap' };
  }

  #spread(subgroup: SubgroupSummary, lines: Lines, judged: boolean): PlottedValue {
    const value = this.#limits.chart === 'xbar-r' ? subgroup.range : subgroup.deviation;
    if (value === undefined || subgroup.size < 2) return emptyPanel;
    const { spreadCenter: center, spreadLcl: lcl, spreadUcl: ucl } = lines;
    return {
      value,
      center,
      lcl,
      ucl,
      violations: judged ? limitRule(value, lcl, ucl) : emptyPanel.violations,
    };
  }
}

function linesOf({ chart, center, sigma }: SubgroupLimits, size: number): Lines {
  const known = center !== undefined && sigma !== undefined;
  const error = known ? sigma / Math.sqrt(size) : undefined;
  const spread = known ? spreadFactors(chart, size) : undefined;
  const line = (factor: number | undefined) =>
    factor === undefined || sigma === undefined ? undefined : Math.max(0, factor * sigma);
  return {
    size,
    error,
    lcl: known && error !== undefined ? center - 3 * error : undefined,
    ucl: known && error !== undefined ? center + 3 * error : undefined,
    spreadCenter: line(spread?.mean),
    spreadLcl: line(spread && spread.mean - 3 * spread.deviation),
    spreadUcl: line(spread && spread.mean + 3 * spread.deviation),
  };
}

/** Mean and standard deviation of R or S of `size` standard normals; undefined where there is none. */
function spreadFactors(
  chart: SubgroupLimits['chart'],
  size: number,
): { mean: number; deviation: number } | undefined {
  if (size < 2 || (chart === 'xbar-r' && size > largestRangeSize)) return undefined;
  if (chart === 'xbar-r') {
    const { d2, d3 } = controlConstants(size);
    return { mean: d2, deviation: d3 };
  }
  const mean = c4(size);
  return { mean, deviation: Math.sqrt(1 - mean * mean) };
}
