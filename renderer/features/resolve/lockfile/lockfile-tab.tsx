import { mdiCompare, mdiGraphOutline, mdiShieldCheckOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import type { Lockfile } from '../../../../contract/resolution.ts';
import { useApi } from '../../../app/host-context.ts';
import { countText } from '../../../ui/count-text.ts';
import { Digest } from '../../../ui/digest.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import type { Column } from '../../../ui/virtual-table-types.ts';
import type { TabProps } from '../../registry/detail/artifact-detail.tsx';
import { artifactAddress } from '../../search/browse-state.ts';
import { resolveAddress } from '../resolution/resolve-address.ts';
import { LockCheck } from './lock-check.tsx';
import { LockCompare } from './lock-compare.tsx';
import { type LockedPackage, lockedPackages, lockfileOptions } from './lockfile-words.ts';

type Tool = 'check' | 'compare';

/** What a lockfile says: which versions, with which content, and how they were chosen. */
export function LockfileTab({ detail }: TabProps): ReactNode {
  const api = useApi();
  const { versionId } = detail;
  const { data, error, refetch } = useQuery(api.resolve.readLock.queryOptions({ input: { versionId } }));
  const [tool, setTool] = useState<Tool>();
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingSkeleton label="Reading the lockfile" />;
  const { lockfile } = data;
  const toggle = (next: Tool) => () => setTool(tool === next ? undefined : next);
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ p: 4, pb: 3, display: 'grid', gap: 2, flexShrink: 0 }}>
        <RootLine root={lockfile.root} />
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {lockfileOptions(lockfile).join('; ')}
        </Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          <Button
            variant="outlined"
            aria-pressed={tool === 'check'}
            startIcon={<Icon path={mdiShieldCheckOutline} size={16} />}
            onClick={toggle('check')}
          >
            Check
          </Button>
          <Button
            variant="outlined"
            aria-pressed={tool === 'compare'}
            startIcon={<Icon path={mdiCompare} size={16} />}
            onClick={toggle('compare')}
          >
            Compare
          </Button>
          {lockfile.root.coordinate === undefined ? null : (
            <Button
              variant="outlined"
              component={RouterLink}
              to={`${resolveAddress(lockfile.root.coordinate, lockfile.root.version)}&lockfile=${versionId}`}
              startIcon={<Icon path={mdiGraphOutline} size={16} />}
            >
              Resolve with it
            </Button>
          )}
        </Box>
      </Box>
      {tool === 'check' ? <LockCheck versionId={versionId} strategy={lockfile.options.strategy} /> : null}
      {tool === 'compare' ? (
        <LockCompare
          versionId={versionId}
          version={detail.version}
          lockfile={{ packageId: detail.packageId, coordinate: `${detail.namespace}/${detail.name}` }}
        />
      ) : (
        <Packages lockfile={lockfile} />
      )}
    </Box>
  );
}

function RootLine({ root }: { root: Lockfile['root'] }): ReactNode {
  if (root.coordinate === undefined)
    return (
      <Typography variant="body1">
        Locks {countText(root.dependencies.length)} requirements that were tried, of no package.
      </Typography>
    );
  return (
    <Typography variant="body1">
      Locks what{' '}
      <Link component={RouterLink} to={artifactAddress(root.coordinate, root.version)}>
        <Mono>{`${root.coordinate}@${root.version ?? ''}`}</Mono>
      </Link>{' '}
      needs.
    </Typography>
  );
}

const columns: readonly Column<LockedPackage>[] = [
  {
    id: 'package',
    header: 'Package',
    width: 'minmax(180px, 2fr)',
    render: ({ coordinate }) => <Mono title={coordinate}>{coordinate}</Mono>,
  },
  { id: 'version', header: 'Version', width: 'minmax(80px, 1fr)', render: ({ version }) => <b>{version}</b> },
  { id: 'digest', header: 'Digest', width: '236px', render: ({ digest }) => <Digest value={digest} /> },
  { id: 'needs', header: 'Needs', width: '70px', align: 'end', render: ({ needs }) => countText(needs) },
];

function Packages({ lockfile }: { lockfile: Lockfile }): ReactNode {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState<number>();
  const packages = useMemo(() => lockedPackages(lockfile, typed), [lockfile, typed]);
  const all = Object.keys(lockfile.packages).length;
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, px: 4, pb: 2 }}>
        <TextField
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder="Filter packages"
          slotProps={{ htmlInput: { 'aria-label': 'Filter packages', spellCheck: false, maxLength: 200 } }}
        />
        <Typography variant="body2" color="textSecondary" role="status">
          {packages.length === all ? countText(all) : `${countText(packages.length)} of ${countText(all)}`}{' '}
          {all === 1 ? 'package' : 'packages'}
        </Typography>
      </Box>
      <Box sx={{ flex: 1, minHeight: 200, borderTop: 1, borderColor: 'divider' }}>
        <VirtualTable
          label="Locked packages"
          columns={columns}
          rowCount={packages.length}
          rowAt={(index) => packages[index]}
          rowKey={({ coordinate }) => coordinate}
          activeIndex={active}
          onActiveIndex={setActive}
          onOpen={({ coordinate, version }) => void navigate(artifactAddress(coordinate, version))}
        />
      </Box>
    </>
  );
}
