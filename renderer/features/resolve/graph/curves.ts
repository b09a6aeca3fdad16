import type { DependencyGraph } from './dependency-graph.ts';
import { type Layout, nodeSize } from './layout.ts';

/** Numbers per edge: start, two control points, end; then the box around them: left, top, right, bottom. */
export const curveStride = 12;

/** What needs itself leaves its box and comes back so far apart, pixels. */
const loopHeight = 14;
/** How far a control point of an edge back lies below the boxes, at most. */
const deepestBack = 72;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The curves of all edges as cubic Béziers, pixels at scale 1: from the right side of what needs to the left side of what is needed. Those
 * that lead back, as the last step of a cycle does, go below the boxes in between.
 */
export function edgeCurves({ edges }: DependencyGraph, { x, y }: Layout): Float32Array {
  const curves = new Float32Array(edges.length * curveStride);
  edges.forEach(({ from, to }, at) => {
    const source = { x: x[from] ?? 0, y: y[from] ?? 0 };
    const target = { x: x[to] ?? 0, y: y[to] ?? 0 };
    const points = pointsOf(source, target, from === to);
    const across = points.map((point) => point.x);
    const down = points.map((point) => point.y);
    curves.set(
      [
        ...points.flatMap((point) => [point.x, point.y]),
        Math.min(...across),
        Math.min(...down),
        Math.max(...across),
        Math.max(...down),
      ],
      at * curveStride,
    );
  });
  return curves;
}

/** Start, two control points, end. */
function pointsOf(source: Point, target: Point, isLoop: boolean): Point[] {
  const half = nodeSize.width / 2;
  const distance = target.x - source.x;
  if (distance <= -nodeSize.width) return pointsBack(source, target);
  const startX = source.x + half;
  // Within a depth the edge goes around on the right; the left sides belong to what comes from above.
  const isBeside = distance < nodeSize.width;
  const endX = isBeside ? target.x + half : target.x - half;
  const pull = isBeside ? 46 : Math.max(36, Math.abs(endX - startX) * 0.42);
  const apart = isLoop ? loopHeight / 2 : 0;
  const [startY, endY] = [source.y - apart, target.y + apart];
  return [
    { x: startX, y: startY },
    { x: startX + pull, y: startY },
    { x: isBeside ? endX + pull : endX - pull, y: endY },
    { x: endX, y: endY },
  ];
}

function pointsBack(source: Point, target: Point): Point[] {
  const half = nodeSize.height / 2;
  const depth = Math.min(deepestBack, 30 + (source.x - target.x) * 0.1);
  const [startY, endY] = [source.y + half, target.y + half];
  // Both control points lie below the lower of the two, so that the curve passes under what stands between.
  const lowest = Math.max(startY, endY) + depth;
  const pull = (source.x - target.x) * 0.2;
  return [
    { x: source.x, y: startY },
    { x: source.x - pull, y: lowest },
    { x: target.x + pull, y: lowest },
    { x: target.x, y: endY },
  ];
}

/** Edges whose box meets an area of the graph. */
export function edgesWithin(
  curves: Float32Array,
  area: { left: number; top: number; right: number; bottom: number },
): number[] {
  const found: number[] = [];
  for (let at = 0, base = 8; base < curves.length; at += 1, base += curveStride) {
    if ((curves[base] ?? 0) > area.right || (curves[base + 2] ?? 0) < area.left) continue;
    if ((curves[base + 1] ?? 0) > area.bottom || (curves[base + 3] ?? 0) < area.top) continue;
    found.push(at);
  }
  return found;
}
