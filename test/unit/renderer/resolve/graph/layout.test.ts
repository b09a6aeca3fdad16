import { expect, test } from 'vitest';
import { curveStride, edgeCurves } from '../../../../../renderer/features/resolve/graph/curves.ts';
import type { DependencyGraph } from '../../../../../renderer/features/resolve/graph/dependency-graph.ts';
import { indexGraph } from '../../../../../renderer/features/resolve/graph/graph-index.ts';
import {
  type Layout,
  layoutGraph,
  layoutSliced,
  nodeSize,
} from '../../../../../renderer/features/resolve/graph/layout.ts';
import { drawnEdges, drawnNode } from './drawn-graph.ts';
import { generatedGraph } from './generated-graph.ts';

const large = indexGraph(generatedGraph(2_000, 6_000));

function overlaps({ x, y }: Layout): number {
  let count = 0;
  for (let a = 0; a < x.length; a += 1)
    for (let b = a + 1; b < x.length; b += 1)
      if (
        Math.abs((x[a] ?? 0) - (x[b] ?? 0)) < nodeSize.width &&
        Math.abs((y[a] ?? 0) - (y[b] ?? 0)) < nodeSize.height
      )
        count += 1;
  return count;
}

/** Pairs of edges between neighbouring columns that cross. */
function crossings({ graph }: ReturnType<typeof indexGraph>, y: Float64Array): number {
  let count = 0;
  const { edges, nodes } = graph;
  edges.forEach((a, at) => {
    for (const b of edges.slice(at + 1)) {
      if (nodes[a.from]?.depth !== nodes[b.from]?.depth || nodes[a.to]?.depth !== nodes[b.to]?.depth)
        continue;
      const side = ((y[a.from] ?? 0) - (y[b.from] ?? 0)) * ((y[a.to] ?? 0) - (y[b.to] ?? 0));
      if (side < 0) count += 1;
    }
  });
  return count;
}

test('no two of 2,000 nodes overlap, and deeper ones stand further right', () => {
  const layout = layoutGraph(large);
  expect(overlaps(layout)).toBe(0);
  const { bands } = layout;
  expect(bands.reduce((sum, { count }) => sum + count, 0)).toBe(2_000);
  bands.forEach((band, at) => {
    const before = bands[at - 1];
    if (before === undefined) return;
    expect(band.column).toBeGreaterThan(before.column);
    expect(band.left).toBeGreaterThan(before.left + before.width);
  });
  expect(layout.width / layout.height).toBeGreaterThan(0.8);
  expect(layout.width / layout.height).toBeLessThan(2.5);
});

test('the same graph gets the same places, in one go or in slices', async () => {
  const again = indexGraph(generatedGraph(2_000, 6_000));
  const whole = layoutGraph(large);
  const sliced = await layoutSliced(again, new AbortController().signal, 0);
  expect(sliced).toEqual(whole);
});

test('ordering by barycentres untangles what can be drawn without crossings', () => {
  const tangled: DependencyGraph = {
    nodes: [0, 1, 1, 1, 2, 2, 2].map((depth, at) => drawnNode(`n${at}`, depth)),
    // 1 -> 6, 2 -> 5, 3 -> 4: crossed in the order given.
    edges: drawnEdges([
      [0, 3],
      [0, 1],
      [0, 2],
      [1, 6],
      [2, 5],
      [3, 4],
      [1, 5],
    ]),
  };
  const index = indexGraph(tangled);
  expect(crossings(index, Float64Array.from([0, 1, 2, 3, 4, 5, 6]))).toBeGreaterThan(0);
  expect(crossings(index, layoutGraph(index).y)).toBe(0);
});

test('a chain of 10,000 is laid out without recursion, and one layer of 5,000 takes several columns', () => {
  const chain = indexGraph({
    nodes: Array.from({ length: 10_000 }, (_, at) => drawnNode(`n${at}`, at)),
    edges: drawnEdges(Array.from({ length: 9_999 }, (_, at) => [at, at + 1])),
  });
  expect(layoutGraph(chain).bands).toHaveLength(10_000);
  const wide = indexGraph({
    nodes: Array.from({ length: 5_001 }, (_, at) => drawnNode(`n${at}`, at === 0 ? 0 : 1)),
    edges: drawnEdges(Array.from({ length: 5_000 }, (_, at) => [0, at + 1])),
  });
  const { width, height } = layoutGraph(wide);
  expect(width / height).toBeLessThan(2.5);
});

test('a layout that is no longer wanted is given up', async () => {
  const abort = new AbortController();
  const layout = layoutSliced(large, abort.signal, 0);
  abort.abort();
  await expect(layout).rejects.toThrow();
});

test('a graph of the root alone has a place for it', () => {
  const { nodes } = generatedGraph(1, 0);
  const layout = layoutGraph(indexGraph({ nodes, edges: [] }));
  expect(layout.width).toBe(nodeSize.width);
  expect(layout.height).toBeGreaterThan(nodeSize.height);
});

test('what needs itself is drawn as a loop beside its box', () => {
  const graph = { nodes: [drawnNode('self', 0)], edges: drawnEdges([[0, 0]]) };
  const [startX = 0, startY = 0, firstX = 0, , secondX = 0, , endX = 0, endY = 0] = edgeCurves(
    graph,
    layoutGraph(indexGraph(graph)),
  );
  expect([startX, endX]).toEqual([nodeSize.width, nodeSize.width]);
  expect(endY - startY).toBeGreaterThan(8);
  expect(Math.min(firstX, secondX)).toBeGreaterThan(startX);
});

test('an edge back passes below the boxes in between', () => {
  const graph = {
    nodes: [0, 1, 2].map((depth) => drawnNode(`n${depth}`, depth)),
    edges: drawnEdges([
      [0, 1],
      [1, 2],
      [2, 0],
    ]),
  };
  const layout = layoutGraph(indexGraph(graph));
  const [y = 0] = layout.y;
  const back = edgeCurves(graph, layout).slice(2 * curveStride);
  const [startX = 0, startY = 0, , firstY = 0, , secondY = 0, endX = 0, endY = 0, , , , bottom] = back;
  expect([startX, endX]).toEqual([layout.x[2], layout.x[0]]);
  expect([startY, endY]).toEqual([y + nodeSize.height / 2, y + nodeSize.height / 2]);
  // Halfway a cubic Bézier lies three quarters of the way to its control points.
  expect(startY + 0.75 * (Math.min(firstY, secondY) - startY)).toBeGreaterThan(y + nodeSize.height);
  expect(bottom).toBe(firstY);
});
