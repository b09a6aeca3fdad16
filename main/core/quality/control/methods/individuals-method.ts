import { nelsonRuleIds, westernElectricRuleIds } from '../../../../../contract/quality-rules.ts';
import {
  createIndividualsChart,
  estimateIndividuals,
  type IndividualsLimits,
  type RuleSettings,
} from '../../charts/index.ts';
import type { Scale } from '../drawing/subject.ts';
import { type ChartMethod, limitsOf } from './chart-method.ts';
import { drawn, shownMean } from './drawn.ts';

const methods: Readonly<Record<IndividualsLimits['method'], string>> = {
  MR: 'mean moving range / d2',
  medianMR: 'median moving range / 0.9539',
  SD: 'standard deviation / c4',
  known: 'given',
};

/** One value a point over its moving range. Of windows: their means. */
export function individualsMethod(scale: Scale, settings: RuleSettings): ChartMethod {
  const log = scale.scale === 'log';
  return {
    panels: [
      { id: 'value', ...scale, zones: true },
      {
        id: 'range',
        title: 'Moving range',
        unit: log ? 'factor' : scale.unit,
        scale: scale.scale,
        zones: false,
      },
    ],
    rules: settings.rules.filter((rule) => [...nelsonRuleIds, ...westernElectricRuleIds].includes(rule)),
    describe: (limits) =>
      `I-MR${log ? ' of ln(ms)' : ''}, sigma from ${methods[limitsOf<IndividualsLimits>(limits, 'i-mr').method]}`,
    counts: ({ values }) => values > 0,
    sizeOf: ({ values }) => values,
    shown: ({ mean }) => shownMean(mean, scale.scale),
    estimate: (baseline) => estimateIndividuals(baseline.map((observation) => observation?.mean)),
    pen(initial) {
      let limits = limitsOf<IndividualsLimits>(initial, 'i-mr');
      const chart = createIndividualsChart(limits, settings);
      return {
        add(observation) {
          const point = chart.add(observation?.mean);
          return [drawn(point, limits.sigma, scale.scale), drawn(point.range, undefined, scale.scale)];
        },
        startStage(next) {
          limits = limitsOf<IndividualsLimits>(next, 'i-mr');
          chart.startStage(limits);
        },
      };
    },
  };
}
