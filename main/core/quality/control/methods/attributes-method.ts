/** Failures counted by window: shares (p, Laney p'), numbers (np, c) and rates (u, Laney u'). */
import { nelsonRuleIds, westernElectricRuleIds } from '../../../../../contract/quality-rules.ts';
import { chanceError } from '../../charts/attributes/attribute-limits.ts';
import {
  type AttributeChart,
  type AttributeLimits,
  attributeCharts,
  createAttributeChart,
  estimateAttributes,
  type RuleSettings,
} from '../../charts/index.ts';
import type { Observation } from '../drawing/observation.ts';
import { type ChartMethod, limitsOf } from './chart-method.ts';
import { drawn } from './drawn.ts';

const names: Readonly<Record<AttributeChart, string>> = {
  p: 'p',
  np: 'np',
  c: 'c',
  u: 'u',
  'p-laney': 'Laney p′',
  'u-laney': 'Laney u′',
};

export function isAttribute(type: string): type is AttributeChart {
  return (attributeCharts as readonly string[]).includes(type);
}

const counted = (observation: Observation | undefined) =>
  observation === undefined
    ? { count: undefined }
    : { count: observation.failures, size: observation.trials };

/** A chart of failures by window; limits follow how many operations each has. */
export function attributesMethod(type: AttributeChart, settings: RuleSettings): ChartMethod {
  const counts = type === 'np' || type === 'c';
  return {
    panels: [
      {
        id: 'failures',
        title: counts ? 'Failures' : 'Share of failures',
        unit: counts ? 'count' : 'share',
        scale: 'linear',
        zones: true,
      },
    ],
    rules: settings.rules.filter((rule) => [...nelsonRuleIds, ...westernElectricRuleIds].includes(rule)),
    describe(limits) {
      const { sigmaZ } = limitsOf<AttributeLimits>(limits, type);
      const spread = sigmaZ === undefined ? '' : `, sigma of z ${sigmaZ.toPrecision(3)}`;
      return `${names[type]}, all failures / all operations of the baseline${spread}`;
    },
    counts: ({ trials }) => trials > 0,
    sizeOf: ({ trials }) => trials,
    shown: ({ failures, trials }) => (counts ? failures : failures / trials),
    estimate: (baseline) => estimateAttributes(type, baseline.map(counted)),
    pen(initial) {
      let limits = limitsOf<AttributeLimits>(initial, type);
      const chart = createAttributeChart(limits, settings);
      return {
        add(observation) {
          const point = chart.add(counted(observation));
          return [drawn(point, errorOf(limits, point.size))];
        },
        startStage(next) {
          limits = limitsOf<AttributeLimits>(next, type);
          chart.startStage(limits);
        },
      };
    },
  };
}

/** The standard error of a point of this size, in the unit that is plotted. */
function errorOf({ chart, center, sigmaZ = 1 }: AttributeLimits, size: number): number | undefined {
  if (center === undefined || size === 0) return undefined;
  return chanceError(chart, center, size) * sigmaZ * (chart === 'np' ? size : 1);
}
