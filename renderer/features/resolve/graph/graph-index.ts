import type { DependencyGraph } from './dependency-graph.ts';

/** A graph with the edges of each node at hand. */
export interface GraphIndex {
  graph: DependencyGraph;
  /** By node: places in `graph.edges` of what it needs. */
  needs: readonly (readonly number[])[];
  /** By node: places in `graph.edges` of what needs it. */
  neededBy: readonly (readonly number[])[];
}

/** Index a graph; edges keep their order. */
export function indexGraph(graph: DependencyGraph): GraphIndex {
  const needs: number[][] = graph.nodes.map(() => []);
  const neededBy: number[][] = graph.nodes.map(() => []);
  graph.edges.forEach(({ from, to }, at) => {
    needs[from]?.push(at);
    neededBy[to]?.push(at);
  });
  return { graph, needs, neededBy };
}

/** The nodes at the other ends of some edges, each once. */
export function neighbours(index: GraphIndex, node: number, direction: 'needs' | 'neededBy'): number[] {
  const found = new Set<number>();
  for (const at of index[direction][node] ?? []) {
    const edge = index.graph.edges[at];
    if (edge !== undefined) found.add(direction === 'needs' ? edge.to : edge.from);
  }
  return [...found];
}
