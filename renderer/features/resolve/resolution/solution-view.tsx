import { mdiPackageVariantClosedCheck } from '@mdi/js';
import Box from '@mui/material/Box';
import { type ReactNode, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { artifactAddress } from '../../search/browse-state.ts';
import { BesideWhy } from '../graph/beside-why.tsx';
import { type DependencyGraph, graphOfSolution, type Solved } from '../graph/dependency-graph.ts';
import { GraphView } from '../graph/graph-view.tsx';
import { useGraphState } from '../graph/use-graph-state.ts';
import type { ResolveState } from './resolve-state.ts';
import { SolutionList } from './solution-list.tsx';
import { SolutionNotes } from './solution-notes.tsx';
import type { UpdateResolve } from './use-resolve-state.ts';
import { useSelectedNode } from './use-selected-node.ts';

interface SolutionViewProps {
  solution: Solved;
  state: ResolveState;
  update: UpdateResolve;
}

/** A solution, as a list or as a graph; the selected package is the same in both. */
export function SolutionView({ solution, state, update }: SolutionViewProps): ReactNode {
  const navigate = useNavigate();
  const [selected, setSelected] = useSelectedNode(state.node, update);
  const graph = useMemo(() => graphOfSolution(solution), [solution]);
  const open = (coordinate: string, version: string): void =>
    void navigate(artifactAddress(coordinate, version));
  if (solution.nodes.length === 0)
    return (
      <>
        <SolutionNotes solution={solution} />
        <EmptyState
          icon={mdiPackageVariantClosedCheck}
          title="Nothing else is needed"
          text={`${
            solution.ontoRoot.length > 0
              ? 'It depends on itself alone'
              : 'It has no dependencies that count with these options'
          }: it works alone, and a lockfile of it would be empty. Requirements are declared on the Dependencies tab of a draft.`}
        />
      </>
    );
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <SolutionNotes solution={solution} />
      <Box sx={{ flex: 1, minHeight: 0 }}>
        {state.tab === 'graph' ? (
          <GraphView
            graph={graph}
            selected={selected}
            onSelected={setSelected}
            onOpen={({ coordinate, version }) => open(coordinate, version)}
          />
        ) : (
          <ListWithReasons
            solution={solution}
            graph={graph}
            selected={selected}
            onSelected={setSelected}
            onGraph={() => update({ tab: 'graph' }, { step: true })}
            onOpen={open}
          />
        )}
      </Box>
    </Box>
  );
}

interface ListWithReasonsProps {
  solution: Solved;
  graph: DependencyGraph;
  /** `coordinate@version`. */
  selected: string | undefined;
  onSelected(key: string | undefined): void;
  onGraph(): void;
  onOpen(coordinate: string, version: string): void;
}

/** The table, and beside it why the selected package is there. */
function ListWithReasons(props: ListWithReasonsProps): ReactNode {
  const { solution, graph, selected, onSelected, onGraph, onOpen } = props;
  const reasons = useGraphState(graph, selected, onSelected);
  const { index, trail } = reasons;
  return (
    <BesideWhy
      why={
        reasons.selected === undefined
          ? undefined
          : {
              index,
              trail,
              onTrail: reasons.setTrail,
              onOpen: ({ coordinate, version }) => onOpen(coordinate, version),
              onFocus: onGraph,
              onClose: () => reasons.pick(undefined),
            }
      }
    >
      <SolutionList solution={solution} selected={selected} onSelected={onSelected} onOpen={onOpen} />
    </BesideWhy>
  );
}
