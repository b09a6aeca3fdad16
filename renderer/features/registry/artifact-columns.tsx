import { mdiLinkVariant } from '@mdi/js';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import type { Hit } from '../../../contract/search.ts';
import { Bytes } from '../../ui/bytes.tsx';
import { Highlight } from '../../ui/highlight.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { SignatureBadge } from '../../ui/signature-badge.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Column } from '../../ui/virtual-table-types.ts';
import { plural } from './words.ts';

/** Name over namespace and description, with the words of the query marked. */
function NameCell({ hit, terms }: { hit: Hit; terms: readonly string[] }): ReactNode {
  return (
    <Box sx={{ lineHeight: 1.3, minWidth: 0 }}>
      <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis', fontWeight: 600 }}>
        <Highlight text={hit.name} terms={terms} />
      </Box>
      <Box
        title={hit.description === '' ? hit.namespace : `${hit.namespace}: ${hit.description}`}
        sx={{ overflow: 'hidden', textOverflow: 'ellipsis', fontSize: 12, color: 'text.secondary' }}
      >
        <Highlight text={hit.namespace} terms={terms} />
        {hit.description === '' ? null : (
          <>
            {' · '}
            <Highlight text={hit.description} terms={terms} />
          </>
        )}
      </Box>
    </Box>
  );
}

function InUse({ count }: { count: number }): ReactNode {
  if (count === 0) return null;
  const words = `Used by ${plural(count, 'version')} of other artifacts`;
  return (
    <Tooltip title={words}>
      <Box
        component="span"
        role="img"
        aria-label={words}
        sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, color: 'info.main', fontWeight: 600 }}
      >
        <Icon path={mdiLinkVariant} size={15} />
        {count.toLocaleString('en')}
      </Box>
    </Tooltip>
  );
}

function VersionCell({ hit }: { hit: Hit }): ReactNode {
  return (
    <Box sx={{ lineHeight: 1.3 }}>
      <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }} title={hit.version}>
        {hit.version}
      </Box>
      {hit.versionCount > 1 ? (
        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{plural(hit.versionCount, 'version')}</Box>
      ) : null}
    </Box>
  );
}

/** The columns of the artifact list. `wide` false leaves out what a narrow pane has no room for. */
export function artifactColumns(terms: readonly string[], width: number): Column<Hit>[] {
  const columns: (Column<Hit> & { from: number })[] = [
    {
      id: 'kind',
      header: 'Kind',
      width: '56px',
      sortable: true,
      from: 0,
      render: (hit) => (
        <Box sx={{ display: 'flex' }}>
          <KindIcon kind={hit.kind} />
        </Box>
      ),
    },
    {
      id: 'name',
      header: 'Name',
      width: 'minmax(140px, 1fr)',
      sortable: true,
      from: 0,
      render: (hit) => <NameCell hit={hit} terms={terms} />,
    },
    {
      id: 'version',
      header: 'Version',
      width: '104px',
      sortable: true,
      from: 380,
      render: (hit) => <VersionCell hit={hit} />,
    },
    {
      id: 'state',
      header: 'State',
      width: '122px',
      sortable: true,
      from: 640,
      render: (hit) => <StateChip state={hit.state} deprecated={hit.deprecated} yanked={hit.yanked} />,
    },
    {
      id: 'signature',
      header: 'Signature',
      width: '128px',
      sortable: true,
      from: 500,
      render: (hit) => <SignatureBadge state={hit.signature} />,
    },
    {
      id: 'used',
      header: 'In use',
      width: '74px',
      from: 820,
      render: (hit) => <InUse count={hit.dependentCount} />,
    },
    {
      id: 'size',
      header: 'Size',
      width: '84px',
      align: 'end',
      sortable: true,
      from: 720,
      render: (hit) => <Bytes value={hit.contentSize} />,
    },
    {
      id: 'updated',
      header: 'Updated',
      width: '108px',
      sortable: true,
      from: 780,
      render: (hit) => <RelativeTime value={hit.updatedAt} />,
    },
  ];
  return columns.filter(({ from }) => width >= from).map(({ from: _from, ...column }) => column);
}
