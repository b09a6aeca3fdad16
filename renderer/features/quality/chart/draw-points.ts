import { lowerBound, type PanelSeries, runIndex } from './chart-series.ts';
import { type ChartFrame, clipped, type PanelPlace } from './panel-frame.ts';
import { ruleMark } from './rule-marks.ts';
import { stamp, stampsOf } from './signal-stamps.ts';

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

/** Red and a shape of their own: a square beyond a limit, a diamond for a pattern. Marks too close to be read are left out. */
function drawSignals(frame: ChartFrame, panel: PanelSeries, place: PanelPlace): void {
  const { series, colors, selected, x: points } = frame;
  const { context, ratio, box } = place;
  // Where there are many, each takes less room.
  const size = Math.round((place.to - place.from > box.width / ratio ? 3 : 4) * ratio);
  const stamps = stampsOf(colors.signal, colors.font, size, ratio);
  let lastX = Number.NEGATIVE_INFINITY;
  let lastY = Number.NEGATIVE_INFINITY;
  let lastMark = Number.NEGATIVE_INFINITY;
  const { signalled } = series;
  for (let index = lowerBound(signalled, series.first + place.from); index < signalled.length; index += 1) {
    const sequence = signalled[index] ?? 0;
    const position = sequence - series.first;
    if (position > place.to) break;
    const rules = panel.flags.get(sequence);
    const value = panel.value[position];
    if (rules === undefined || value === null || value === undefined) continue;
    const x = place.x(points[position] ?? 0);
    if (x < box.left - 1 || x > box.left + box.width + 1) continue;
    const y = Math.min(box.top + box.height, Math.max(box.top, place.y(value)));
    // Two that would cover each other are one to the eye.
    if (x - lastX < size / 2 && Math.abs(y - lastY) < size) continue;
    lastX = x;
    lastY = y;
    stamp(context, beyond.has(rules[0] ?? '') ? stamps.square : stamps.diamond, x, y);
    const mark = ruleMark(rules);
    if (x - lastMark < (7 + 5 * mark.length) * ratio) continue;
    lastMark = x;
    const center = panel.runs[runIndex(panel, sequence)]?.center ?? null;
    const low = center !== null && value < center;
    const above = low ? y + 16 * ratio > box.top + box.height : y - 7 * ratio > box.top + 8 * ratio;
    const away = (sequence === selected ? 15 : 11) * ratio;
    stamp(context, stamps.mark(mark), x, above ? y - away : y + away);
  }
}
