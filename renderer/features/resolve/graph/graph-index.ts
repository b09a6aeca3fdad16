import type { DependencyGraph } from './dependency-graph.ts';

/** A graph with the edges and neighbours of each node at hand. */
export interface GraphIndex {
  graph: DependencyGraph;
  /** By node: places in `graph.edges` of what it needs. */
  needs: readonly (readonly number[])[];
  /** By node: places in `graph.edges` of what needs it. */
  neededBy: readonly (readonly number[])[];
  /** By node: the nodes it needs and those that need it, each once. */
  neighbours: Readonly<Record<Direction, readonly (readonly number[])[]>>;
  /** By node: steps from the root; undefined where none lead. */
  distance: readonly (number | undefined)[];
}

export type Direction = 'needs' | 'neededBy';

/** Index a graph; edges keep their order. */
export function indexGraph(graph: DependencyGraph): GraphIndex {
  const needs: number[][] = graph.nodes.map(() => []);
  const neededBy: number[][] = graph.nodes.map(() => []);
  graph.edges.forEach(({ from, to }, at) => {
    needs[from]?.push(at);
    neededBy[to]?.push(at);
  });
  const neighbours = {
    needs: needs.map((edges) => distinct(edges.map((at) => graph.edges[at]?.to ?? 0))),
    neededBy: neededBy.map((edges) => distinct(edges.map((at) => graph.edges[at]?.from ?? 0))),
  };
  const steps = walk(neighbours.needs, 0, Number.POSITIVE_INFINITY);
  return { graph, needs, neededBy, neighbours, distance: graph.nodes.map((_node, at) => steps.get(at)) };
}

function distinct(nodes: readonly number[]): readonly number[] {
  return nodes.length < 2 ? nodes : [...new Set(nodes)];
}

/** The nodes at the other ends of the edges of a node, each once. */
export function neighbours(index: GraphIndex, node: number, direction: Direction): readonly number[] {
  return index.neighbours[direction][node] ?? [];
}

/** What can be reached from a node in at most so many steps, with the steps it takes, nearest first. */
export function walk(
  neighbourLists: readonly (readonly number[])[],
  from: number,
  most: number,
): Map<number, number> {
  const steps = new Map([[from, 0]]);
  let edge = [from];
  for (let step = 1; edge.length > 0 && step <= most; step += 1) {
    const next: number[] = [];
    for (const node of edge) {
      for (const other of neighbourLists[node] ?? []) {
        if (steps.has(other)) continue;
        steps.set(other, step);
        next.push(other);
      }
    }
    edge = next;
  }
  return steps;
}
