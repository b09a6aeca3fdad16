import { useMemo, useState } from 'react';
import type { DependencyGraph, GraphNode } from './dependency-graph.ts';
import { type GraphIndex, indexGraph } from './graph-index.ts';
import { nextMatch, searchGraph } from './graph-search.ts';
import { focusOn, pathsTo, type Surrounding } from './paths.ts';

export interface Focus {
  key: string;
  surrounding: Surrounding;
}

/** What one looks at in a graph: the part shown, the way to the selected node, what is searched. */
export interface GraphState {
  /** Of the whole graph. */
  whole: GraphIndex;
  /** Of what is shown: the whole, or the part in focus. */
  index: GraphIndex;
  trail: readonly number[];
  selected: number | undefined;
  typed: string;
  matches: ReadonlySet<number> | undefined;
  focus: Focus | undefined;
  setTrail(trail: readonly number[]): void;
  pick(node: number | undefined): void;
  setTyped(typed: string): void;
  /** The way to the selected node in the whole graph: what is told about it does not end where the part does. */
  wholeTrail: readonly number[];
  /** Select in the whole graph, leaving the focus where it does not reach that far. */
  setWholeTrail(trail: readonly number[]): void;
  /** Select the next match. @returns the node. */
  step(direction: 1 | -1): number | undefined;
  setFocus(focus: Focus | undefined): void;
}

/** Nodes are kept by what they are, not by place: the selection lives on in another solution, and in a part of the graph. */
export function keyOf({ coordinate, version, depth }: GraphNode): string {
  return depth === 0 ? '' : `${coordinate}@${version}`;
}

/**
 * State of a graph view. `selectedKey` comes from outside, where the address bar keeps it; an unknown one selects nothing.
 */
export function useGraphState(
  graph: DependencyGraph,
  selectedKey: string | undefined,
  onSelectedKey: (key: string | undefined) => void,
): GraphState {
  const [typed, setTyped] = useState('');
  const [focus, setFocus] = useState<Focus>();
  const [walked, setWalked] = useState<readonly string[]>([]);
  const whole = useMemo(() => indexGraph(graph), [graph]);
  const index = useMemo(() => {
    const centre = focus === undefined ? -1 : find(whole, focus.key);
    if (focus === undefined || centre < 0) return whole;
    return indexGraph(focusOn(whole, centre, focus.surrounding));
  }, [whole, focus]);
  const places = useMemo(() => new Map(index.graph.nodes.map((node, at) => [keyOf(node), at])), [index]);
  const trail = useMemo(() => {
    const selected = selectedKey === undefined ? undefined : places.get(selectedKey);
    if (selected === undefined) return [];
    const known = walked.flatMap((key) => places.get(key) ?? []);
    const same = known.length === walked.length && known.at(-1) === selected;
    return same ? known : (pathsTo(index, selected, 1).paths[0] ?? [selected]);
  }, [index, places, selectedKey, walked]);
  const matches = useMemo(() => searchGraph(index.graph, typed), [index, typed]);
  const wholeTrail = useMemo(() => {
    if (index === whole) return trail;
    return keysOf(index.graph.nodes, trail).map((key) => find(whole, key));
  }, [index, whole, trail]);
  const select = (keys: readonly string[]): void => {
    setWalked(keys);
    onSelectedKey(keys.at(-1));
  };
  const setTrail = (next: readonly number[]): void => select(keysOf(index.graph.nodes, next));
  const pick = (node: number | undefined): void =>
    setTrail(node === undefined ? [] : (pathsTo(index, node, 1).paths[0] ?? [node]));
  const selected = trail.at(-1);
  return {
    whole,
    index,
    trail,
    wholeTrail,
    setWholeTrail(next) {
      const keys = keysOf(whole.graph.nodes, next);
      if (keys.some((key) => !places.has(key))) setFocus(undefined);
      select(keys);
    },
    selected,
    typed,
    matches,
    focus,
    setTrail,
    pick,
    setTyped,
    step(direction) {
      const next = nextMatch(matches, selected, direction);
      if (next !== undefined) pick(next);
      return next;
    },
    setFocus,
  };
}

function keysOf(nodes: readonly GraphNode[], places: readonly number[]): string[] {
  return places.flatMap((at) => {
    const node = nodes[at];
    return node === undefined ? [] : [keyOf(node)];
  });
}

function find({ graph }: GraphIndex, key: string): number {
  return graph.nodes.findIndex((node) => keyOf(node) === key);
}
