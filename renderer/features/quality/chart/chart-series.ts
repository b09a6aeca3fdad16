/** The points of a chart as they are drawn: columns that grow at one end and shed at the other, in place. */
import type { Columns, Panel } from '../../../../contract/control-chart.ts';

/** What the horizontal axis counts: time, or points one after the other. */
export type ChartAxis = 'time' | 'order';
type Value = number | null;

/** From this sequence on these limits hold, until the next run. */
export interface LimitRun {
  from: number;
  center: Value;
  lower: Value;
  upper: Value;
  sigma: Value;
}

export interface PanelSeries {
  readonly id: string;
  readonly title: string;
  readonly unit: Panel['unit'];
  readonly scale: Panel['scale'];
  readonly zones: boolean;
  readonly value: Value[];
  readonly runs: LimitRun[];
  /** By sequence: the rules a point breaks, lowest first. */
  readonly flags: Map<number, readonly string[]>;
}

/**
 * A point has a sequence that never changes, though its position does when older ones are shed:
 * position = sequence - first.
 */
export interface ChartSeries {
  /** As recorded, milliseconds. */
  readonly at: number[];
  /** Where a point is drawn on each axis: milliseconds that never fall, and its sequence. */
  readonly x: Readonly<Record<ChartAxis, number[]>>;
  readonly size: number[];
  readonly panels: readonly PanelSeries[];
  readonly excluded: Set<number>;
  /** Sequences of points that break a rule on any panel, rising. */
  readonly signalled: number[];
  /** Sequence of the oldest point kept. */
  first: number;
  /** Points kept; up to a twentieth more stay until they are shed together. */
  readonly most: number;
}

/** The columns of a chart; `most` is how many points are kept. */
export function seriesOf(columns: Columns, most: number): ChartSeries {
  const series: ChartSeries = {
    at: [],
    x: { time: [], order: [] },
    size: [],
    panels: columns.panels.map(({ id, title, unit, scale, zones }) => ({
      id,
      title,
      unit,
      scale,
      zones,
      value: [],
      runs: [],
      flags: new Map(),
    })),
    excluded: new Set(),
    signalled: [],
    first: 0,
    most,
  };
  append(series, columns);
  return series;
}

/** Points that followed; the same panels in the same order. Nothing that is there already is copied. */
export function append(series: ChartSeries, columns: Columns): void {
  const base = series.first + series.at.length;
  for (let index = 0; index < columns.at.length; index += 1) {
    const at = columns.at[index] ?? 0;
    series.at.push(at);
    series.size.push(columns.size[index] ?? 1);
    // A clock that went backwards must not fold the line over itself.
    series.x.time.push(Math.max(at, series.x.time.at(-1) ?? at));
    series.x.order.push(base + index);
  }
  for (const [number, panel] of series.panels.entries()) {
    const added = columns.panels[number];
    if (added !== undefined) appendPanel(panel, added, base);
  }
  for (const index of columns.excluded) series.excluded.add(base + index);
  const signalled = new Set<number>();
  for (const { panel: id, index, rules } of columns.flags) {
    series.panels.find((panel) => panel.id === id)?.flags.set(base + index, rules);
    signalled.add(base + index);
  }
  series.signalled.push(...[...signalled].sort((a, b) => a - b));
  if (series.at.length > series.most + series.most / 20) shed(series, series.at.length - series.most);
}

function appendPanel(panel: PanelSeries, added: Panel, base: number): void {
  let last = panel.runs.at(-1);
  for (let index = 0; index < added.value.length; index += 1) {
    panel.value.push(added.value[index] ?? null);
    const center = added.center[index] ?? null;
    const lower = added.lower[index] ?? null;
    const upper = added.upper[index] ?? null;
    const sigma = added.sigma[index] ?? null;
    if (
      last !== undefined &&
      last.center === center &&
      last.lower === lower &&
      last.upper === upper &&
      last.sigma === sigma
    )
      continue;
    last = { from: base + index, center, lower, upper, sigma };
    panel.runs.push(last);
  }
}

function shed(series: ChartSeries, count: number): void {
  series.first += count;
  for (const column of [series.at, series.x.time, series.x.order, series.size]) column.splice(0, count);
  for (const panel of series.panels) {
    panel.value.splice(0, count);
    panel.runs.splice(0, Math.max(0, runIndex(panel, series.first)));
    for (const sequence of panel.flags.keys()) if (sequence < series.first) panel.flags.delete(sequence);
  }
  series.signalled.splice(0, lowerBound(series.signalled, series.first));
  for (const sequence of series.excluded) if (sequence < series.first) series.excluded.delete(sequence);
}

/** Position of the run that holds at a sequence; -1 before the first. */
export function runIndex({ runs }: PanelSeries, sequence: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.from ?? 0) <= sequence) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** First position of a rising list whose member is not below the limit. */
export function lowerBound(rising: readonly number[], limit: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The sequence of the point that stands for a moment: the last one that began by then. undefined: it lies before all points. */
export function sequenceAt(series: ChartSeries, at: number): number | undefined {
  const exact = series.at.lastIndexOf(at);
  const position = exact >= 0 ? exact : lowerBound(series.at, at) - 1;
  return position < 0 ? undefined : series.first + position;
}

/** The sequence beside another in a direction among all points, or among those that break a rule; undefined at the end. */
export function step(
  series: ChartSeries,
  from: number | undefined,
  direction: 1 | -1,
  among: 'points' | 'signals',
): number | undefined {
  const last = series.first + series.at.length - 1;
  if (last < series.first) return undefined;
  if (among === 'points') {
    if (from === undefined) return direction > 0 ? series.first : last;
    const next = from + direction;
    return next < series.first || next > last ? undefined : next;
  }
  const { signalled } = series;
  if (from === undefined) return direction > 0 ? signalled[0] : signalled.at(-1);
  const position = direction > 0 ? lowerBound(signalled, from + 1) : lowerBound(signalled, from) - 1;
  return signalled[position];
}
