import { lowerBound, type PanelSeries, runIndex } from './chart-series.ts';
import { type ChartFrame, clipped, type PanelPlace } from './panel-frame.ts';
import { ruleMark } from './rule-marks.ts';

/** Pixels of CSS between points from which on each of them gets a dot. */
const dotRoom = 6;
/** Rules broken by one point that lies beyond a limit, not by a pattern of several. */
const beyond: ReadonlySet<string> = new Set(['nelson-1', 'weco-1', 'limit']);

/** Dots, excluded points, signals with the number of their rule, the point that is still open, the selected one. */
export function drawPoints(frame: ChartFrame, panel: PanelSeries, number: number, place: PanelPlace): void {
  clipped(place, () => {
    if (place.box.width / Math.max(1, place.to - place.from) >= dotRoom * place.ratio)
      drawDots(frame, panel, place);
    drawExcluded(frame, panel, place);
    drawOpen(frame, panel, number, place);
    drawSelected(frame, panel, place);
  });
  drawSignals(frame, panel, place);
}

function drawDots(frame: ChartFrame, panel: PanelSeries, place: PanelPlace): void {
  const { series, colors, x: points } = frame;
  const { context, ratio } = place;
  context.fillStyle = colors.line;
  context.beginPath();
  for (let position = place.from; position <= place.to; position += 1) {
    const value = panel.value[position];
    const sequence = series.first + position;
    if (value === null || value === undefined || series.excluded.has(sequence) || panel.flags.has(sequence))
      continue;
    const x = place.x(points[position] ?? 0);
    const y = place.y(value);
    context.moveTo(x + 2.5 * ratio, y);
    context.arc(x, y, 2.5 * ratio, 0, 2 * Math.PI);
  }
  context.fill();
}

function drawExcluded(frame: ChartFrame, panel: PanelSeries, place: PanelPlace): void {
  const { series, colors, x: points } = frame;
  const { context, ratio } = place;
  context.lineWidth = 1.5 * ratio;
  context.strokeStyle = colors.faint;
  context.fillStyle = colors.paper;
  for (const sequence of series.excluded) {
    const position = sequence - series.first;
    const value = panel.value[position];
    if (value === null || value === undefined || position < place.from || position > place.to) continue;
    context.beginPath();
    context.arc(place.x(points[position] ?? 0), place.y(value), 4 * ratio, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}

/** Hollow and dashed: it may still change. What is counted until something happens is a bar that grows. */
function drawOpen(
  { open, colors, x: points }: ChartFrame,
  panel: PanelSeries,
  number: number,
  place: PanelPlace,
): void {
  const value = open?.values[number];
  if (open === undefined || value === null || value === undefined) return;
  const { context, ratio, box } = place;
  const x = place.x(open.x);
  const y = place.y(value);
  context.strokeStyle = colors.line;
  context.lineWidth = 1.5 * ratio;
  context.setLineDash([3 * ratio, 3 * ratio]);
  if (panel.unit === 'operations' || panel.unit === 'seconds') {
    const width = 8 * ratio;
    context.strokeRect(x - width / 2, y, width, box.top + box.height - y);
  } else {
    const last = panel.value.at(-1);
    context.beginPath();
    if (last !== null && last !== undefined) {
      context.moveTo(place.x(points.at(-1) ?? 0), place.y(last));
      context.lineTo(x, y);
    }
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = colors.paper;
    context.beginPath();
    context.arc(x, y, 3.5 * ratio, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
  context.setLineDash([]);
}

function drawSelected(frame: ChartFrame, panel: PanelSeries, place: PanelPlace): void {
  const { series, colors, selected, x: points } = frame;
  const position = selected === undefined ? -1 : selected - series.first;
  const x = points[position];
  if (x === undefined) return;
  const { context, ratio, box } = place;
  context.strokeStyle = colors.text;
  context.lineWidth = ratio;
  context.globalAlpha = 0.5;
  context.beginPath();
  context.moveTo(place.x(x), box.top);
  context.lineTo(place.x(x), box.top + box.height);
  context.stroke();
  context.globalAlpha = 1;
  const value = panel.value[position];
  if (value === null || value === undefined) return;
  context.lineWidth = 2 * ratio;
  context.beginPath();
  context.arc(place.x(x), place.y(value), 7 * ratio, 0, 2 * Math.PI);
  context.stroke();
}

/** Pixels of CSS that one signal keeps free of others above the center, and another below it. */
const signalRoom = 3;

/**
 * Red and a shape of their own: a square beyond a limit, a diamond for a pattern. Of those that would cover each other one is drawn,
 * and numbers too close to be read are left out: a process that signals at every point costs no more than one that does now and then.
 */
function drawSignals(frame: ChartFrame, panel: PanelSeries, place: PanelPlace): void {
  const { series, colors, selected, x: points } = frame;
  const { context, ratio, box } = place;
  // Where there are many points, each signal takes less room.
  const dense = place.to - place.from > box.width / ratio;
  const size = Math.round((dense ? 3 : 4) * ratio);
  const room = signalRoom * ratio;
  context.font = `700 ${10.5 * ratio}px ${colors.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = colors.signal;
  const last = {
    above: Number.NEGATIVE_INFINITY,
    below: Number.NEGATIVE_INFINITY,
    mark: Number.NEGATIVE_INFINITY,
  };
  const { signalled } = series;
  for (let index = lowerBound(signalled, series.first + place.from); index < signalled.length; index += 1) {
    const sequence = signalled[index] ?? 0;
    const position = sequence - series.first;
    if (position > place.to) break;
    const x = place.x(points[position] ?? 0);
    // Most of very many are passed over here, before anything is looked up.
    if (x - last.above < room && x - last.below < room) continue;
    const rules = panel.flags.get(sequence);
    const value = panel.value[position];
    if (rules === undefined || value === null || value === undefined) continue;
    if (x < box.left - 1 || x > box.left + box.width + 1) continue;
    const center = panel.runs[runIndex(panel, sequence)]?.center ?? null;
    const side = center !== null && value < center ? 'below' : 'above';
    if (x - last[side] < room) continue;
    last[side] = x;
    const y = Math.min(box.top + box.height, Math.max(box.top, place.y(value)));
    if (beyond.has(rules[0] ?? '')) square(context, x, y, size);
    else diamond(context, x, y, size * 1.35);
    const mark = ruleMark(rules);
    if (x - last.mark < ((dense ? 19 : 7) + 5 * mark.length) * ratio) continue;
    last.mark = x;
    const up = side === 'below' ? y + 16 * ratio > box.top + box.height : y - 15 * ratio > box.top;
    const away = (sequence === selected ? 15 : 11) * ratio;
    context.fillText(mark, x, up ? y - away : y + away);
  }
}

/** On whole pixels, which is painted far faster than between them. */
function square(context: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  context.fillRect(Math.round(x) - size, Math.round(y) - size, 2 * size, 2 * size);
}

function diamond(context: CanvasRenderingContext2D, x: number, y: number, reach: number): void {
  context.beginPath();
  context.moveTo(x, y - reach);
  context.lineTo(x + reach, y);
  context.lineTo(x, y + reach);
  context.lineTo(x - reach, y);
  context.closePath();
  context.fill();
}
