import type { ChartFrame, ChartMark, PanelPlace } from './panel-frame.ts';

/** Stages and annotations as vertical lines; their words stand in the first panel alone. */
export function drawMarks(frame: ChartFrame, place: PanelPlace, named: boolean): void {
  const { colors } = frame;
  for (const stage of frame.stages)
    drawLine(place, stage, colors.stage, [2, 3], named ? 'above' : 'none', colors.font);
  for (const note of frame.annotations)
    drawLine(place, note, colors.note, [], named ? 'flag' : 'none', colors.font);
}

function drawLine(
  { context, box, ratio, x }: PanelPlace,
  mark: ChartMark,
  color: string,
  dash: readonly number[],
  label: 'above' | 'flag' | 'none',
  font: string,
): void {
  const at = x(mark.x);
  if (at < box.left || at > box.left + box.width) return;
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = 1.25 * ratio;
  context.setLineDash(dash.map((each) => each * ratio));
  context.beginPath();
  context.moveTo(at, box.top - (label === 'none' ? 0 : 4 * ratio));
  context.lineTo(at, box.top + box.height);
  context.stroke();
  context.setLineDash([]);
  if (label === 'flag') {
    context.beginPath();
    context.moveTo(at, box.top - 12 * ratio);
    context.lineTo(at + 9 * ratio, box.top - 8 * ratio);
    context.lineTo(at, box.top - 4 * ratio);
    context.fill();
  }
  if (label === 'above') {
    context.font = `600 ${10.5 * ratio}px ${font}`;
    context.textBaseline = 'alphabetic';
    const fits = at + context.measureText(mark.label).width + 4 * ratio < box.left + box.width;
    context.textAlign = fits ? 'left' : 'right';
    context.fillText(mark.label, at + (fits ? 3 : -3) * ratio, box.top - 4 * ratio);
  }
}
