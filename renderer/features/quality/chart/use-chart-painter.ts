import { useColorScheme } from '@mui/material/styles';
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { type ChartEvents, type ChartPainter, type ChartView, createChartPainter } from './chart-painter.ts';
import type { ChartAxis } from './chart-series.ts';
import type { LiveChart } from './use-live-chart.ts';

interface PaintedChart {
  live: LiveChart;
  axis: ChartAxis;
  /** CSS pixels of all panels together. */
  height: number;
  view: ChartView | undefined;
  selected: number | undefined;
}

/** A painter in an element: anew for another chart or axis, redrawn when points, size, colours, view or selection change. */
export function useChartPainter(
  element: RefObject<HTMLElement | null>,
  { live, axis, height, view, selected }: PaintedChart,
  events: ChartEvents,
): ChartPainter | undefined {
  const [painter, setPainter] = useState<ChartPainter>();
  const { colorScheme } = useColorScheme();
  const { onHover, onPick, onBrush } = events;
  useLayoutEffect(() => {
    const container = element.current;
    if (container === null) return undefined;
    const size = { width: container.clientWidth, height };
    const made = createChartPainter(container, live.chart, live.series, axis, size, {
      onHover,
      onPick,
      onBrush,
    });
    setPainter(made);
    made.grown(live.open);
    const stop = live.subscribe(() => made.grown(live.open));
    const observer = new ResizeObserver(([entry]) => made.resize(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(container);
    return () => {
      stop();
      observer.disconnect();
      made[Symbol.dispose]();
    };
  }, [element, live, axis, height, onHover, onPick, onBrush]);
  useLayoutEffect(() => {
    painter?.view(view);
  }, [painter, view]);
  useLayoutEffect(() => {
    painter?.select(selected);
  }, [painter, selected]);
  useEffect(() => {
    if (colorScheme !== undefined) painter?.recolor();
  }, [painter, colorScheme]);
  return painter;
}
