/** Failures so rare that windows would be empty: what lies between them is charted instead. */
import {
  createGapChart,
  createTimeChart,
  estimateGaps,
  estimateTimes,
  type GapLimits,
  orderRuleIds,
  type RuleSettings,
  type TimeLimits,
} from '../../charts/index.ts';
import { type ChartMethod, limitsOf } from './chart-method.ts';
import { drawn } from './drawn.ts';

/** Rules that mean something about a median; quantile limits take the place of the others. */
function orderRules({ rules }: RuleSettings) {
  const known: readonly string[] = orderRuleIds;
  return rules.filter((rule): rule is (typeof orderRuleIds)[number] => known.includes(rule));
}

/** Good operations between two failures: below the lower limit is worse. */
export function gapMethod(settings: RuleSettings): ChartMethod {
  const rules = orderRules(settings);
  return {
    panels: [
      {
        id: 'gap',
        title: 'Operations between failures',
        unit: 'operations',
        scale: 'linear',
        zones: false,
      },
    ],
    rules: [...rules, 'limit'],
    describe: () => 'g, geometric quantiles at ±3 sigma about the median, p = 1 / (mean gap + 1)',
    counts: ({ gap }) => !Number.isNaN(gap),
    sizeOf: ({ trials }) => trials,
    shown: ({ gap }) => gap,
    estimate: (baseline) => estimateGaps(baseline.map((observation) => observation?.gap)),
    pen(initial) {
      const chart = createGapChart(limitsOf<GapLimits>(initial, 'g'), { rules });
      return {
        add: (observation) => [drawn(chart.add(observation?.gap), undefined)],
        startStage: (next) => chart.startStage(limitsOf<GapLimits>(next, 'g')),
      };
    },
  };
}

/** Seconds between two failures: below the lower limit is worse. */
export function timeMethod(settings: RuleSettings): ChartMethod {
  const rules = orderRules(settings);
  return {
    panels: [{ id: 'time', title: 'Time between failures', unit: 'seconds', scale: 'linear', zones: false }],
    rules: [...rules, 'limit'],
    describe: () => 't, exponential quantiles at ±3 sigma about the median',
    counts: ({ seconds }) => !Number.isNaN(seconds),
    sizeOf: ({ trials }) => trials,
    shown: ({ seconds }) => seconds,
    estimate: (baseline) => estimateTimes(baseline.map((observation) => observation?.seconds)),
    pen(initial) {
      const chart = createTimeChart(limitsOf<TimeLimits>(initial, 't'), { rules });
      return {
        add: (observation) => [drawn(chart.add(observation?.seconds), undefined)],
        startStage: (next) => chart.startStage(limitsOf<TimeLimits>(next, 't')),
      };
    },
  };
}
