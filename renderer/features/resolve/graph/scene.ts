import { edgeCurves } from './curves.ts';
import type { GraphColors } from './graph-colors.ts';
import { type GraphIndex, neighbours } from './graph-index.ts';
import type { Layout } from './layout.ts';

/** What is drawn, apart from where one looks. */
export interface Scene {
  index: GraphIndex;
  layout: Layout;
  curves: Float32Array;
  colors: GraphColors;
}

/** What stands out against the rest. */
export interface Emphasis {
  selected: number | undefined;
  hovered: number | undefined;
  /** Nodes found by a search; undefined: nothing is searched. */
  matches: ReadonlySet<number> | undefined;
  /** From the root to the selected node. */
  path: readonly number[];
  /** Places of edges. */
  pathEdges: ReadonlySet<number>;
  needs: ReadonlySet<number>;
  neededBy: ReadonlySet<number>;
}

/** Gather what a drawing needs and what only changes with the graph. */
export function sceneOf(index: GraphIndex, layout: Layout, colors: GraphColors): Scene {
  return { index, layout, colors, curves: edgeCurves(index.graph, layout) };
}

/** What to emphasise: a way from the root, whose last node is the selected one, and what a search found. */
export function emphasisOf(
  index: GraphIndex,
  path: readonly number[],
  matches: ReadonlySet<number> | undefined,
): Emphasis {
  const selected = path.at(-1);
  const around = (direction: 'needs' | 'neededBy'): ReadonlySet<number> =>
    new Set(selected === undefined ? [] : neighbours(index, selected, direction));
  const pathEdges = new Set<number>();
  path.forEach((node, at) => {
    for (const edge of index.needs[node] ?? [])
      if (index.graph.edges[edge]?.to === path[at + 1]) pathEdges.add(edge);
  });
  return {
    selected,
    hovered: undefined,
    matches,
    path,
    pathEdges,
    needs: around('needs'),
    neededBy: around('neededBy'),
  };
}

/** The node whose box holds a point of the graph. */
export function nodeAt(
  { layout }: Pick<Scene, 'layout'>,
  point: { x: number; y: number },
  reach: Box,
): number | undefined {
  for (let node = layout.x.length - 1; node >= 0; node -= 1) {
    if (
      Math.abs((layout.x[node] ?? 0) - point.x) <= reach.width / 2 &&
      Math.abs((layout.y[node] ?? 0) - point.y) <= reach.height / 2
    )
      return node;
  }
  return undefined;
}

interface Box {
  width: number;
  height: number;
}
