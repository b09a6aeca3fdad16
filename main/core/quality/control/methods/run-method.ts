import { createRunChart, estimateRun, type RunLimits } from '../../charts/index.ts';
import type { Observation } from '../drawing/observation.ts';
import type { Scale } from '../drawing/subject.ts';
import { type ChartMethod, limitsOf } from './chart-method.ts';
import { drawn } from './drawn.ts';

/** Values about their median, without sigma and limits: it holds for any distribution (Anhøj and Olesen 2014). */
export function runMethod(scale: Scale, counted: boolean): ChartMethod {
  const read = (observation: Observation | undefined) => {
    if (observation === undefined) return undefined;
    return counted ? observation.failures / observation.trials : observation.mean;
  };
  const shape = counted ? ({ scale: 'linear', unit: 'share', title: 'Share of failures' } as const) : scale;
  return {
    panels: [{ id: 'value', ...shape, zones: false }],
    rules: ['run-longest'],
    describe: () => `run chart about the median${shape.scale === 'log' ? ' of ln(ms)' : ''}`,
    counts: ({ trials, values }) => (counted ? trials : values) > 0,
    sizeOf: ({ trials, values }) => (counted ? trials : values),
    shown: (observation) => drawn({ ...nothing, value: read(observation) }, undefined, shape.scale).value,
    estimate: (baseline) => estimateRun(baseline.map(read)),
    pen(initial) {
      const chart = createRunChart(limitsOf<RunLimits>(initial, 'run'));
      return {
        add: (observation) => [drawn(chart.add(read(observation)), undefined, shape.scale)],
        startStage: (next) => chart.startStage(limitsOf<RunLimits>(next, 'run')),
      };
    },
  };
}

const nothing = { center: undefined, lcl: undefined, ucl: undefined, violations: [] };
