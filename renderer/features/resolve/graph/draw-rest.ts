import { edgesWithin } from './curves.ts';
import { drawEdges } from './draw-edges.ts';
import { drawNodes, wordsFrom } from './draw-nodes.ts';
import { nodeSize } from './layout.ts';
import type { Overview } from './overview.ts';
import type { Scene } from './scene.ts';
import type { Size, Viewport } from './viewport.ts';

/** What there is to draw, and where one looks. */
export interface Sight {
  scene: Scene;
  view: Viewport;
  /** Pixels of the page. */
  screen: Size;
  /** Pixels of the device per pixel of the page. */
  ratio: number;
  /** While something moves, an image drawn before may stand in for what would take too long to draw. */
  moving: boolean;
  /** `drawing`: it will be there soon. */
  overview: Overview | 'drawing' | undefined;
}

/** More than this on screen, counted in edges, is not drawn anew in every frame; and more than that not even once, if it can be helped. */
const heavy = 700;
const tooHeavy = 2_500;

/** What is not emphasised: itself, or its picture. */
export function drawRest(context: CanvasRenderingContext2D, sight: Sight): void {
  const { scene, view, screen, ratio, moving, overview } = sight;
  context.setTransform(ratio * view.scale, 0, 0, ratio * view.scale, ratio * view.x, ratio * view.y);
  const area = {
    left: -view.x / view.scale,
    top: -view.y / view.scale,
    right: (screen.width - view.x) / view.scale,
    bottom: (screen.height - view.y) / view.scale,
  };
  const edges = edgesWithin(scene.curves, area);
  const nodes = nodesWithin(scene, area);
  const cost = edges.length + nodes.length * (view.scale >= wordsFrom ? 3 : 1);
  if (overview === 'drawing') {
    // Edges follow with the picture; the page stays quick until then.
    if (cost <= tooHeavy) drawEdges(context, scene, edges, view.scale);
    drawNodes(context, scene, nodes, view.scale);
    return;
  }
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
