import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { VersionSummary } from '../../../../contract/registry.ts';
import { useApi } from '../../../app/host-context.ts';
import { Bytes } from '../../../ui/bytes.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { SignatureBadge } from '../../../ui/signature-badge.tsx';
import { StateChip } from '../../../ui/state-chip.tsx';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import type { Column } from '../../../ui/virtual-table-types.ts';
import type { TabProps } from './artifact-detail.tsx';

const columns: Column<VersionSummary>[] = [
  { id: 'version', header: 'Version', width: 'minmax(90px, 1fr)', render: ({ version }) => <b>{version}</b> },
  {
    id: 'state',
    header: 'State',
    width: '122px',
    render: ({ state, deprecated, yanked }) => (
      <StateChip state={state} deprecated={deprecated?.reason} yanked={yanked?.reason} />
    ),
  },
  {
    id: 'signature',
    header: 'Signature',
    width: '128px',
    render: ({ signature }) => <SignatureBadge state={signature} />,
  },
  {
    id: 'size',
    header: 'Size',
    width: '76px',
    align: 'end',
    render: ({ contentSize }) => <Bytes value={contentSize} />,
  },
  {
    id: 'created',
    header: 'Imported',
    width: '104px',
    render: ({ createdAt }) => <RelativeTime value={createdAt} />,
  },
];

/** All versions of the package; the one the cursor stands on is shown. */
export function VersionsTab({ detail, onUpdate }: TabProps): ReactNode {
  const api = useApi();
  const { packageId } = detail;
  const { data, error, refetch } = useQuery(api.registry.versions.queryOptions({ input: { packageId } }));
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingSkeleton label="Loading the versions" />;
  const { versions } = data;
  const at = versions.findIndex(({ versionId }) => versionId === detail.versionId);
  return (
    <VirtualTable
      label="Versions"
      columns={columns}
      rowCount={versions.length}
      rowAt={(index) => versions[index]}
      rowKey={({ versionId }) => versionId}
      activeIndex={at < 0 ? undefined : at}
      onActiveIndex={(index) => {
        const version = versions[index]?.version;
        if (version !== undefined && version !== detail.version) onUpdate({ version, file: undefined });
      }}
    />
  );
}
