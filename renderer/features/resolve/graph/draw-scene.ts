import { drawEmphasis } from './draw-emphasis.ts';
import { graphFont } from './draw-nodes.ts';
import { drawRest, type Sight } from './draw-rest.ts';
import type { Emphasis } from './scene.ts';
import type { StillPicture } from './still-picture.ts';

export interface Frame extends Sight {
  emphasis: Emphasis;
}

/** Draw one frame of the graph. */
export function drawScene(context: CanvasRenderingContext2D, frame: Frame, still: StillPicture): void {
  const { scene, emphasis, view, screen, ratio } = frame;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = 1;
  context.fillStyle = scene.colors.surface;
  context.fillRect(0, 0, screen.width, screen.height);
  const dimmed = emphasis.selected !== undefined || emphasis.matches !== undefined;
  context.globalAlpha = dimmed ? 0.3 : 1;
  if (frame.moving) drawRest(context, frame);
  else {
    const picture = still.of(frame);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(picture, 0, 0);
  }
  context.globalAlpha = 1;
  context.setTransform(ratio * view.scale, 0, 0, ratio * view.scale, ratio * view.x, ratio * view.y);
  drawEmphasis(context, scene, emphasis, view);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawHeads(context, frame);
}

/** The depth of each column, at the top of the screen wherever one looks. */
function drawHeads(context: CanvasRenderingContext2D, { scene, view, screen }: Frame): void {
  const { colors, layout } = scene;
  context.fillStyle = colors.paper;
  context.globalAlpha = 0.92;
  context.fillRect(0, 0, screen.width, 26);
  context.globalAlpha = 1;
  context.fillStyle = colors.line;
  context.fillRect(0, 26, screen.width, 0.5);
  context.font = `600 11px ${graphFont}`;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.fillStyle = colors.quiet;
  const focused = scene.index.graph.columns !== undefined;
  let free = 0;
  for (const { column, left, width, count } of layout.bands) {
    const from = Math.max(0, left * view.scale + view.x);
    const to = Math.min(screen.width, (left + width) * view.scale + view.x);
    if (to < 0 || from > screen.width) continue;
    const words = headWords(column, count, focused);
    const half = context.measureText(words).width / 2;
    const middle = (from + to) / 2;
    if (middle - half < free + 8) continue;
    context.fillText(words, middle, 13.5);
    free = middle + half;
  }
}

/** What stands in a column: its depth, or where it stands to the node in focus. */
function headWords(column: number, count: number, focused: boolean): string {
  if (!focused)
    return column === 0 ? 'Root' : column === 1 ? `Direct, ${count}` : `Depth ${column}, ${count}`;
  if (column === 0) return 'In focus';
  const steps = Math.abs(column);
  if (column < 0) return steps === 1 ? `Need it, ${count}` : `${steps} steps before, ${count}`;
  return steps === 1 ? `It needs, ${count}` : `${steps} steps on, ${count}`;
}
