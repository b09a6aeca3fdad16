import { mdiArrowUpBoldCircleOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { Icon } from '../../../ui/icon.tsx';
import { KindIcon } from '../../../ui/kind-icon.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { StateChip } from '../../../ui/state-chip.tsx';
import { ToneChip } from '../../../ui/tone-chip.tsx';
import type { Column } from '../../../ui/virtual-table-types.ts';
import type { SolutionRow } from './solution-rows.ts';

/** The columns of a solution. */
export const solutionColumns: readonly Column<SolutionRow>[] = [
  {
    id: 'package',
    header: 'Package',
    width: 'minmax(180px, 2fr)',
    sortable: true,
    render: ({ node }) => (
      <Box
        component="span"
        sx={{ display: 'inline-flex', verticalAlign: 'middle', alignItems: 'center', gap: 2, minWidth: 0 }}
      >
        <KindIcon kind={node.kind} size={16} />
        <Mono title={node.coordinate}>{node.coordinate}</Mono>
      </Box>
    ),
  },
  {
    id: 'version',
    header: 'Version',
    width: 'minmax(72px, 0.6fr)',
    render: ({ node }) => <b title={node.version}>{node.version}</b>,
  },
  {
    id: 'depth',
    header: 'Needed',
    width: '108px',
    sortable: true,
    render: ({ direct, node }) => (
      <ToneChip
        tone={direct ? 'secondary' : 'neutral'}
        label={direct ? 'Direct' : `Transitive ${node.depth}`}
        hint={direct ? 'The root asks for it itself' : `${node.depth} steps from the root`}
      />
    ),
  },
  {
    id: 'state',
    header: 'State',
    width: '128px',
    render: ({ node }) =>
      // Published is how it should be: only what is otherwise is worth a look.
      node.state === 'published' && node.yanked === undefined && node.deprecated === undefined ? null : (
        <StateChip state={node.state} deprecated={node.deprecated} yanked={node.yanked} />
      ),
  },
  {
    id: 'better',
    header: 'Why not a better one',
    width: 'minmax(120px, 1.4fr)',
    render: ({ node: { better } }) =>
      better === undefined ? null : (
        <Tooltip title={`Not ${better.version}: ${better.because}`}>
          <Box
            component="span"
            sx={{
              display: 'inline-flex',
              verticalAlign: 'middle',
              alignItems: 'center',
              gap: 1,
              minWidth: 0,
            }}
          >
            <Icon path={mdiArrowUpBoldCircleOutline} size={16} color="info" />
            {better.version}
            <Box
              component="span"
              sx={{ color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis' }}
            >
              {better.because}
            </Box>
          </Box>
        </Tooltip>
      ),
  },
  {
    id: 'type',
    header: 'Type',
    width: '92px',
    render: ({ types, optional }) => {
      const text = `${types.join(', ')}${optional ? ', optional' : ''}`;
      return <span title={text}>{text}</span>;
    },
  },
  {
    id: 'selectedBy',
    header: 'Selected by',
    width: 'minmax(150px, 1.6fr)',
    sortable: true,
    render: ({ selectedBy: [first = '', ...others] }) => (
      <span title={[first, ...others.slice(0, 30)].join('\n')}>
        <Mono>{first}</Mono>
        {others.length === 0 ? '' : ` and ${others.length} more`}
      </span>
    ),
  },
];
