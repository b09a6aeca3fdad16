/** Ways through a dependency graph: why something is there, and what stands around it. */
import type { DependencyGraph } from './dependency-graph.ts';
import { type GraphIndex, neighbours } from './graph-index.ts';

/** Partial ways looked at before giving up: a graph may have more ways than can be counted. */
const mostLookedAt = 20_000;

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
  const distance = distances(index);
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
    // Grows while it is walked through: the next step of a way may be no detour.
    for (let at = 0; at < ways.length; at += 1) {
      const way = ways[at] ?? [];
      const [first = target] = way;
      if (paths.length === most || looked > mostLookedAt) return { paths, more: true };
      if (first === 0) {
        paths.push(way);
        continue;
      }
      for (const before of neighbours(index, first, 'neededBy')) {
        looked += 1;
        if (!way.includes(before)) put([before, ...way]);
      }
    }
  }
  return { paths, more: false };
}

/** Steps from the root to each node; undefined where none lead. */
export function distances(index: GraphIndex): (number | undefined)[] {
  const steps = walk(index, [0], 'needs', Number.POSITIVE_INFINITY);
  return index.graph.nodes.map((_node, at) => steps.get(at));
}

/** What can be reached from some nodes in at most so many steps, with the steps it takes. */
function walk(
  index: GraphIndex,
  from: readonly number[],
  direction: 'needs' | 'neededBy',
  most: number,
): Map<number, number> {
  const steps = new Map(from.map((node) => [node, 0]));
  let edge = [...from];
  for (let step = 1; edge.length > 0 && step <= most; step += 1) {
    const next: number[] = [];
    for (const node of edge) {
      for (const other of neighbours(index, node, direction)) {
        if (steps.has(other)) continue;
        steps.set(other, step);
        next.push(other);
      }
    }
    edge = next;
  }
  return steps;
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
  const add = (direction: 'needs' | 'neededBy', sign: 1 | -1): void => {
    for (const [at, steps] of walk(index, [node], direction, limit)) {
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
