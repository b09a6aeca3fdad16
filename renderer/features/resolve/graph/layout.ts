/** Places for the nodes of a dependency graph: columns by depth, crossings kept few. */
import { createBreathing } from './breathe.ts';
import { columnOf } from './dependency-graph.ts';
import type { GraphIndex } from './graph-index.ts';

/** Pixels at scale 1. */
export const nodeSize = { width: 176, height: 26 };
const rowStep = 34;
/** Between two columns of one depth, and between two depths: room for the edges. */
const columnGap = 22;
const depthGap = 104;
/** What a whole graph should come to, width by height, before one depth takes several columns. */
const wantedRatio = 1.7;
const headHeight = 34;
/** Rounds of ordering; more hardly change anything. */
const rounds = 8;

export interface Band {
  /** Depth, or steps from the node in focus. */
  column: number;
  /** Pixels at scale 1. */
  left: number;
  width: number;
  count: number;
}

export interface Layout {
  /** By node: the middle of its box, pixels at scale 1. */
  x: Float64Array;
  y: Float64Array;
  /** One per depth that has nodes, left to right. */
  bands: readonly Band[];
  width: number;
  height: number;
}

/**
 * Lay a graph out: a layer per depth, ordered by barycentres in alternating sweeps (Sugiyama, Tagawa and Toda 1981). A layer of many
 * nodes takes several columns, row by row, so that neither side outgrows the other. Same graph, same places.
 */
export function layoutGraph(index: GraphIndex): Layout {
  const steps = layoutSteps(index);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in slices, letting the page breathe between them. Rejects with the reason of an abort. */
export async function layoutSliced(
  index: GraphIndex,
  signal: AbortSignal,
  sliceMs?: number,
): Promise<Layout> {
  const breathe = createBreathing(signal, sliceMs);
  const steps = layoutSteps(index);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
}

function* layoutSteps(index: GraphIndex): Generator<undefined, Layout> {
  const layers = layersOf(index);
  yield;
  const links = linksOf(index);
  yield;
  // 0 to 1 within the layer: layers of different lengths compare by it.
  const position = new Float64Array(index.graph.nodes.length);
  for (const layer of layers) place(layer, position);
  for (let round = 0; round < rounds; round += 1) {
    const forwards = round % 2 === 0;
    for (const layer of forwards ? layers : layers.toReversed()) {
      sortLayer(layer, position, links, forwards);
      yield;
    }
  }
  return placed(index, layers);
}

/** Nodes by depth, in the order a walk from the root first meets them, which keeps families together. */
function layersOf({ graph, needs }: GraphIndex): number[][] {
  const byColumn = new Map<number, number[]>();
  const seen = new Set<number>();
  const add = (node: number): void => {
    seen.add(node);
    const column = columnOf(graph, node);
    const layer = byColumn.get(column);
    if (layer === undefined) byColumn.set(column, [node]);
    else layer.push(node);
  };
  const stack = [0];
  while (stack.length > 0) {
    const node = stack.pop() ?? 0;
    if (seen.has(node) || graph.nodes[node] === undefined) continue;
    add(node);
    for (const at of (needs[node] ?? []).toReversed()) {
      const to = graph.edges[at]?.to;
      if (to !== undefined && !seen.has(to)) stack.push(to);
    }
  }
  graph.nodes.forEach((_node, at) => {
    if (!seen.has(at)) add(at);
  });
  return [...byColumn.entries()].sort(([a], [b]) => a - b).map(([, layer]) => layer);
}

interface Links {
  before: readonly (readonly number[])[];
  after: readonly (readonly number[])[];
}

/** The neighbours of each node that are less and more deep. Edges within one depth do not order it. */
function linksOf({ graph }: GraphIndex): Links {
  const before: number[][] = graph.nodes.map(() => []);
  const after: number[][] = graph.nodes.map(() => []);
  for (const { from, to } of graph.edges) {
    const a = columnOf(graph, from);
    const b = columnOf(graph, to);
    if (a === b) continue;
    const [less, more] = a < b ? [from, to] : [to, from];
    after[less]?.push(more);
    before[more]?.push(less);
  }
  return { before, after };
}

function place(layer: readonly number[], position: Float64Array): void {
  layer.forEach((node, at) => {
    position[node] = (at + 0.5) / layer.length;
  });
}

function sortLayer(layer: number[], position: Float64Array, links: Links, forwards: boolean): void {
  const middle = new Map<number, number>();
  for (const node of layer) {
    const near = (forwards ? links.before : links.after)[node] ?? [];
    const sum = near.reduce((total, other) => total + (position[other] ?? 0), 0);
    middle.set(node, near.length === 0 ? (position[node] ?? 0) : sum / near.length);
  }
  const of = (node: number): number => middle.get(node) ?? 0;
  layer.sort((a, b) => of(a) - of(b) || (position[a] ?? 0) - (position[b] ?? 0) || a - b);
  place(layer, position);
}

function placed({ graph }: GraphIndex, layers: readonly number[][]): Layout {
  const rows = rowsFor(layers.map(({ length }) => length));
  const x = new Float64Array(graph.nodes.length);
  const y = new Float64Array(graph.nodes.length);
  const bands: Band[] = [];
  const tallest = Math.max(0, ...layers.map(({ length }) => Math.min(rows, length)));
  let left = 0;
  for (const layer of layers) {
    const columns = Math.ceil(layer.length / rows);
    const used = Math.ceil(layer.length / columns);
    const top = headHeight + ((tallest - used) / 2) * rowStep;
    layer.forEach((node, at) => {
      x[node] = left + (at % columns) * (nodeSize.width + columnGap) + nodeSize.width / 2;
      y[node] = top + (Math.floor(at / columns) + 0.5) * rowStep;
    });
    const width = columns * (nodeSize.width + columnGap) - columnGap;
    bands.push({ column: columnOf(graph, layer[0] ?? 0), left, width, count: layer.length });
    left += width + depthGap;
  }
  return { x, y, bands, width: Math.max(0, left - depthGap), height: headHeight + tallest * rowStep };
}

/** The fewest rows with which the whole is not wider than wanted; at least a screen's worth. */
function rowsFor(counts: readonly number[]): number {
  const largest = Math.max(1, ...counts);
  const ratio = (rows: number): number => {
    const width = counts.reduce(
      (sum, count) => sum + Math.ceil(count / rows) * (nodeSize.width + columnGap) + depthGap,
      0,
    );
    return width / (Math.min(rows, largest) * rowStep + headHeight);
  };
  let low = Math.min(16, largest);
  let high = largest;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (ratio(middle) <= wantedRatio) high = middle;
    else low = middle + 1;
  }
  return low;
}
