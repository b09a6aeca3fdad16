import { mdiPauseCircleOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { Dependency } from '../../../../contract/kinds.ts';
import { useApi } from '../../../app/host-context.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { artifactAddress } from '../../search/browse-state.ts';
import { graphOfDeclared } from '../graph/dependency-graph.ts';
import { GraphView } from '../graph/graph-view.tsx';
import type { ResolveState } from './resolve-state.ts';
import { SolutionView } from './solution-view.tsx';
import { UndecidedView } from './undecided-view.tsx';
import { UnsatisfiableView } from './unsatisfiable-view.tsx';
import type { Resolving } from './use-resolution.ts';
import type { UpdateResolve } from './use-resolve-state.ts';
import { useSelectedNode } from './use-selected-node.ts';

interface AnswerViewProps {
  resolving: Resolving;
  state: ResolveState;
  update: UpdateResolve;
  /** The requirements of the root. */
  declared: readonly Dependency[];
  /** The version that is resolved; undefined: requirements given for the occasion. */
  versionId: string | undefined;
}

/** The answer in the form it has; while another is worked on it stays, dimmed. */
export function AnswerView(props: AnswerViewProps): ReactNode {
  const { status, error, again, answer } = props.resolving;
  if (status === 'failed') return <ErrorState error={error} onRetry={again} />;
  if (answer === undefined) {
    return status === 'cancelled' ? (
      <EmptyState
        icon={mdiPauseCircleOutline}
        title="Cancelled"
        text="The work was stopped before there was an answer."
      />
    ) : (
      <LoadingSkeleton lines={10} label="Solving" />
    );
  }
  const old = status !== 'answered';
  return (
    <Box
      aria-busy={status === 'running'}
      sx={{
        height: '100%',
        overflow: 'auto',
        opacity: old ? 0.55 : 1,
        // Quick answers change without a flicker.
        transition: old ? 'opacity 120ms 150ms' : 'none',
      }}
    >
      <Answer {...props} />
    </Box>
  );
}

function Answer({ resolving, state, update, declared, versionId }: AnswerViewProps): ReactNode {
  const { answer } = resolving;
  if (answer === undefined) return null;
  if (answer.status === 'resolved') return <SolutionView solution={answer} state={state} update={update} />;
  if (state.tab === 'graph' && versionId !== undefined)
    return <DeclaredGraph versionId={versionId} state={state} update={update} />;
  if (answer.status === 'undecided')
    return <UndecidedView answer={answer} onDeadline={(deadline) => update({ deadline })} />;
  return <UnsatisfiableView answer={answer} state={state} update={update} declared={declared} />;
}

interface DeclaredGraphProps {
  versionId: string;
  state: ResolveState;
  update: UpdateResolve;
}

/** Without a solution, what is declared: every requirement with the best version that matches it alone. */
function DeclaredGraph({ versionId, state, update }: DeclaredGraphProps): ReactNode {
  const api = useApi();
  const navigate = useNavigate();
  const [selected, setSelected] = useSelectedNode(state.node, update);
  const { data, error, refetch } = useQuery(api.resolve.graph.queryOptions({ input: { versionId } }));
  const graph = useMemo(() => (data === undefined ? undefined : graphOfDeclared(data)), [data]);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (graph === undefined) return <LoadingSkeleton lines={8} label="Reading the graph" />;
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box role="note" sx={{ px: 4, py: 2, fontSize: 13, color: 'text.secondary' }}>
        There is no solution to draw. This is what is declared, each requirement with the best version that
        matches it alone{data?.truncated === true ? '; there is more than is shown' : ''}.
      </Box>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <GraphView
          graph={graph}
          selected={selected}
          onSelected={setSelected}
          onOpen={({ coordinate, version }) => void navigate(artifactAddress(coordinate, version))}
        />
      </Box>
    </Box>
  );
}
