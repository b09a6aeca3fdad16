import type { DependencyGraph } from './dependency-graph.ts';
import { type Layout, nodeSize } from './layout.ts';

/** Numbers per edge: start, two control points, end; then the box around them: left, top, right, bottom. */
export const curveStride = 12;

/** What needs itself leaves its box and comes back so far apart, pixels. */
const loopHeight = 14;

/** The curves of all edges as cubic Béziers, pixels at scale 1: from the right side of what needs to the left side of what is needed. */
export function edgeCurves({ edges }: DependencyGraph, { x, y }: Layout): Float32Array {
  const curves = new Float32Array(edges.length * curveStride);
  edges.forEach(({ from, to }, at) => {
    const half = nodeSize.width / 2;
    const startX = (x[from] ?? 0) + half;
    const apart = from === to ? loopHeight / 2 : 0;
    const startY = (y[from] ?? 0) - apart;
    const endY = (y[to] ?? 0) + apart;
    const targetX = x[to] ?? 0;
    // Within a depth the edge goes around on the right; the left sides belong to what comes from above.
    const beside = Math.abs(targetX - (x[from] ?? 0)) < nodeSize.width;
    const endX = beside ? targetX + half : targetX - half;
    const pull = beside ? 46 : Math.max(36, Math.abs(endX - startX) * 0.42);
    const firstX = startX + pull;
    const secondX = beside ? endX + pull : endX - pull;
    curves.set(
      [
        startX,
        startY,
        firstX,
        startY,
        secondX,
        endY,
        endX,
        endY,
        Math.min(startX, endX, secondX),
        Math.min(startY, endY),
        Math.max(startX, endX, firstX),
        Math.max(startY, endY),
      ],
      at * curveStride,
    );
  });
  return curves;
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
