import Box from '@mui/material/Box';
import { type ReactNode, useRef } from 'react';
import { useCommand } from '../../../app/commands.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { useRemembered } from '../../../ui/use-remembered.ts';
import { BesideWhy } from './beside-why.tsx';
import type { DependencyGraph, GraphNode } from './dependency-graph.ts';
import { GraphCanvas, type GraphHandle } from './graph-canvas.tsx';
import { GraphLegend } from './graph-legend.tsx';
import { GraphToolbar } from './graph-toolbar.tsx';
import { useGraphLayout } from './use-graph-layout.ts';
import { keyOf, useGraphState } from './use-graph-state.ts';

interface GraphViewProps {
  graph: DependencyGraph;
  /** `coordinate@version` of the selected node, empty for the root; undefined: none. */
  selected: string | undefined;
  onSelected(key: string | undefined): void;
  onOpen(node: GraphNode): void;
}

/** A dependency graph to walk through: search, focus, the way from the root, and why something is there. */
export function GraphView({ graph, selected, onSelected, onOpen }: GraphViewProps): ReactNode {
  const state = useGraphState(graph, selected, onSelected);
  const placed = useGraphLayout(state.index);
  const [legend, setLegend] = useRemembered('graph.legend', true);
  const canvas = useRef<GraphHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  // The same key as everywhere: here it searches what is shown.
  useCommand({
    id: 'search.focus',
    title: 'Find in the graph',
    keys: '/',
    section: 'General',
    run: () => field.current?.focus(),
  });
  const openNode = (node: GraphNode | undefined): void => {
    if (node?.versionId !== undefined) onOpen(node);
  };
  const focusSelected = (): void => {
    const node = state.selected === undefined ? undefined : state.index.graph.nodes[state.selected];
    if (node !== undefined) state.setFocus({ key: keyOf(node), surrounding: 'near' });
  };
  const onKey = (key: string): boolean => {
    if (key === '/') field.current?.focus();
    else if (key === 'f') focusSelected();
    else if (key === 'Escape' && state.focus !== undefined) state.setFocus(undefined);
    else if (key === 'Escape' && state.selected !== undefined) state.pick(undefined);
    else return false;
    return true;
  };
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <GraphToolbar
        state={state}
        field={field}
        onStep={(direction) => {
          const node = state.step(direction);
          if (node !== undefined) canvas.current?.centre(node);
        }}
        onLeaveField={() => canvas.current?.focus()}
        onZoom={(factor) => canvas.current?.zoom(factor)}
        onFit={() => canvas.current?.fit()}
        onFocusSelected={focusSelected}
        legend={legend}
        onLegend={setLegend}
      />
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <BesideWhy
          why={
            state.selected === undefined
              ? undefined
              : {
                  index: state.whole,
                  trail: state.wholeTrail,
                  onTrail: state.setWholeTrail,
                  onOpen: openNode,
                  onFocus: focusSelected,
                  onClose: () => state.pick(undefined),
                }
          }
        >
          {placed === undefined ? (
            <LoadingSkeleton lines={8} label="Laying out the graph" />
          ) : (
            <GraphCanvas
              {...placed}
              // Between two graphs the selection belongs to the one that is not drawn yet.
              trail={placed.index === state.index ? state.trail : nothing}
              matches={placed.index === state.index ? state.matches : undefined}
              onTrail={state.setTrail}
              onPick={state.pick}
              onOpen={(at) => openNode(state.index.graph.nodes[at])}
              onKey={onKey}
              handle={canvas}
            />
          )}
        </BesideWhy>
      </Box>
      {legend ? <GraphLegend /> : null}
    </Box>
  );
}

const nothing: readonly number[] = [];
