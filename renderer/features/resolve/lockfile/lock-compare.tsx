import { mdiEqual } from '@mdi/js';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { useApi } from '../../../app/host-context.ts';
import { countText } from '../../../ui/count-text.ts';
import { shortDigest } from '../../../ui/digest.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { ToneChip } from '../../../ui/tone-chip.tsx';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import type { Column } from '../../../ui/virtual-table-types.ts';
import { artifactAddress } from '../../search/browse-state.ts';
import { LockfilePicker } from './lockfile-picker.tsx';
import { changeWords, type LockChange } from './lockfile-words.ts';

interface LockCompareProps {
  versionId: string;
  version: string;
  lockfile: { packageId: string; coordinate: string };
}

interface Place {
  version: string;
  digest: string;
}
interface Change {
  coordinate: string;
  change: LockChange;
  before?: Place | undefined;
  after?: Place | undefined;
}

/** What differs between another lockfile and this one. */
export function LockCompare({ versionId, version, lockfile }: LockCompareProps): ReactNode {
  const [before, setBefore] = useState<string>();
  return (
    <Box sx={{ flex: 1, minHeight: 320, display: 'flex', flexDirection: 'column' }}>
      <Box component="section" aria-label="Compare" sx={{ px: 4, pb: 3, maxWidth: 480 }}>
        <LockfilePicker label="Compare with" start={lockfile} without={versionId} onPick={setBefore} />
      </Box>
      {before === undefined ? (
        <Typography variant="body2" color="textSecondary" sx={{ px: 4 }}>
          Choose the one to compare with; changes are told from there to this one, {version}.
        </Typography>
      ) : (
        <Differences before={before} after={versionId} />
      )}
    </Box>
  );
}

const columns: readonly Column<Change>[] = [
  {
    id: 'package',
    header: 'Package',
    width: 'minmax(180px, 2fr)',
    render: ({ coordinate }) => <Mono title={coordinate}>{coordinate}</Mono>,
  },
  {
    id: 'change',
    header: 'Change',
    width: '130px',
    render: ({ change }) => {
      const { tone, label, help } = changeWords[change];
      return <ToneChip tone={tone} label={label} hint={help} />;
    },
  },
  { id: 'before', header: 'Before', width: 'minmax(90px, 1fr)', render: (row) => place(row, row.before) },
  { id: 'after', header: 'This one', width: 'minmax(90px, 1fr)', render: (row) => place(row, row.after) },
];

/** The version; where only the content differs, its digest. */
function place({ change }: Change, at: Place | undefined): ReactNode {
  if (at === undefined) return null;
  return change === 'content' ? <Mono title={at.digest}>{shortDigest(at.digest)}</Mono> : <b>{at.version}</b>;
}

function Differences({ before, after }: { before: string; after: string }): ReactNode {
  const api = useApi();
  const navigate = useNavigate();
  const [active, setActive] = useState<number>();
  const { data, error, refetch } = useQuery(
    api.resolve.compareLocks.queryOptions({ input: { before, after } }),
  );
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingSkeleton lines={4} label="Comparing" />;
  const { changes, options, unchanged } = data;
  return (
    <>
      <Box sx={{ px: 4, pb: 2, fontSize: 13 }}>
        <Typography variant="body2" role="status">
          {summary(changes)} {countText(unchanged)} unchanged.
        </Typography>
        {options.length === 0 ? null : (
          <Box component="ul" aria-label="Options that differ" sx={{ m: 0, mt: 1, pl: 5 }}>
            {options.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </Box>
        )}
      </Box>
      <Box sx={{ flex: 1, minHeight: 200, borderTop: 1, borderColor: 'divider' }}>
        {changes.length === 0 ? (
          <EmptyState
            icon={mdiEqual}
            title="The same packages"
            text="Both lock the same versions with the same content."
          />
        ) : (
          <VirtualTable
            label="Differences"
            columns={columns}
            rowCount={changes.length}
            rowAt={(index) => changes[index]}
            rowKey={({ coordinate, change }) => `${coordinate}:${change}`}
            activeIndex={active}
            onActiveIndex={setActive}
            onOpen={({ coordinate, ...row }) =>
              void navigate(artifactAddress(coordinate, (row.after ?? row.before)?.version))
            }
          />
        )}
      </Box>
    </>
  );
}

function summary(changes: readonly Change[]): string {
  const counts = new Map<LockChange, number>();
  for (const { change } of changes) counts.set(change, (counts.get(change) ?? 0) + 1);
  const parts = [...counts].map(
    ([change, count]) => `${countText(count)} ${changeWords[change].label.toLowerCase()}`,
  );
  return parts.length === 0 ? '' : `${parts.join(', ')},`;
}
