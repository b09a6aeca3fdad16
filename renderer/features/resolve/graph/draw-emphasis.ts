import type { DependencyGraph } from './dependency-graph.ts';
import { strokeEdges } from './draw-edges.ts';
import { drawNodes, graphFont, wordsFrom } from './draw-nodes.ts';
import { nodeSize } from './layout.ts';
import type { Emphasis, Scene } from './scene.ts';
import type { Viewport } from './viewport.ts';

/** Draw what stands out, over the rest: matches, the selected node with its edges, and the way that leads to it. */
export function drawEmphasis(
  context: CanvasRenderingContext2D,
  scene: Scene,
  emphasis: Emphasis,
  view: Viewport,
): void {
  const { selected, hovered, matches, path, pathEdges, needs, neededBy } = emphasis;
  const { colors, index } = scene;
  const { scale } = view;
  if (matches !== undefined) {
    drawNodes(context, scene, [...matches], scale);
    for (const node of matches) ring(context, scene, node, scale, colors.match, 2);
  }
  if (selected !== undefined) {
    strokeEdges(context, scene, index.neededBy[selected] ?? [], scale, {
      color: colors.neededBy,
      width: 1.5,
    });
    strokeEdges(context, scene, index.needs[selected] ?? [], scale, { color: colors.needs, width: 1.5 });
    strokeEdges(context, scene, pathEdges, scale, { color: colors.path, width: 3 });
    drawNodes(context, scene, [...neededBy, ...needs, ...path, selected], scale);
    for (const node of neededBy) ring(context, scene, node, scale, colors.neededBy, 1.5);
    for (const node of needs) ring(context, scene, node, scale, colors.needs, 1.5);
    for (const node of path) ring(context, scene, node, scale, colors.path, 2);
    ring(context, scene, selected, scale, colors.path, 4);
  }
  if (hovered !== undefined && hovered !== selected) ring(context, scene, hovered, scale, colors.text, 1.5);
  if (scale < wordsFrom) tags(context, scene, emphasis, view);
}

function ring(
  context: CanvasRenderingContext2D,
  { layout }: Scene,
  node: number,
  scale: number,
  color: string,
  width: number,
): void {
  const line = width / scale;
  // Far out a box is a speck: its ring keeps a size that can be seen.
  const half = {
    width: Math.max(nodeSize.width / 2 + 1, 5 / scale),
    height: Math.max(nodeSize.height / 2 + 1, 4 / scale),
  };
  context.strokeStyle = color;
  context.lineWidth = line;
  context.beginPath();
  context.roundRect(
    (layout.x[node] ?? 0) - half.width,
    (layout.y[node] ?? 0) - half.height,
    half.width * 2,
    half.height * 2,
    6,
  );
  context.stroke();
}

/** Far out, the names along the way as tags of a readable size. */
function tags(context: CanvasRenderingContext2D, scene: Scene, emphasis: Emphasis, view: Viewport): void {
  const { layout, colors, index } = scene;
  const named = new Set(emphasis.path);
  if (emphasis.hovered !== undefined) named.add(emphasis.hovered);
  context.save();
  const ratio = context.getTransform().a / view.scale;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.font = `600 12px ${graphFont}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const node of named) {
    const text = tagText(index.graph, node);
    const width = context.measureText(text).width + 12;
    const left = (layout.x[node] ?? 0) * view.scale + view.x - width / 2;
    const top = (layout.y[node] ?? 0) * view.scale + view.y - 30;
    context.fillStyle = colors.paper;
    context.strokeStyle = colors.path;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(left, top, width, 20, 5);
    context.fill();
    context.stroke();
    context.fillStyle = colors.text;
    context.fillText(text, left + 6, top + 10.5);
  }
  context.restore();
}

function tagText({ nodes }: DependencyGraph, node: number): string {
  const { name = '', version = '' } = nodes[node] ?? {};
  return version === '' ? name : `${name} ${version}`;
}
