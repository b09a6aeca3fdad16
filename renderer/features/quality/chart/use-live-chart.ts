import { useRef, useState } from 'react';
import type { Chart, ChartInput } from '../../../../contract/control-chart.ts';
import { useClient } from '../../../app/host-context.ts';
import { useStream } from '../use-stream.ts';
import { append, type ChartSeries, seriesOf } from './chart-series.ts';

/** A chart with the points that came since; who draws it is told of each batch. */
export interface LiveChart {
  readonly chart: Chart;
  readonly series: ChartSeries;
  open: Chart['open'];
  /** Called after the series has grown. @returns the function that ends it. */
  subscribe(listener: () => void): () => void;
}

export type LiveState = 'loading' | 'live' | 'paused' | 'cut';

/** A chart as the core answered it, ready to grow. */
export function createLiveChart(chart: Chart, most: number): LiveChart & { grow(added: Grown): void } {
  const series = seriesOf(chart.columns, Math.max(most, chart.columns.at.length));
  const listeners = new Set<() => void>();
  const live = {
    chart,
    series,
    open: chart.open,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    grow(added: Grown) {
      append(series, added.columns);
      live.open = added.open;
      for (const listener of [...listeners]) listener();
    },
  };
  return live;
}

interface Grown {
  columns: Chart['columns'];
  open?: Chart['open'] | undefined;
}

type ChartEvent = { type: 'chart'; chart: Chart } | ({ type: 'points' } & Grown);

/**
 * Follow a chart. Its points go to whoever draws it, past React: a page with ten batches a second is not drawn ten times.
 * `paused`: the stream is left, and what is shown stays; going on asks for everything anew.
 */
export function useLiveChart(
  input: ChartInput,
  paused: boolean,
): { live: LiveChart | undefined; state: LiveState; error: unknown; again(): void } {
  const client = useClient();
  const [live, setLive] = useState<ReturnType<typeof createLiveChart>>();
  const [stream, setStream] = useState<'loading' | 'live' | 'cut'>('loading');
  const [error, setError] = useState<unknown>();
  const growing = useRef<ReturnType<typeof createLiveChart>>(undefined);
  const again = useStream<ChartEvent>(JSON.stringify(input), !paused, {
    open: (signal) => client.quality.watchChart(input, { signal }),
    onEvent(event) {
      if (event.type === 'points') return growing.current?.grow(event);
      growing.current = createLiveChart(event.chart, input.most);
      setLive(growing.current);
      setStream('live');
      setError(undefined);
    },
    onCut(thrown) {
      setStream('cut');
      setError(thrown);
    },
  });
  return { live, state: paused && live !== undefined ? 'paused' : stream, error, again };
}
