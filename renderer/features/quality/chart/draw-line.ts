import type { PanelSeries } from './chart-series.ts';
import { type ChartFrame, clipped, type PanelPlace } from './panel-frame.ts';

/**
 * The line through the points; where a value is missing it breaks. Where several points share a pixel, the pixel shows between what
 * they moved: a path of ten thousand strokes across each other takes ten times as long to paint as these columns.
 */
export function drawLine(frame: ChartFrame, panel: PanelSeries, place: PanelPlace): void {
  clipped(place, () => {
    if (place.to - place.from > place.box.width / place.ratio) drawColumns(frame, panel, place);
    else strokeLine(frame, panel, place);
  });
}

function strokeLine({ colors, x: points }: ChartFrame, { value }: PanelSeries, place: PanelPlace): void {
  const { context, ratio } = place;
  context.strokeStyle = colors.line;
  context.lineWidth = 1.5 * ratio;
  context.lineJoin = 'bevel';
  context.beginPath();
  let drawing = false;
  for (let position = place.from; position <= place.to; position += 1) {
    const here = value[position];
    if (here === null || here === undefined) {
      drawing = false;
      continue;
    }
    const x = place.x(points[position] ?? 0);
    if (drawing) context.lineTo(x, place.y(here));
    else context.moveTo(x, place.y(here));
    drawing = true;
  }
  context.stroke();
}

/** One bar a pixel, from the least to the greatest value in it; each reaches to where the one before ended. */
function drawColumns({ colors, x: points }: ChartFrame, { value }: PanelSeries, place: PanelPlace): void {
  const { context, ratio } = place;
  context.fillStyle = colors.line;
  const width = Math.max(1, Math.round(ratio));
  let column = Number.NaN;
  let least = 0;
  let greatest = 0;
  let last = Number.NaN;
  // Only the two ends of a column are turned into pixels: on a logarithmic scale that costs more than all the rest.
  const emit = (): void => {
    if (Number.isNaN(column)) return;
    const top = Math.round(place.y(greatest));
    context.fillRect(column, top, width, Math.max(width, Math.round(place.y(least)) - top));
  };
  for (let position = place.from; position <= place.to; position += 1) {
    const here = value[position];
    if (here === null || here === undefined) {
      emit();
      column = Number.NaN;
      last = Number.NaN;
      continue;
    }
    const x = Math.floor(place.x(points[position] ?? 0) / width) * width;
    if (x !== column) {
      emit();
      column = x;
      least = last < here ? last : here;
      greatest = last > here ? last : here;
    } else if (here < least) least = here;
    else if (here > greatest) greatest = here;
    last = here;
  }
  emit();
}
