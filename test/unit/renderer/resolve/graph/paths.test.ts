import { expect, test } from 'vitest';
import type { DependencyGraph } from '../../../../../renderer/features/resolve/graph/dependency-graph.ts';
import { indexGraph } from '../../../../../renderer/features/resolve/graph/graph-index.ts';
import { nextMatch, searchGraph } from '../../../../../renderer/features/resolve/graph/graph-search.ts';
import { layoutGraph } from '../../../../../renderer/features/resolve/graph/layout.ts';
import { focusOn, pathsTo } from '../../../../../renderer/features/resolve/graph/paths.ts';
import { nextTrail } from '../../../../../renderer/features/resolve/graph/trail.ts';
import { drawnEdges, drawnNode } from './drawn-graph.ts';
import { generatedGraph } from './generated-graph.ts';

/** 0 -> 1 -> 3 -> 4, 0 -> 2 -> 3, 3 -> 1 closes a cycle, 5 stands alone. */
const graph: DependencyGraph = {
  nodes: [
    drawnNode('app', 0),
    drawnNode('http', 1),
    drawnNode('tls', 1),
    drawnNode('bytes', 2),
    { ...drawnNode('log', 3), version: '4.0.0' },
    drawnNode('lost', 1),
  ],
  edges: drawnEdges([
    [0, 1],
    [0, 2],
    [1, 3],
    [2, 3],
    [3, 4],
    [3, 1],
    [0, 1],
  ]),
};
const index = indexGraph(graph);

test('all ways to a node are found, shortest first, each once although two edges lead the same way', () => {
  expect(pathsTo(index, 4, 10)).toEqual({
    paths: [
      [0, 1, 3, 4],
      [0, 2, 3, 4],
    ],
    more: false,
  });
  expect(pathsTo(index, 1, 10).paths).toEqual([
    [0, 1],
    [0, 2, 3, 1],
  ]);
  expect(pathsTo(index, 0, 10).paths).toEqual([[0]]);
});

test('what the root does not reach has no way, and it is said when there are more ways than asked for', () => {
  expect(pathsTo(index, 5, 10)).toEqual({ paths: [], more: false });
  expect(pathsTo(index, 4, 1)).toEqual({ paths: [[0, 1, 3, 4]], more: true });
  expect(index.distance).toEqual([0, 1, 1, 2, 3, undefined]);
});

test('in a graph with more ways than can be counted the shortest come quickly', () => {
  // 25 diamonds in a row: 2^25 ways.
  const edges: [number, number][] = [];
  for (let at = 0; at < 25; at += 1) {
    const base = at * 3;
    edges.push([base, base + 1], [base, base + 2], [base + 1, base + 3], [base + 2, base + 3]);
  }
  const diamonds = indexGraph({
    nodes: Array.from({ length: 76 }, (_, at) => drawnNode(`n${at}`, 0)),
    edges: drawnEdges(edges),
  });
  const begun = performance.now();
  const { paths, more } = pathsTo(diamonds, 75, 5);
  expect(paths.every((path) => path.length === 51)).toBe(true);
  expect(more).toBe(true);
  expect(performance.now() - begun).toBeLessThan(2_000);
});

test('focus keeps what stands around a node and the way that leads to it, in columns of their distance', () => {
  const names = (graph: DependencyGraph) => graph.nodes.map(({ name }) => name);
  const near = focusOn(index, 4, 'near');
  expect(names(near)).toEqual(['app', 'http', 'bytes', 'log']);
  expect(near.columns).toEqual([-3, -2, -1, 0]);
  // From `tls` on: all it needs, of which `http` is only reached through the cycle.
  expect(names(focusOn(index, 2, 'needs'))).toEqual(['app', 'http', 'tls', 'bytes', 'log']);
  expect(focusOn(index, 2, 'needs').columns).toEqual([-1, 2, 0, 1, 2]);
  expect(names(focusOn(index, 3, 'needed-by'))).toEqual(['app', 'http', 'tls', 'bytes']);
  expect(focusOn(index, 3, 'two').edges).toHaveLength(7);
});

test('arrows walk along edges and between siblings, and back the way one came', () => {
  const layout = layoutGraph(index);
  const walk = (...keys: string[]): (readonly number[] | undefined)[] => {
    let trail: readonly number[] = [];
    return keys.map((key) => {
      const next = nextTrail(index, layout, trail, key);
      trail = next ?? trail;
      return next;
    });
  };
  const [start, first, second] = walk('ArrowRight', 'ArrowRight', 'ArrowRight');
  expect(start).toEqual([0]);
  expect([1, 2]).toContain(first?.at(-1));
  expect(second).toEqual([...(first ?? []), 3]);
  expect(nextTrail(index, layout, [0, 1, 3], 'ArrowLeft')).toEqual([0, 1]);
  const siblings = [1, 2].toSorted((a, b) => (layout.y[a] ?? 0) - (layout.y[b] ?? 0));
  expect(nextTrail(index, layout, [0, siblings[0] ?? 0], 'ArrowDown')).toEqual([0, siblings[1]]);
  expect(nextTrail(index, layout, [0, siblings[1] ?? 0], 'ArrowDown')).toBeUndefined();
  expect(nextTrail(index, layout, [0], 'ArrowLeft')).toBeUndefined();
  expect(nextTrail(index, layout, [0, 1, 3, 4], 'Home')).toEqual([0]);
  expect(nextTrail(index, layout, [0, 1], 'x')).toBeUndefined();
});

test('search finds every word anywhere in coordinate and version, and steps around the end', () => {
  expect(searchGraph(graph, '  ')).toBeUndefined();
  expect(searchGraph(graph, 'ACME tls')).toEqual(new Set([2]));
  expect(searchGraph(graph, 'log@4')).toEqual(new Set([4]));
  expect(searchGraph(graph, 'nothing like it')).toEqual(new Set());
  const matches = new Set([2, 4]);
  expect(nextMatch(matches, undefined, 1)).toBe(2);
  expect(nextMatch(matches, 2, 1)).toBe(4);
  expect(nextMatch(matches, 4, 1)).toBe(2);
  expect(nextMatch(matches, 2, -1)).toBe(4);
  expect(nextMatch(new Set(), 2, 1)).toBeUndefined();
});

test('a walk over 20,000 nodes is no matter of seconds', () => {
  const large = indexGraph(generatedGraph(20_000, 60_000));
  const begun = performance.now();
  expect(pathsTo(large, 19_999, 12).paths.length).toBeGreaterThan(0);
  expect(focusOn(large, 19_999, 'needed-by').nodes.length).toBeGreaterThan(1);
  expect(performance.now() - begun).toBeLessThan(3_000);
});
