import type { PanelSeries } from './chart-series.ts';
import { type LimitStep, zoneEdge } from './limit-steps.ts';
import { type ChartFrame, clipped, type PanelPlace } from './panel-frame.ts';

/** Zones C, B and A (within one, two and three sigma): the nearer to the center, the stronger. */
const zones: readonly [inner: number, outer: number, strength: number, name: string][] = [
  [0, 1, 0.13, 'C'],
  [1, 2, 0.08, 'B'],
  [2, 3, 0.04, 'A'],
];

/** The zones between the limits, or the plain space between them where zones mean nothing. Drawn below the line. */
export function drawZones(
  frame: ChartFrame,
  panel: PanelSeries,
  place: PanelPlace,
  steps: readonly LimitStep[],
): void {
  const { context } = place;
  clipped(place, () => {
    context.fillStyle = frame.colors.zone;
    for (const step of steps) {
      const { lower, upper } = step.run;
      if (!panel.zones) {
        context.globalAlpha = 0.07;
        if (lower !== null && upper !== null) fill(place, step, lower, upper);
        continue;
      }
      for (const [inner, outer, strength] of zones) {
        context.globalAlpha = strength;
        for (const side of [1, -1]) {
          const near = zoneEdge(panel, step.run, side * inner);
          const far = zoneEdge(panel, step.run, side * outer);
          if (near !== undefined && far !== undefined)
            fill(place, step, within(near, lower, upper), within(far, lower, upper));
        }
      }
    }
    context.globalAlpha = 1;
    if (panel.zones) nameZones(frame, panel, place, steps);
  });
}

function fill({ context, y }: PanelPlace, { left, right }: LimitStep, a: number, b: number): void {
  const top = y(Math.max(a, b));
  context.fillRect(left, top, right - left, y(Math.min(a, b)) - top);
}

/** Limits are as drawn: a floor of zero cuts the zones below it. */
function within(value: number, lower: number | null, upper: number | null): number {
  return Math.min(upper ?? Number.POSITIVE_INFINITY, Math.max(lower ?? Number.NEGATIVE_INFINITY, value));
}

/** A, B, C at the left edge, where they are high enough for a letter. */
function nameZones(
  { colors }: ChartFrame,
  panel: PanelSeries,
  { context, box, ratio, y }: PanelPlace,
  steps: readonly LimitStep[],
): void {
  const [first] = steps;
  if (first === undefined) return;
  context.font = `600 ${10 * ratio}px ${colors.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = colors.faint;
  for (const [inner, outer, , name] of zones)
    for (const side of [1, -1]) {
      const near = zoneEdge(panel, first.run, side * inner);
      const far = zoneEdge(panel, first.run, side * outer);
      if (near === undefined || far === undefined) continue;
      const { lower, upper } = first.run;
      const a = y(within(near, lower, upper));
      const b = y(within(far, lower, upper));
      if (Math.abs(a - b) >= 13 * ratio) context.fillText(name, box.left + 5 * ratio, (a + b) / 2);
    }
}

/** Center line and limits. Those of a frozen baseline are whole lines, trial limits are broken. */
export function drawLimitLines(frame: ChartFrame, place: PanelPlace, steps: readonly LimitStep[]): void {
  const { context, ratio } = place;
  clipped(place, () => {
    context.lineWidth = 1.25 * ratio;
    context.setLineDash(frame.frozen ? [] : [6 * ratio, 4 * ratio]);
    context.strokeStyle = frame.colors.limit;
    strokeSteps(place, steps, 'upper');
    strokeSteps(place, steps, 'lower');
    context.setLineDash([]);
    context.strokeStyle = frame.colors.center;
    strokeSteps(place, steps, 'center');
  });
}

function strokeSteps(
  { context, y }: PanelPlace,
  steps: readonly LimitStep[],
  which: 'upper' | 'lower' | 'center',
): void {
  context.beginPath();
  let drawing = false;
  for (const { left, right, run } of steps) {
    const value = run[which];
    if (value === null) {
      drawing = false;
      continue;
    }
    const height = y(value);
    if (drawing) context.lineTo(left, height);
    else context.moveTo(left, height);
    context.lineTo(right, height);
    drawing = true;
  }
  context.stroke();
}
