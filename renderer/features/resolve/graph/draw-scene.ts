import { edgesWithin } from './curves.ts';
import { drawEdges } from './draw-edges.ts';
import { drawEmphasis } from './draw-emphasis.ts';
import { drawNodes, graphFont, wordsFrom } from './draw-nodes.ts';
import { nodeSize } from './layout.ts';
import type { Overview } from './overview.ts';
import type { Emphasis, Scene } from './scene.ts';
import type { Size, Viewport } from './viewport.ts';

export interface Frame {
  scene: Scene;
  emphasis: Emphasis;
  view: Viewport;
  /** Pixels of the page. */
  screen: Size;
  /** Pixels of the device per pixel of the page. */
  ratio: number;
  /** While something moves, an image drawn before may stand in for what would take too long to draw. */
  moving: boolean;
  overview: Overview | undefined;
}

/** More than this on screen, counted in edges, is not drawn anew in every frame. */
const heavy = 700;

/** Draw one frame of the graph. */
export function drawScene(context: CanvasRenderingContext2D, frame: Frame): void {
  const { scene, emphasis, view, screen, ratio } = frame;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = 1;
  context.fillStyle = scene.colors.surface;
  context.fillRect(0, 0, screen.width, screen.height);
  context.setTransform(ratio * view.scale, 0, 0, ratio * view.scale, ratio * view.x, ratio * view.y);
  const dimmed = emphasis.selected !== undefined || emphasis.matches !== undefined;
  context.globalAlpha = dimmed ? 0.3 : 1;
  drawRest(context, frame);
  context.globalAlpha = 1;
  drawEmphasis(context, scene, emphasis, view);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawHeads(context, frame);
}

/** What is not emphasised: itself, or its picture. */
function drawRest(context: CanvasRenderingContext2D, frame: Frame): void {
  const { scene, view, screen, ratio, moving, overview } = frame;
  const area = {
    left: -view.x / view.scale,
    top: -view.y / view.scale,
    right: (screen.width - view.x) / view.scale,
    bottom: (screen.height - view.y) / view.scale,
  };
  const edges = edgesWithin(scene.curves, area);
  const nodes = nodesWithin(scene, area);
  const cost = edges.length + nodes.length * (view.scale >= wordsFrom ? 3 : 1);
  const sharp = overview !== undefined && overview.scale >= view.scale * ratio * 0.9;
  if (overview !== undefined && cost > heavy && (moving || (sharp && view.scale < wordsFrom))) {
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'low';
    context.drawImage(overview.image, overview.left, overview.top, overview.width, overview.height);
    return;
  }
  drawEdges(context, scene, edges, view.scale);
  drawNodes(context, scene, nodes, view.scale);
}

function nodesWithin(
  { layout }: Scene,
  area: { left: number; top: number; right: number; bottom: number },
): number[] {
  const found: number[] = [];
  const { width, height } = nodeSize;
  for (let node = 0; node < layout.x.length; node += 1) {
    const x = layout.x[node] ?? 0;
    const y = layout.y[node] ?? 0;
    if (x + width / 2 < area.left || x - width / 2 > area.right) continue;
    if (y + height / 2 < area.top || y - height / 2 > area.bottom) continue;
    found.push(node);
  }
  return found;
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
