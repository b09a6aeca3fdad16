/** Between times, as the address holds them, and the places of a chart's axis. */
import type { ChartView } from '../chart/chart-painter.ts';
import { type ChartAxis, type ChartSeries, lowerBound } from '../chart/chart-series.ts';
import type { Stretch } from './process-state.ts';

/** The view that shows a stretch of time. */
export function viewOf(
  series: ChartSeries,
  axis: ChartAxis,
  zoom: Stretch | undefined,
): ChartView | undefined {
  if (zoom === undefined || axis === 'time') return zoom;
  const from = series.first + lowerBound(series.at, zoom.from);
  const to = series.first + lowerBound(series.at, zoom.to + 1) - 1;
  return to < from ? undefined : { from: from - 0.5, to: to + 0.5 };
}

/** The stretch of time a view shows: from its first to its last point. undefined: no point lies in it. */
export function stretchOf(
  series: ChartSeries,
  axis: ChartAxis,
  view: ChartView | undefined,
): Stretch | undefined {
  const x = series.x[axis];
  const from = series.at[view === undefined ? 0 : lowerBound(x, view.from)];
  const to = series.at[view === undefined ? x.length - 1 : lowerBound(x, view.to + 1e-9) - 1];
  return from === undefined || to === undefined || to < from ? undefined : { from, to };
}

/** The points within a stretch of time, excluded ones left out. */
export function pointsWithin(series: ChartSeries, { from, to }: Stretch): number {
  let count = 0;
  for (let position = lowerBound(series.at, from); position < series.at.length; position += 1) {
    if ((series.at[position] ?? 0) > to) break;
    if (!series.excluded.has(series.first + position)) count += 1;
  }
  return count;
}

const grainMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** The time a point stands for, both ends inclusive: a minute, hour or day; of single ones until just before the next. */
export function windowOf(
  series: ChartSeries,
  grain: keyof typeof grainMs | 'single',
  sequence: number,
  now: number,
): Stretch | undefined {
  const position = sequence - series.first;
  const from = series.at[position];
  if (from === undefined) return undefined;
  if (grain !== 'single') return { from, to: from + grainMs[grain] - 1 };
  if (series.size[position] === 1) return { from, to: from };
  const next = series.at[position + 1];
  return { from, to: next === undefined ? Math.max(now, from) : Math.max(from, next - 1) };
}
