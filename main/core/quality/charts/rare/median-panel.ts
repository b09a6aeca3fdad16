import type { ChartPoint } from '../control-chart.ts';
import type { LimitsStatus } from '../limits.ts';
import { limitRule, pointState } from '../panel.ts';
import { noRules, type RuleSettings, RunRules } from '../rules/run-rules.ts';
import type { Lines } from './gap-limits.ts';
import { requireOrderRules } from './order-rules.ts';

/** Judges values of a skewed distribution: by limits at its quantiles, and by patterns about the line in the middle. */
export class MedianPanel {
  #status: LimitsStatus;
  #lines: Lines | undefined;
  readonly #rules: RunRules;
  #index = 0;

  /** Throws StatisticsError for rules that need zones. */
  constructor(status: LimitsStatus, lines: Lines | undefined, settings: RuleSettings) {
    requireOrderRules(settings);
    this.#status = status;
    this.#lines = lines;
    this.#rules = new RunRules(settings);
  }

  startStage(status: LimitsStatus, lines: Lines | undefined): void {
    this.#status = status;
    this.#lines = lines;
    this.#rules.restart();
  }

  /** `value`: checked by the chart; undefined: missing. */
  add(value: number | undefined): ChartPoint {
    const { center, lcl, ucl } = this.#lines ?? {};
    const judged = this.#status === 'ok' && value !== undefined && center !== undefined;
    const patterns = this.#rules.add(value, judged ? Math.sign(value - center) : undefined);
    const outside = judged ? limitRule(value, lcl, ucl) : noRules;
    const violations = outside.length === 0 ? patterns : [...patterns, ...outside];
    const state = pointState(value, violations);
    return { index: this.#index++, value, center, lcl, ucl, z: undefined, violations, state };
  }
}
