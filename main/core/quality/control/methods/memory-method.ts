/** Charts that remember: EWMA and CUSUM, of single values or of the means of windows. */
import {
  type CusumLimits,
  createCusumChart,
  createEwmaChart,
  cusumLimits,
  type EwmaLimits,
  estimateIndividuals,
  estimateSubgroups,
  ewmaLimits,
  type LimitsState,
} from '../../charts/index.ts';
import type { Observation } from '../drawing/observation.ts';
import type { Scale } from '../drawing/subject.ts';
import { type ChartMethod, limitsOf } from './chart-method.ts';
import { drawn, shownMean } from './drawn.ts';
import { noSubgroup, summaryOf } from './subgroups-method.ts';

type Baseline = readonly (Observation | undefined)[];
type Base = LimitsState & { readonly center?: number | undefined; readonly sigma?: number | undefined };

/** Centre and sigma of single values: by moving ranges, or within windows where there are any with two values. */
function baseLimits(scale: Scale, baseline: Baseline): Base {
  const single = baseline.every((observation) => observation === undefined || observation.values < 2);
  if (single || !isSized(scale)) return estimateIndividuals(baseline.map((observation) => observation?.mean));
  return estimateSubgroups(
    'xbar-s',
    baseline.map((observation) => (observation === undefined ? noSubgroup : summaryOf(observation))),
  );
}

/** Means of more durations vary less. Samples of a level resemble each other, so their number says nothing. */
function isSized({ scale }: Scale): boolean {
  return scale === 'log';
}

function sized(scale: Scale, observation: Observation | undefined) {
  if (observation === undefined) return { value: undefined };
  return { value: observation.mean, size: isSized(scale) ? observation.values : 1 };
}

const common = (scale: Scale) => ({
  counts: ({ values }: Observation) => values > 0,
  sizeOf: ({ values }: Observation) => values,
  shown: ({ mean }: Observation) => shownMean(mean, scale.scale),
});

/** An exponentially weighted moving average; of logarithms where the scale is one. */
export function ewmaMethod(scale: Scale): ChartMethod {
  return {
    ...common(scale),
    panels: [{ id: 'ewma', ...scale, title: `${scale.title}, moving average`, zones: false }],
    rules: ['limit'],
    describe(limits) {
      const { lambda, width } = limitsOf<EwmaLimits>(limits, 'ewma');
      return `EWMA${scale.scale === 'log' ? ' of ln(ms)' : ''}, lambda ${lambda}, limits ${width} standard errors`;
    },
    estimate: (baseline) => ewmaLimits(baseLimits(scale, baseline)),
    pen(initial) {
      const chart = createEwmaChart(limitsOf<EwmaLimits>(initial, 'ewma'));
      let width = limitsOf<EwmaLimits>(initial, 'ewma').width;
      return {
        add(observation) {
          const point = chart.add(sized(scale, observation));
          const { center, ucl } = point;
          const error = center === undefined || ucl === undefined ? undefined : (ucl - center) / width;
          return [drawn(point, error, scale.scale)];
        },
        startStage(next) {
          const limits = limitsOf<EwmaLimits>(next, 'ewma');
          width = limits.width;
          chart.startStage(limits);
        },
      };
    },
  };
}

/** Two sums of what lies beyond the target by more than the allowance, in standard errors; the lower one downwards. */
export function cusumMethod(scale: Scale): ChartMethod {
  const shape = { unit: 'sigma', scale: 'linear', zones: false } as const;
  return {
    ...common(scale),
    panels: [
      { id: 'up', title: 'Sum above target', ...shape },
      { id: 'down', title: 'Sum below target', ...shape },
    ],
    rules: ['shift-up', 'shift-down'],
    // What is plotted are sums: a point that is not judged adds nothing to them.
    shown: () => undefined,
    describe(limits) {
      const { k, h, headStart } = limitsOf<CusumLimits>(limits, 'cusum');
      return `CUSUM${scale.scale === 'log' ? ' of ln(ms)' : ''}, k ${k}, h ${h}, head start ${headStart}`;
    },
    estimate: (baseline) => cusumLimits(baseLimits(scale, baseline)),
    pen(initial) {
      const chart = createCusumChart(limitsOf<CusumLimits>(initial, 'cusum'));
      return {
        add(observation) {
          const { value, upper, lower, center, lcl, ucl, violations } = chart.add(sized(scale, observation));
          const known = value !== undefined;
          const only = (rule: 'shift-up' | 'shift-down') => violations.filter((id) => id === rule);
          return [
            {
              value: known ? upper : undefined,
              center,
              lower: undefined,
              upper: ucl,
              sigma: undefined,
              rules: only('shift-up'),
            },
            {
              value: known ? -lower : undefined,
              center,
              lower: lcl,
              upper: undefined,
              sigma: undefined,
              rules: only('shift-down'),
            },
          ];
        },
        startStage: (next) => chart.startStage(limitsOf<CusumLimits>(next, 'cusum')),
      };
    },
  };
}
