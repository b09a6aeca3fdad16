import type { DependencyGraph } from '../../../../../renderer/features/resolve/graph/dependency-graph.ts';

type GraphNode = DependencyGraph['nodes'][number];
type GraphEdge = DependencyGraph['edges'][number];

/** A package in its first version, `org.acme/<name>`. */
export function drawnNode(name: string, depth: number): GraphNode {
  return {
    coordinate: `org.acme/${name}`,
    name,
    version: '1.0.0',
    versionId: undefined,
    kind: undefined,
    depth,
    deprecated: false,
    yanked: false,
  };
}

/** Runtime requirements on any version, from place to place. */
export function drawnEdges(steps: readonly (readonly [from: number, to: number])[]): GraphEdge[] {
  return steps.map(([from, to]) => ({
    from,
    to,
    type: 'runtime',
    constraint: '*',
    optional: false,
    cyclic: false,
  }));
}
