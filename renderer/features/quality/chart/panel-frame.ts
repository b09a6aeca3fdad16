/** One panel as it is to be drawn now, and where its values lie on the canvas. */
import type uPlot from 'uplot';
import type { ChartColors } from './chart-colors.ts';
import { type ChartAxis, type ChartSeries, lowerBound, type PanelSeries } from './chart-series.ts';

/** A vertical mark, where it stands and what it says. */
export interface ChartMark {
  x: number;
  label: string;
}

/** A point that is not complete; undefined values where a panel has none yet. */
export interface OpenPoint {
  x: number;
  values: readonly (number | null)[];
}

/** What panels share. */
export interface ChartFrame {
  series: ChartSeries;
  axis: ChartAxis;
  /** Where points are on that axis. */
  x: readonly number[];
  open: OpenPoint | undefined;
  stages: readonly ChartMark[];
  annotations: readonly ChartMark[];
  /** Sequence of the point that was clicked or travelled to. */
  selected: number | undefined;
  /** Limits of a baseline are drawn whole, trial limits broken. */
  frozen: boolean;
  colors: ChartColors;
}

/** A panel's place on its canvas, in pixels of the device. */
export interface PanelPlace {
  context: CanvasRenderingContext2D;
  box: uPlot.BBox;
  ratio: number;
  x(value: number): number;
  y(value: number): number;
  /** Positions of the first and last point in view, with one more on either side. */
  from: number;
  to: number;
}

/** The place of a panel from what uPlot knows of it. */
export function placeOf(plot: uPlot, points: readonly number[], panel: PanelSeries): PanelPlace {
  const { bbox: box, ctx: context } = plot;
  const { min: left = 0, max: right = 1 } = plot.scales.x ?? {};
  const { min: bottom = 0, max: top = 1 } = plot.scales.y ?? {};
  const of = panel.scale === 'log' ? (value: number) => Math.log(Math.max(value, bottom / 1e3)) : same;
  const perX = box.width / (right - left);
  const perY = box.height / (of(top) - of(bottom));
  return {
    context,
    box,
    ratio: window.devicePixelRatio,
    x: (value) => box.left + (value - left) * perX,
    y: (value) => box.top + box.height - (of(value) - of(bottom)) * perY,
    from: Math.max(0, lowerBound(points, left) - 1),
    to: Math.min(points.length - 1, lowerBound(points, right) + 1),
  };
}

function same(value: number): number {
  return value;
}

/** Draw inside the plotting area only. */
export function clipped({ context, box }: PanelPlace, draw: () => void): void {
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  draw();
  context.restore();
}
