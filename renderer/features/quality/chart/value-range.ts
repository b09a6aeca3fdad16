/** How high a panel reaches: what is in view, its limits, and a margin. */
import { type ChartSeries, type PanelSeries, runIndex } from './chart-series.ts';

const counted: ReadonlySet<PanelSeries['unit']> = new Set(['operations', 'seconds', 'count', 'share']);

/** The least and greatest value to draw between two positions, both inclusive; `open` is a value beside them. */
export function valueRange(
  series: ChartSeries,
  panel: PanelSeries,
  from: number,
  to: number,
  open: number | undefined,
): [min: number, max: number] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  const log = panel.scale === 'log';
  const take = (value: number | null | undefined): void => {
    if (value === null || value === undefined || !Number.isFinite(value) || (log && value <= 0)) return;
    if (value < min) min = value;
    if (value > max) max = value;
  };
  const { value } = panel;
  for (let position = from; position <= to; position += 1) {
    const here = value[position];
    if (here === null || here === undefined || (log && here <= 0)) continue;
    if (here < min && here > Number.NEGATIVE_INFINITY) min = here;
    if (here > max && here < Number.POSITIVE_INFINITY) max = here;
  }
  for (let run = Math.max(0, runIndex(panel, series.first + from)); run < panel.runs.length; run += 1) {
    const limits = panel.runs[run];
    if (limits === undefined || limits.from > series.first + to) break;
    take(limits.center);
    take(limits.lower);
    take(limits.upper);
  }
  take(open);
  // What is counted is compared with nothing at all: those start at zero.
  if (counted.has(panel.unit) && !log) take(0);
  if (min > max) return log ? [1, 10] : [0, 1];
  return log ? logMargin(min, max) : linearMargin(min, max, panel);
}

function logMargin(min: number, max: number): [number, number] {
  const margin = max > min ? (max / min) ** 0.08 : 1.5;
  // A little more than the values need: the numbers of rules stand beside the outermost.
  return [min / margin ** 1.5, max * margin ** 1.6];
}

function linearMargin(min: number, max: number, { unit }: PanelSeries): [number, number] {
  const size = Math.max(Math.abs(min), Math.abs(max));
  // All the same: a little room around, or values as they are would lie on the edge.
  const margin = max > min ? (max - min) * 0.08 : size === 0 ? 0.5 : size * 0.1;
  const low = min >= 0 && unit !== 'sigma' ? Math.max(0, min - margin) : min - margin;
  const high = unit === 'share' && max <= 1 ? Math.min(1, max + 1.6 * margin) : max + 1.6 * margin;
  return high > low ? [low, high] : [low - margin, high];
}
