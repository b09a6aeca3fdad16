/** Handlers of the control charts. */
import type { qualityCharts } from '../../../../contract/quality-charts.ts';
import type { OperationHandlers } from '../../operations/index.ts';
import { refuse } from '../../refuse.ts';
import { frozenView } from './chart/limits-view.ts';
import { openChart, traitsOf } from './chart/open-chart.ts';
import { metricOf, requireFitting } from './chart/plan-chart.ts';
import type { ChartKey } from './drawing/subject.ts';
import { watchChart } from './live/watch-chart.ts';
import { methodOf, rulesOf } from './methods/method-of.ts';
import type { ChartPorts } from './ports.ts';
import { capabilityReport } from './report/capability-report.ts';
import { exportChart } from './report/export-chart.ts';
import { falseAlarms } from './report/false-alarms.ts';
import { freezeStretch } from './signals/freeze-limits.ts';

type Handlers = OperationHandlers<typeof qualityCharts>;

export function qualityChartsOperations(ports: ChartPorts): Handlers {
  return {
    chart: async (input) => (await openChart(ports, input)).chart,
    watchChart: (input, call) => watchChart(ports, input, call.signal),
    export: async ({ format, ...input }) => exportChart((await openChart(ports, input)).chart, format),
    capability: (input) => capabilityReport(ports, input),
    falseAlarms: ({ perHour }) => falseAlarms(perHour),
    ...signalOperations(ports),
    ...limitsOperations(ports),
    ...markOperations(ports),
  };
}

function signalOperations(ports: ChartPorts): Pick<Handlers, 'signals' | 'acknowledgeSignal'> {
  const labelled = <Signal extends { process: string }>(signal: Signal) => ({
    ...signal,
    label: ports.traits(signal.process)?.label ?? signal.process,
  });
  return {
    signals: async ({ process, state, before, limit }) => {
      if (process !== undefined) traitsOf(ports, process);
      const found = await ports.store.read('quality.signals', {
        process,
        state,
        before: before === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(before),
        limit,
      });
      return { signals: found.signals.map(labelled), more: found.more };
    },
    acknowledgeSignal: async (input, call) => ({
      signal: labelled(await ports.store.write('quality.acknowledgeSignal', input, call.write)),
    }),
  };
}

function limitsOperations(ports: ChartPorts): Pick<Handlers, 'freezeLimits' | 'limitsHistory'> {
  return {
    freezeLimits: ({ from, to, reason, ...key }, call) => {
      requireChart(ports, key);
      return freezeStretch(ports, { key, from: Date.parse(from), to: Date.parse(to), reason }, call);
    },
    limitsHistory: async (key) => {
      const { unit } = requireChart(ports, key);
      const { versions } = await ports.store.read('quality.decisions', key);
      const method = methodOf(key, rulesOf['nelson-1-2'], unit);
      return { versions: versions.map((version) => frozenView(version, method)).reverse() };
    },
  };
}

/** @throws Refusal NOT_FOUND, INVALID_INPUT */
function requireChart(ports: ChartPorts, key: ChartKey) {
  const traits = traitsOf(ports, key.process);
  requireFitting(metricOf(traits, key), key);
  return traits;
}

function markOperations(
  ports: ChartPorts,
): Pick<Handlers, 'annotate' | 'removeAnnotation' | 'exclude' | 'include'> {
  const { store } = ports;
  return {
    annotate: async ({ at, ...input }, call) => {
      traitsOf(ports, input.process);
      return {
        annotation: await store.write('quality.annotate', { ...input, at: Date.parse(at) }, call.write),
      };
    },
    removeAnnotation: async (input, call) => ({
      annotation: await store.write('quality.removeAnnotation', input, call.write),
    }),
    exclude: async (input, call) => {
      traitsOf(ports, input.process);
      const [from, to] = [Date.parse(input.from), Date.parse(input.to)];
      if (to < from)
        throw refuse.input('What is to be left out ends before it begins.', [
          { field: 'to', message: `a moment from ${input.from} on` },
        ]);
      return { exclusion: await store.write('quality.exclude', { ...input, from, to }, call.write) };
    },
    include: async (input, call) => ({
      exclusion: await store.write('quality.include', input, call.write),
    }),
  };
}
