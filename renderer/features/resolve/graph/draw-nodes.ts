import type { CanvasContext } from './canvas-context.ts';
import type { GraphNode } from './dependency-graph.ts';
import type { GraphColors } from './graph-colors.ts';
import { nodeSize } from './layout.ts';
import type { Scene } from './scene.ts';

/** Words are drawn from this scale on: smaller they cannot be read. */
export const wordsFrom = 0.62;
/** From here on to there only names, in letters as small as can just be read. */
const namesFrom = 0.4;
const leastLetters = 9;
export const graphFont = '"Inter Variable", system-ui, sans-serif';

/** The colour that says what a node is; one that needs attention says that first. */
export function nodeColor({ depth, deprecated, yanked, version }: GraphNode, colors: GraphColors): string {
  if (yanked || version === '') return depth === 0 ? colors.root : colors.error;
  if (deprecated) return colors.warning;
  if (depth === 0) return colors.root;
  return depth === 1 ? colors.direct : colors.transitive;
}

/** Draw nodes, boxes by colour first and words after them; the context stands in the coordinates of the graph. */
export function drawNodes(
  context: CanvasContext,
  scene: Scene,
  nodes: readonly number[],
  scale: number,
): void {
  const byColor = new Map<string, number[]>();
  for (const node of nodes) {
    const graphNode = scene.index.graph.nodes[node];
    if (graphNode === undefined) continue;
    const color = nodeColor(graphNode, scene.colors);
    const group = byColor.get(color);
    if (group === undefined) byColor.set(color, [node]);
    else group.push(node);
  }
  for (const [color, group] of byColor) drawBoxes(context, scene, group, scale, color);
  if (scale >= wordsFrom) for (const node of nodes) drawWords(context, scene, node);
  else if (scale >= namesFrom) for (const node of nodes) drawName(context, scene, node, scale);
}

function drawBoxes(
  context: CanvasContext,
  { layout, colors }: Scene,
  nodes: readonly number[],
  scale: number,
  color: string,
): void {
  const { width, height } = nodeSize;
  const detailed = scale >= 0.3;
  for (const node of nodes) {
    const left = (layout.x[node] ?? 0) - width / 2;
    const top = (layout.y[node] ?? 0) - height / 2;
    if (!detailed) {
      context.fillStyle = color;
      context.fillRect(left, top, width, height);
      continue;
    }
    context.fillStyle = node === 0 ? colors.root : colors.paper;
    context.strokeStyle = color;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(left, top, width, height, 5);
    context.fill();
    context.stroke();
    context.fillStyle = color;
    context.fillRect(left, top + 3, 3, height - 6);
  }
}

function drawWords(context: CanvasContext, { layout, index, colors }: Scene, node: number): void {
  const graphNode = index.graph.nodes[node];
  if (graphNode === undefined) return;
  const { width } = nodeSize;
  const middle = (layout.y[node] ?? 0) + 0.5;
  const left = (layout.x[node] ?? 0) - width / 2 + 11;
  const right = (layout.x[node] ?? 0) + width / 2 - 9;
  context.textBaseline = 'middle';
  context.font = `11px ${graphFont}`;
  context.fillStyle = node === 0 ? colors.onRoot : colors.quiet;
  const version = shortened(context, graphNode.version === '' ? 'nothing matches' : graphNode.version, 92);
  const versionWidth = widthOf(context, version);
  if (!(node === 0 && graphNode.version === '')) {
    context.textAlign = 'right';
    context.fillText(version, right, middle);
  }
  context.textAlign = 'left';
  context.font = `550 12px ${graphFont}`;
  context.fillStyle = node === 0 ? colors.onRoot : colors.text;
  context.fillText(shortened(context, graphNode.name, right - left - versionWidth - 8), left, middle);
}

function drawName(
  context: CanvasContext,
  { layout, index, colors }: Scene,
  node: number,
  scale: number,
): void {
  const graphNode = index.graph.nodes[node];
  if (graphNode === undefined) return;
  const size = Math.round(leastLetters / scale);
  const left = (layout.x[node] ?? 0) - nodeSize.width / 2 + 8;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.font = `550 ${size}px ${graphFont}`;
  context.fillStyle = node === 0 ? colors.onRoot : colors.text;
  context.fillText(
    shortened(context, graphNode.name, nodeSize.width - 14),
    left,
    (layout.y[node] ?? 0) + 0.5,
  );
}

/** Measured once each: measuring is what costs in drawing words. */
const widths = new Map<string, number>();

function widthOf(context: CanvasContext, text: string): number {
  const key = `${context.font}\n${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > 50_000) widths.clear();
    width = context.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

/** As much of a text as fits, with an ellipsis where some is missing. */
export function shortened(context: CanvasContext, text: string, room: number): string {
  const width = widthOf(context, text);
  if (width <= room) return text;
  const letters = Math.max(1, Math.floor((text.length * (room - 8)) / width));
  return `${text.slice(0, letters)}…`;
}
