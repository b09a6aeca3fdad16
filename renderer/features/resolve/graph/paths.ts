/** Ways through a dependency graph: why something is there, and what stands around it. */
import type { DependencyGraph } from './dependency-graph.ts';
import { type Direction, type GraphIndex, neighbours, walk } from './graph-index.ts';

/** Partial ways looked at before giving up: a graph may have more ways than can be counted. */
const mostLookedAt = 6_000;

export interface Paths {
  /** Nodes from the root to the target, shortest way first, at most as many as asked for. */
  paths: number[][];
  /** There are more. */
  more: boolean;
}

/**
 * The ways without loops from the root to a node, shortest first. Walks backwards from the target, always on the way that can end
 * soonest: the distance to the root is known, so none that is shorter is missed (A*, Hart, Nilsson and Raphael 1968).
 */
export function pathsTo(index: GraphIndex, target: number, most: number): Paths {
  const { distance } = index;
  const own = distance[target];
  if (own === undefined) return { paths: [], more: false };
  // By the length the finished way will have at least; the graph is small enough for a list per length.
  const waiting: number[][][] = [];
  const put = (way: number[]): void => {
    const rest = distance[way[0] ?? target];
    if (rest === undefined) return;
    const length = way.length - 1 + rest;
    waiting[length] ??= [];
    waiting[length].push(way);
  };
  put([target]);
  const paths: number[][] = [];
  let looked = 0;
  for (let length = own; length < waiting.length; length += 1) {
    const ways = waiting[length] ?? [];
    // The way begun last is finished first: among thousands of equal length some are there at once.
    for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
      const [first = target] = way;
      if (paths.length === most || looked > mostLookedAt) return { paths, more: true };
      if (first === 0) {
        paths.push(way);
        continue;
      }
      for (const before of neighbours(index, first, 'neededBy').toReversed()) {
        looked += 1;
        if (!way.includes(before)) put([before, ...way]);
      }
    }
  }
  return { paths, more: false };
}

export const surroundings = ['near', 'two', 'needs', 'needed-by'] as const;
/** How much to keep around a node: one step, two, all it needs, or all that needs it. */
export type Surrounding = (typeof surroundings)[number];

/**
 * The part of a graph around one node: what it needs to the right, what needs it to the left, and the shortest way from the root, however
 * far that is.
 */
export function focusOn(index: GraphIndex, node: number, surrounding: Surrounding): DependencyGraph {
  const limit = { near: 1, two: 2, needs: Number.POSITIVE_INFINITY, 'needed-by': Number.POSITIVE_INFINITY }[
    surrounding
  ];
  const columns = new Map<number, number>([[node, 0]]);
  const path = pathsTo(index, node, 1).paths[0] ?? [0, node];
  path.forEach((at, step) => {
    columns.set(at, step - path.length + 1);
  });
  const add = (direction: Direction, sign: 1 | -1): void => {
    for (const [at, steps] of walk(index.neighbours[direction], node, limit)) {
      const before = columns.get(at);
      if (before === undefined || steps < Math.abs(before)) columns.set(at, sign * steps);
    }
  };
  if (surrounding !== 'needs') add('neededBy', -1);
  if (surrounding !== 'needed-by') add('needs', 1);
  return partOf(index.graph, columns);
}

/** The part of a graph between some of its nodes, each in its column, the root first. */
function partOf(graph: DependencyGraph, columns: ReadonlyMap<number, number>): DependencyGraph {
  const whole = graph.nodes.map((_node, at) => at).filter((at) => columns.has(at));
  const place = new Map(whole.map((at, part) => [at, part]));
  const edges = graph.edges.flatMap((edge) => {
    const from = place.get(edge.from);
    const to = place.get(edge.to);
    return from === undefined || to === undefined ? [] : [{ ...edge, from, to }];
  });
  const nodes = whole.flatMap((at) => graph.nodes[at] ?? []);
  return { nodes, edges, columns: whole.map((at) => columns.get(at) ?? 0) };
}
