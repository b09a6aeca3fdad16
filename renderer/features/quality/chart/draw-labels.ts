import type { PanelSeries } from './chart-series.ts';
import type { LimitStep } from './limit-steps.ts';
import type { ChartFrame, PanelPlace } from './panel-frame.ts';
import { tickText } from './value-words.ts';

/** Pixels of CSS right of the plotting area for the labels of limits. */
export const labelRoom = 104;
const lineHeight = 13;

interface Label {
  text: string;
  color: string;
  y: number;
}

/** Above the panel what it shows. */
export function drawTitle(
  { colors }: ChartFrame,
  panel: PanelSeries,
  { context, box, ratio }: PanelPlace,
): void {
  context.font = `600 ${11 * ratio}px ${colors.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillStyle = colors.text;
  context.fillText(panel.title, 4 * ratio, box.top - 8 * ratio);
}

/** At the right edge what the limits in force come to: UCL, CL, LCL with their values. */
export function drawLabels(
  { colors }: ChartFrame,
  panel: PanelSeries,
  place: PanelPlace,
  steps: readonly LimitStep[],
): void {
  const run = steps.at(-1)?.run;
  if (run === undefined) return;
  const { context, box, ratio } = place;
  const labels: Label[] = [];
  const add = (name: string, value: number | null, color: string): void => {
    if (value !== null)
      labels.push({ text: `${name} ${tickText(value, panel.unit)}`, color, y: place.y(value) });
  };
  add('UCL', run.upper, colors.limit);
  add('CL', run.center, colors.center);
  add('LCL', run.lower, colors.limit);
  spread(labels, box.top + 5 * ratio, box.top + box.height - 4 * ratio, lineHeight * ratio);
  context.font = `600 ${11 * ratio}px ${colors.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const { text, color, y } of labels) {
    context.fillStyle = color;
    context.fillText(text, box.left + box.width + 6 * ratio, y);
  }
}

/** Move labels apart, from the top down and back up again, so that none covers another. */
export function spread(labels: { y: number }[], top: number, bottom: number, gap: number): void {
  labels.sort((a, b) => a.y - b.y);
  let least = top;
  for (const label of labels) {
    label.y = Math.max(label.y, least);
    least = label.y + gap;
  }
  let most = bottom;
  for (const label of labels.toReversed()) {
    label.y = Math.min(label.y, most);
    most = label.y - gap;
  }
}
