import { mdiClose, mdiImageFilterCenterFocus, mdiOpenInNew } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { type ReactNode, useMemo } from 'react';
import { countText } from '../../../ui/count-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { ToneChip } from '../../../ui/tone-chip.tsx';
import type { GraphEdge, GraphNode } from './dependency-graph.ts';
import type { GraphIndex } from './graph-index.ts';
import { pathsTo } from './paths.ts';

/** Ways from the root that are listed. */
const mostPaths = 12;
const mostEdges = 200;

interface WhyPanelProps {
  index: GraphIndex;
  /** From the root to the node it is about. */
  trail: readonly number[];
  onTrail(trail: readonly number[]): void;
  onOpen(node: GraphNode): void;
  onFocus(): void;
  onClose(): void;
}

/** Why a package is in the graph: the ways that lead to it, what asks for it, and what it asks for itself. */
export function WhyPanel(props: WhyPanelProps): ReactNode {
  const { index, trail, onTrail, onOpen, onFocus, onClose } = props;
  const node = trail.at(-1) ?? 0;
  const onPick = (at: number): void => onTrail(pathsTo(index, at, 1).paths[0] ?? [at]);
  const { graph, needs, neededBy } = index;
  const { paths, more } = useMemo(() => pathsTo(index, node, mostPaths), [index, node]);
  const shown = graph.nodes[node];
  if (shown === undefined) return null;
  const edges = (places: readonly number[] | undefined): GraphEdge[] =>
    (places ?? []).flatMap((at) => graph.edges[at] ?? []);
  return (
    <Box component="aside" aria-label={`Why ${shown.name} is here`} sx={panelStyles}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
            {shown.name} {shown.version}
          </Typography>
          {shown.coordinate === '' ? null : <Mono>{shown.coordinate}</Mono>}
        </Box>
        <IconButton aria-label="Close" onClick={onClose}>
          <Icon path={mdiClose} />
        </IconButton>
      </Box>
      <Chips node={shown} />
      <Box sx={{ display: 'flex', gap: 2, mt: 3 }}>
        {shown.versionId === undefined ? null : (
          <Button
            variant="outlined"
            startIcon={<Icon path={mdiOpenInNew} size={16} />}
            onClick={() => onOpen(shown)}
          >
            Open
          </Button>
        )}
        <Button
          variant="outlined"
          startIcon={<Icon path={mdiImageFilterCenterFocus} size={16} />}
          onClick={onFocus}
        >
          Focus
        </Button>
      </Box>
      {node === 0 ? null : (
        <>
          <Typography variant="h3">Why it is here</Typography>
          <ol className="paths">
            {paths.map((path) => (
              <li key={path.join()} aria-current={path.join() === trail.join()}>
                <PathText path={path} index={index} onPick={onPick} onShow={() => onTrail(path)} />
              </li>
            ))}
          </ol>
          {more ? (
            <Typography variant="caption" color="textSecondary">
              There are more ways; these are the shortest.
            </Typography>
          ) : null}
        </>
      )}
      <Edges title="Needed by" edges={edges(neededBy[node])} other="from" index={index} onPick={onPick} />
      <Edges title="Needs" edges={edges(needs[node])} other="to" index={index} onPick={onPick} />
    </Box>
  );
}

function Chips({ node }: { node: GraphNode }): ReactNode {
  const place = node.depth === 0 ? 'Root' : node.depth === 1 ? 'Direct' : `Transitive, depth ${node.depth}`;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 2 }}>
      <ToneChip tone={node.depth === 1 ? 'secondary' : 'neutral'} label={place} />
      {node.yanked ? <ToneChip tone="error" label="Yanked" /> : null}
      {node.deprecated ? <ToneChip tone="warning" label="Deprecated" /> : null}
      {node.version === '' && node.depth > 0 ? <ToneChip tone="error" label="Nothing matches" /> : null}
    </Box>
  );
}

interface PathTextProps {
  path: readonly number[];
  index: GraphIndex;
  onPick(node: number): void;
  onShow(): void;
}

function PathText({ path, index, onPick, onShow }: PathTextProps): ReactNode {
  return (
    <>
      {path.map((at, step) => (
        <span key={at}>
          {step === 0 ? null : <span aria-hidden> › </span>}
          <button
            type="button"
            title={index.graph.nodes[at]?.coordinate}
            onClick={() => (step === path.length - 1 ? onShow() : onPick(at))}
          >
            {index.graph.nodes[at]?.name}
          </button>
        </span>
      ))}
      <button type="button" className="show" onClick={onShow}>
        Show
      </button>
    </>
  );
}

interface EdgesProps {
  title: string;
  edges: readonly GraphEdge[];
  other: 'from' | 'to';
  index: GraphIndex;
  onPick(node: number): void;
}

function Edges({ title, edges, other, index, onPick }: EdgesProps): ReactNode {
  return (
    <>
      <Typography variant="h3">
        {title} {edges.length === 0 ? 'nothing' : countText(edges.length)}
      </Typography>
      <ul>
        {edges.slice(0, mostEdges).map((edge) => (
          <li key={`${edge.from}:${edge.to}:${edge.type}:${edge.constraint}`}>
            <button
              type="button"
              title={index.graph.nodes[edge[other]]?.coordinate}
              onClick={() => onPick(edge[other])}
            >
              {index.graph.nodes[edge[other]]?.name}
            </button>{' '}
            <code>{edge.constraint}</code>{' '}
            <span className="quiet">
              {edge.type}
              {edge.optional ? ', optional' : ''}
              {edge.cyclic ? ', in a cycle' : ''}
            </span>
          </li>
        ))}
      </ul>
      {edges.length > mostEdges ? (
        <Typography variant="caption" color="textSecondary">
          {countText(edges.length - mostEdges)} more.
        </Typography>
      ) : null}
    </>
  );
}

const panelStyles = {
  height: '100%',
  boxSizing: 'border-box',
  overflow: 'auto',
  p: 4,
  fontSize: 13,
  bgcolor: 'background.paper',
  '& h3': { mt: 5, mb: 1 },
  '& ul, & ol': { m: 0, p: 0, listStyle: 'none' },
  '& li': { py: 1, borderBottom: 1, borderColor: 'divider', overflowWrap: 'anywhere' },
  '& li[aria-current="true"]': { boxShadow: 'inset 2px 0 0 var(--hyper-palette-primary-main)', pl: 2 },
  // Plain buttons: there may be hundreds, and each selection draws them anew.
  '& li button': {
    p: 0,
    border: 0,
    font: 'inherit',
    textAlign: 'start',
    overflowWrap: 'anywhere',
    color: 'primary.main',
    background: 'none',
    textDecoration: 'underline',
    textUnderlineOffset: '2px',
    textDecorationColor: 'color-mix(in srgb, var(--hyper-palette-primary-main) 40%, transparent)',
    cursor: 'pointer',
  },
  '& li button.show': { ml: 2, fontWeight: 600, textDecoration: 'none' },
  '& li code': { fontSize: '0.93em' },
  '& .quiet': { color: 'text.secondary' },
} as const;
