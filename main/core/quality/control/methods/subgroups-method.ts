import { nelsonRuleIds, westernElectricRuleIds } from '../../../../../contract/quality-rules.ts';
import {
  createSubgroupChart,
  estimateSubgroups,
  type RuleSettings,
  type SubgroupLimits,
  type SubgroupSummary,
} from '../../charts/index.ts';
import type { Observation } from '../drawing/observation.ts';
import type { Scale } from '../drawing/subject.ts';
import { type ChartMethod, limitsOf } from './chart-method.ts';
import { drawn, shownMean } from './drawn.ts';

const methods: Readonly<Record<SubgroupLimits['method'], string>> = {
  'UWAVE-R': 'mean of R / d2',
  'MVLUE-R': 'weighted mean of R / d2',
  'UWAVE-SD': 'mean of S / c4',
  'MVLUE-SD': 'weighted mean of S / c4',
  RMSDF: 'pooled standard deviation / c4',
  known: 'given',
};

/** What a window tells of its values. A window of one has neither range nor standard deviation. */
export function summaryOf({ values, mean, squares, min, max }: Observation): SubgroupSummary {
  if (values < 2) return { size: values, mean: values === 0 ? 0 : mean };
  return {
    size: values,
    mean,
    range: Math.max(0, max - min),
    deviation: Math.sqrt(Math.max(0, squares) / (values - 1)),
  };
}

/** A point that is missing. */
export const noSubgroup: SubgroupSummary = { size: 0, mean: 0 };

/** Means of windows over their ranges or standard deviations; limits follow how many values each has. */
export function subgroupsMethod(
  type: 'xbar-r' | 'xbar-s',
  scale: Scale,
  settings: RuleSettings,
): ChartMethod {
  const log = scale.scale === 'log';
  const spread = type === 'xbar-r' ? 'Range' : 'Standard deviation';
  return {
    panels: [
      {
        id: 'mean',
        ...scale,
        title: log ? `${scale.title}, geometric mean` : `${scale.title}, mean`,
        zones: true,
      },
      { id: 'spread', title: spread, unit: log ? 'factor' : scale.unit, scale: scale.scale, zones: false },
    ],
    rules: settings.rules.filter((rule) => [...nelsonRuleIds, ...westernElectricRuleIds].includes(rule)),
    describe: (limits) =>
      `${type === 'xbar-r' ? 'Xbar-R' : 'Xbar-S'}${log ? ' of ln(ms)' : ''}, sigma from ${methods[limitsOf<SubgroupLimits>(limits, type).method]}`,
    counts: ({ values }) => values > 0,
    sizeOf: ({ values }) => values,
    shown: ({ mean }) => shownMean(mean, scale.scale),
    estimate: (baseline) =>
      estimateSubgroups(
        type,
        baseline.map((observation) => (observation === undefined ? noSubgroup : summaryOf(observation))),
      ),
    pen(initial) {
      const chart = createSubgroupChart(limitsOf<SubgroupLimits>(initial, type), settings);
      return {
        add(observation) {
          const point = chart.add(observation === undefined ? noSubgroup : summaryOf(observation));
          const { center, ucl } = point;
          const error = center === undefined || ucl === undefined ? undefined : (ucl - center) / 3;
          return [drawn(point, error, scale.scale), drawn(point.spread, undefined, scale.scale)];
        },
        startStage: (next) => chart.startStage(limitsOf<SubgroupLimits>(next, type)),
      };
    },
  };
}
