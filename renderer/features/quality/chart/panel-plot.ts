/** One panel of a control chart on a canvas of its own. */
import uPlot from 'uplot';
import { axisTicks } from './axis-ticks.ts';
import type { ChartSeries, PanelSeries } from './chart-series.ts';
import { drawLabels, drawTitle, labelRoom } from './draw-labels.ts';
import { drawLimitLines, drawZones } from './draw-limits.ts';
import { drawLine } from './draw-line.ts';
import { drawMarks } from './draw-marks.ts';
import { drawPoints } from './draw-points.ts';
import { limitSteps } from './limit-steps.ts';
import { type ChartFrame, placeOf } from './panel-frame.ts';
import { timeTicks } from './time-ticks.ts';
import { valueRange } from './value-range.ts';
import { tickText } from './value-words.ts';

/** Pixels of CSS for the words left of the axis; the same for all panels, so that one lies exactly above the other. */
const axisRoom = 66;

interface PanelPlotOptions {
  container: HTMLElement;
  /** Its place among the panels. */
  number: number;
  series: ChartSeries;
  /** The last panel carries the axis of time. */
  last: boolean;
  syncKey: string;
  width: number;
  height: number;
  /** As it is now; its axis never changes. */
  frame(): ChartFrame;
  /** A point under the pointer, by sequence; undefined outside. */
  onHover(sequence: number | undefined): void;
  onPick(sequence: number): void;
  /** A stretch that was dragged over, as values of x. */
  onBrush(from: number, to: number): void;
}

export interface PanelPlot extends Disposable {
  readonly canvas: HTMLCanvasElement;
  /** Draw anew with the data as it is and these ends of x. */
  update(from: number, to: number): void;
  resize(width: number, height: number): void;
  /** Where a point is drawn, pixels from the left of the panel; undefined when out of view. */
  placeX(x: number): number;
}

/** A panel that draws what `frame` says. */
export function createPanelPlot(options: PanelPlotOptions): PanelPlot {
  const { container, number, series, frame } = options;
  const panel = series.panels[number];
  if (panel === undefined) throw new RangeError(`the chart has no panel ${number}`);
  const sequenceOf = (plot: uPlot): number | undefined => {
    const { idx, left = -1 } = plot.cursor;
    return idx === null || idx === undefined || left < 0 ? undefined : series.first + idx;
  };
  const plot = new uPlot(
    {
      width: options.width,
      height: options.height,
      ms: 1,
      padding: [20, labelRoom, options.last ? 0 : 4, 0],
      legend: { show: false },
      cursor: {
        y: false,
        points: { size: 9, width: 1.5, fill: () => frame().colors.paper, stroke: () => frame().colors.line },
        drag: { x: true, y: false, setScale: false, dist: 6 },
        sync: { key: options.syncKey, setSeries: false, filters: { pub: isMove, sub: isMove } },
      },
      scales: {
        x: { time: frame().axis === 'time', auto: false },
        y: { auto: false, distr: panel.scale === 'log' ? 3 : 1 },
      },
      axes: axesOf(series, panel, options.last, frame),
      series: [
        {},
        // Its line is drawn by `drawLine`.
        { scale: 'y', paths: () => null, points: { show: false } },
      ],
      hooks: {
        drawAxes: [
          (self) => {
            const place = placeOf(self, frame().x, panel);
            drawZones(frame(), panel, place, limitSteps(frame(), panel, place));
          },
        ],
        draw: [
          (self) => {
            const now = frame();
            const place = placeOf(self, frame().x, panel);
            const steps = limitSteps(now, panel, place);
            place.context.save();
            drawLine(now, panel, place);
            drawLimitLines(now, place, steps);
            drawMarks(now, place, number === 0);
            drawPoints(now, panel, number, place);
            drawTitle(now, panel, place);
            drawLabels(now, panel, place, steps);
            place.context.restore();
          },
        ],
        setCursor: [(self) => options.onHover(sequenceOf(self))],
        setSelect: [
          (self) => {
            const { left, width } = self.select;
            if (width <= 0) return;
            options.onBrush(self.posToVal(left, 'x'), self.posToVal(left + width, 'x'));
            self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          },
        ],
      },
    },
    undefined,
    container,
  );
  const onClick = (): void => {
    const sequence = sequenceOf(plot);
    if (sequence !== undefined) options.onPick(sequence);
  };
  plot.over.addEventListener('click', onClick);
  return {
    canvas: plot.ctx.canvas,
    update(from, to) {
      const { open } = frame();
      plot.batch(() => {
        plot.setData([series.x[frame().axis], panel.value], false);
        plot.setScale('x', { min: from, max: to });
        const place = placeOf(plot, frame().x, panel);
        const [min, max] = valueRange(series, panel, place.from, place.to, openValue(open, number, from, to));
        plot.setScale('y', { min, max });
      });
    },
    resize: (width, height) => plot.setSize({ width, height }),
    placeX: (x) => plot.valToPos(x, 'x') + axisRoom,
    [Symbol.dispose]() {
      plot.over.removeEventListener('click', onClick);
      plot.destroy();
    },
  };
}

function openValue(open: ChartFrame['open'], number: number, from: number, to: number): number | undefined {
  if (open === undefined || open.x < from || open.x > to) return undefined;
  return open.values[number] ?? undefined;
}

/** The crosshair is shared; what is dragged over one panel is told to all by the chart itself. */
function isMove(type: string): boolean {
  return type === 'mousemove' || type === 'mouseleave';
}

function axesOf(
  series: ChartSeries,
  panel: PanelSeries,
  last: boolean,
  frame: () => ChartFrame,
): uPlot.Axis[] {
  const font = `11px "Inter Variable", system-ui, sans-serif`;
  const shared = {
    font,
    stroke: () => frame().colors.quiet,
    ticks: { show: false },
  };
  return [
    {
      ...shared,
      size: last ? 26 : 0,
      show: true,
      grid: { stroke: () => frame().colors.grid, width: 1 },
      gap: 6,
      space: 84,
      ...(frame().axis === 'order'
        ? {
            splits: (_plot, _axis, min, max) =>
              axisTicks(Math.max(min, series.first), max, 'linear', 8).filter(Number.isInteger),
          }
        : {}),
      values: (_plot, splits) => (last ? timeTicks(series, frame().axis, splits) : splits.map(() => '')),
    },
    {
      ...shared,
      size: axisRoom,
      gap: 6,
      grid: { stroke: () => frame().colors.grid, width: 1 },
      splits: (plot, _axis, min, max) =>
        axisTicks(
          min,
          max,
          panel.scale,
          Math.max(2, Math.floor(plot.bbox.height / window.devicePixelRatio / 34)),
        ),
      filter: (_plot, splits) => splits,
      values: (_plot, splits) => splits.map((value) => tickText(value, panel.unit)),
    },
  ];
}
