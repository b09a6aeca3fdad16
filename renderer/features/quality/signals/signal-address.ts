import type { Signal } from '../../../../contract/control-chart.ts';
import type { Span } from '../../../../contract/quality-words.ts';
import { readProcessState, writeProcessState } from '../process/process-state.ts';
import { processAddress } from '../quality-address.ts';

const hourMs = 3_600_000;
/** Spans with what they hold, hours; a little less, so that a signal at the edge is not lost while one looks. */
const spans: readonly [Span, number][] = [
  ['6h', 5.5],
  ['24h', 23],
  ['7d', 166],
  ['30d', 718],
];

/** The chart a signal is on, with its point selected and explained. `now` in milliseconds. */
export function signalAddress(signal: Signal, now: number): string {
  const at = Date.parse(signal.at);
  const span = spans.find(([, hours]) => now - at < hours * hourMs)?.[0] ?? '365d';
  return processAddress(
    signal.process,
    writeProcessState({
      ...readProcessState(new URLSearchParams()),
      metric: signal.metric,
      grain: signal.grain,
      type: signal.type,
      span,
      point: at,
      details: true,
    }),
  );
}
