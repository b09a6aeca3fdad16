import type { ChartView } from './chart-painter.ts';
import type { ChartAxis, ChartSeries } from './chart-series.ts';

/** Fewer points would leave nothing to compare. */
const fewest = 4;

/**
 * A view closer (factor above 1) or further away, around the selected point or the middle. undefined: everything fits again.
 */
export function zoomed(
  series: ChartSeries,
  axis: ChartAxis,
  view: ChartView | undefined,
  selected: number | undefined,
  factor: number,
): ChartView | undefined {
  const x = series.x[axis];
  const first = x[0];
  const last = x.at(-1);
  if (first === undefined || last === undefined || first === last) return undefined;
  const { from, to } = view ?? { from: first, to: last };
  const middle = (selected === undefined ? undefined : x[selected - series.first]) ?? (from + to) / 2;
  const least = ((last - first) / x.length) * fewest;
  const width = Math.max(least, (to - from) / factor);
  if (width >= last - first) return undefined;
  const part = Math.min(1, Math.max(0, (middle - from) / (to - from)));
  const start = Math.min(last - width, Math.max(first, middle - part * width));
  return { from: start, to: start + width };
}
