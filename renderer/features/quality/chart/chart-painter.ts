/** Keeps the panels of a chart in step: one x, one crosshair, one picture a frame. */
import 'uplot/dist/uPlot.min.css';
import type { Chart } from '../../../../contract/control-chart.ts';
import { chartColors } from './chart-colors.ts';
import { type ChartAxis, type ChartSeries, lowerBound } from './chart-series.ts';
import type { ChartFrame, ChartMark, OpenPoint } from './panel-frame.ts';
import { createPanelPlot, type PanelPlot } from './panel-plot.ts';

/** Ends of x in view; undefined: everything, following what comes. */
export interface ChartView {
  from: number;
  to: number;
}

export interface ChartEvents {
  onHover(sequence: number | undefined, x: number): void;
  onPick(sequence: number): void;
  onBrush(view: ChartView): void;
}

export interface ChartPainter extends Disposable {
  readonly series: ChartSeries;
  /** The series has grown: it is drawn with the next frame. */
  grown(open: Chart['open']): void;
  view(view: ChartView | undefined): void;
  select(sequence: number | undefined): void;
  resize(width: number): void;
  /** Other colours behind the same names. */
  recolor(): void;
  /** Pictures of the panels as they are now. */
  canvases(): readonly HTMLCanvasElement[];
  /** Frames drawn so far. */
  frames(): number;
}

let charts = 0;

/** The heights of panels: the first is the one that is read, the second is its companion. CSS pixels. */
function heightsOf(count: number, height: number): number[] {
  if (count <= 1) return [height];
  const rest = Math.round((height * 0.38) / (count - 1));
  return Array.from({ length: count }, (_, index) => (index === 0 ? height - rest * (count - 1) : rest));
}

/**
 * Paints a chart into an element. Whatever changes, it is drawn once in the next frame; a page that is not seen draws nothing.
 */
export function createChartPainter(
  element: HTMLElement,
  chart: Chart,
  series: ChartSeries,
  axis: ChartAxis,
  size: { width: number; height: number },
  events: ChartEvents,
): ChartPainter {
  charts += 1;
  const syncKey = `control-chart-${charts}`;
  const heights = heightsOf(series.panels.length, size.height);
  let width = size.width;
  let view: ChartView | undefined;
  let asked: number | undefined;
  let drawn = 0;
  let disposed = false;
  const frame: ChartFrame = {
    series,
    axis,
    x: series.x[axis],
    open: openPoint(series, axis, chart.open),
    stages: chart.stages.slice(1).map(({ start, label }) => ({ x: between(series.x[axis], start), label })),
    annotations: chart.annotations.map(({ at, cause }) => markAt(series, axis, Date.parse(at), cause)),
    selected: undefined,
    frozen: chart.limits.state === 'frozen',
    colors: chartColors(element),
  };
  const plots: PanelPlot[] = [];
  const draw = (): void => {
    asked = undefined;
    drawn += 1;
    const ends = view ?? whole(frame);
    for (const plot of plots) plot.update(ends.from, ends.to);
  };
  const request = (): void => {
    if (!disposed) asked ??= requestAnimationFrame(draw);
  };
  for (const [number] of series.panels.entries())
    plots.push(
      createPanelPlot({
        container: element,
        number,
        series,
        last: number === series.panels.length - 1,
        syncKey,
        width,
        height: heights[number] ?? 0,
        frame: () => frame,
        onHover: (sequence) => {
          const x = sequence === undefined ? undefined : frame.x[sequence - series.first];
          events.onHover(sequence, x === undefined ? 0 : (plots[number]?.placeX(x) ?? 0));
        },
        onPick: events.onPick,
        onBrush: (from, to) => events.onBrush({ from, to }),
      }),
    );
  draw();
  return {
    series,
    grown(open) {
      frame.open = openPoint(series, axis, open);
      request();
    },
    view(next) {
      view = next;
      request();
    },
    select(sequence) {
      if (frame.selected === sequence) return;
      frame.selected = sequence;
      request();
    },
    resize(next) {
      if (next === width || next <= 0) return;
      width = next;
      for (const [number, plot] of plots.entries()) plot.resize(width, heights[number] ?? 0);
    },
    recolor() {
      frame.colors = chartColors(element);
      request();
    },
    canvases: () => plots.map(({ canvas }) => canvas),
    frames: () => drawn,
    [Symbol.dispose]() {
      disposed = true;
      if (asked !== undefined) cancelAnimationFrame(asked);
      for (const plot of plots) plot[Symbol.dispose]();
    },
  };
}

/** Everything there is, with a little room at both ends. */
function whole({ x, open, axis }: ChartFrame): ChartView {
  const first = x[0] ?? open?.x ?? 0;
  const last = Math.max(x.at(-1) ?? first, open?.x ?? first);
  const room = last > first ? (last - first) * 0.012 : axis === 'order' ? 1 : 30_000;
  return { from: first - room, to: last + room };
}

function openPoint(series: ChartSeries, axis: ChartAxis, open: Chart['open']): OpenPoint | undefined {
  if (open === undefined) return undefined;
  const last = series.x[axis].at(-1);
  if (axis === 'order') return { x: series.first + series.at.length, values: open.values };
  return { x: last === undefined ? open.at : Math.max(last, open.at), values: open.values };
}

/** Before a point and after the one before it. */
function between(x: readonly number[], position: number): number {
  const here = x[position] ?? 0;
  return (here + (x[position - 1] ?? here)) / 2;
}

/** Where a moment lies: on an axis of points, between the two it fell between. */
function markAt(series: ChartSeries, axis: ChartAxis, at: number, label: string): ChartMark {
  if (axis === 'time') return { x: at, label };
  return { x: series.first + lowerBound(series.at, at) - 0.5, label };
}
