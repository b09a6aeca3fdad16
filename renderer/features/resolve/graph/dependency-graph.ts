/** What the graph view draws, whatever it was made from: node 0 is the root. */
import type { Kind } from '../../../../contract/kinds.ts';
import type { Resolution } from '../../../../contract/resolution.ts';

export interface GraphNode {
  /** `namespace/name`; empty for a root that is no package. */
  coordinate: string;
  /** Last part of the coordinate, or what the root is called. */
  name: string;
  /** Empty where nothing matches. */
  version: string;
  versionId: string | undefined;
  kind: Kind | undefined;
  /** Steps from the root, which has 0. */
  depth: number;
  deprecated: boolean;
  yanked: boolean;
}

export interface GraphEdge {
  /** Places in `nodes`. */
  from: number;
  to: number;
  type: string;
  constraint: string;
  optional: boolean;
  /** Part of a cycle. */
  cyclic: boolean;
}

export interface DependencyGraph {
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
  /** By node: its column where that is not its depth. Around a node in focus: steps before it (negative) and after it. */
  columns?: readonly number[] | undefined;
}

/** The column a node stands in. */
export function columnOf({ columns, nodes }: DependencyGraph, node: number): number {
  return columns?.[node] ?? nodes[node]?.depth ?? 0;
}

export type Solved = Extract<Resolution, { status: 'resolved' }>;

/** The graph of a solution: the root first, then its packages in their order. What leads back to the root closes a cycle. */
export function graphOfSolution({ root, nodes, ontoRoot, cycles }: Solved): DependencyGraph {
  const cyclic = new Set(cycles.flatMap(({ path }) => stepsAround(path)));
  const drawn: GraphNode[] = [
    {
      coordinate: root.coordinate ?? '',
      name: root.coordinate === undefined ? 'Requirements' : nameOf(root.coordinate),
      version: root.version ?? '',
      versionId: root.versionId,
      kind: undefined,
      depth: 0,
      deprecated: false,
      yanked: false,
    },
  ];
  const edges: GraphEdge[] = [];
  nodes.forEach((node, at) => {
    drawn.push({
      coordinate: node.coordinate,
      name: nameOf(node.coordinate),
      version: node.version,
      versionId: node.versionId,
      kind: node.kind,
      depth: Math.max(1, node.depth),
      deprecated: node.deprecated !== undefined,
      yanked: node.yanked !== undefined,
    });
    for (const { from, constraint, type, optional } of node.selectedBy) {
      const source = from === undefined ? undefined : nodes[from];
      const step = `${source?.coordinate ?? root.coordinate ?? ''}\n${node.coordinate}`;
      edges.push({
        from: from === undefined ? 0 : from + 1,
        to: at + 1,
        type,
        constraint,
        optional,
        cyclic: cyclic.has(step),
      });
    }
  });
  for (const { from, ...back } of ontoRoot)
    edges.push({ from: from === undefined ? 0 : from + 1, to: 0, ...back, cyclic: true });
  return { nodes: drawn, edges };
}

/** `a, b, c` as the steps `a b`, `b c` and back, `c a`. */
function stepsAround(path: readonly string[]): string[] {
  return path.map((from, at) => `${from}\n${path[(at + 1) % path.length] ?? from}`);
}

/** The last part of `namespace/name`. */
export function nameOf(coordinate: string): string {
  return coordinate.slice(coordinate.lastIndexOf('/') + 1);
}

/** A graph of declared requirements, each with the best version that matches it. */
export interface DeclaredGraph {
  nodes: readonly {
    coordinate: string;
    version?: string | undefined;
    versionId?: string | undefined;
    kind?: Kind | undefined;
    depth: number;
    deprecated: boolean;
    yanked: boolean;
  }[];
  edges: readonly Omit<GraphEdge, 'cyclic'>[];
}

/** The graph of what is declared, as the registry walked it: the first node is the root. */
export function graphOfDeclared({ nodes, edges }: DeclaredGraph): DependencyGraph {
  return {
    nodes: nodes.map((node) => ({
      ...node,
      name: nameOf(node.coordinate),
      version: node.version ?? '',
      versionId: node.versionId,
      kind: node.kind,
    })),
    edges: edges.map((edge) => ({ ...edge, cyclic: false })),
  };
}
