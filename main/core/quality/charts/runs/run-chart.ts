import type { QualityRuleId } from '../../../../../contract/quality-rules.ts';
import { binomialQuantile } from '../../statistics/index.ts';
import type { ChartPoint, ControlChart } from '../control-chart.ts';
import { pointState } from '../panel.ts';
import { plottable } from '../plottable.ts';
import { noRules } from '../rules/run-rules.ts';
import type { RunLimits } from './run-limits.ts';

/** What the points so far say together (J. Anhøj, A. V. Olesen 2014). Undefined while every point is on the median. */
export interface RunAssessment {
  /** Points that are there, and those of them not on the median: the useful ones. */
  readonly present: number;
  readonly useful: number;
  /** Most useful points in a row on one side, and the most that chance explains: round(log2 n) + 3. */
  readonly longestRun: number | undefined;
  readonly longestRunMax: number | undefined;
  /** How often the line crosses the median, and the fewest that chance explains: the 5 % quantile of B(n - 1, 1/2). */
  readonly crossings: number | undefined;
  readonly crossingsMin: number | undefined;
  readonly signal: boolean;
}

export interface RunChart extends ControlChart<number | undefined, RunLimits> {
  assess(): RunAssessment;
}

/**
 * A run chart: no sigma and no limits, so it holds for any distribution. Points on the median and missing ones neither
 * make nor break a run. A point is flagged `run-longest` while its own run is too long for the points so far; that the
 * crossings are too few is said of all points together, by `assess`, as the test is meant for one look.
 */
export function createRunChart(limits: RunLimits): RunChart {
  return new Runs(limits);
}

const tooLong: readonly QualityRuleId[] = Object.freeze(['run-longest'] as const);

class Runs implements RunChart {
  #limits: RunLimits;
  #index = 0;
  #present = 0;
  #useful = 0;
  #run = 0;
  #longest = 0;
  #crossings = 0;
  #side = 0;

  constructor(limits: RunLimits) {
    this.#limits = limits;
  }

  startStage(limits: RunLimits): void {
    this.#limits = limits;
    this.#present = 0;
    this.#useful = 0;
    this.#run = 0;
    this.#longest = 0;
    this.#crossings = 0;
    this.#side = 0;
  }

  add(input: number | undefined): ChartPoint {
    const value = plottable('A value', input);
    const center = this.#limits.median;
    const side = value === undefined || center === undefined ? 0 : Math.sign(value - center);
    if (value !== undefined) this.#present += 1;
    if (side !== 0) this.#take(side);
    const violations = side !== 0 && this.#run > mostInARow(this.#useful) ? tooLong : noRules;
    const state = pointState(value, violations);
    return {
      index: this.#index++,
      value,
      center,
      lcl: undefined,
      ucl: undefined,
      z: undefined,
      violations,
      state,
    };
  }

  assess(): RunAssessment {
    const [present, useful] = [this.#present, this.#useful];
    const unknown = { longestRun: undefined, longestRunMax: undefined };
    if (useful === 0)
      return { present, useful, ...unknown, crossings: undefined, crossingsMin: undefined, signal: false };
    const longestRunMax = mostInARow(useful);
    const crossingsMin = binomialQuantile(0.05, useful - 1, 0.5);
    return {
      present,
      useful,
      longestRun: this.#longest,
      longestRunMax,
      crossings: this.#crossings,
      crossingsMin,
      signal: this.#longest > longestRunMax || this.#crossings < crossingsMin,
    };
  }

  #take(side: number): void {
    if (this.#side !== 0 && side !== this.#side) this.#crossings += 1;
    this.#run = side === this.#side ? this.#run + 1 : 1;
    this.#side = side;
    this.#useful += 1;
    this.#longest = Math.max(this.#longest, this.#run);
  }
}

function mostInARow(useful: number): number {
  return Math.round(Math.log2(useful)) + 3;
}
