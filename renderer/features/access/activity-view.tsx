import { mdiHistory, mdiShieldSearch } from '@mdi/js';
import Button from '@mui/material/Button';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { AuditEntry } from '../../../contract/registry.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LoadingSkeleton } from '../../ui/loading-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { activityColumns } from './activity-columns.tsx';
import { ActivityDetail } from './activity-detail.tsx';
import { ActivityFilters, type Filters } from './activity-filters.tsx';
import { useAuditPages } from './use-audit-pages.ts';
import { type ChainReport, ChainResult, useVerifyChain } from './verify-chain.tsx';

/** The audit log, newest first: who did what, with what outcome, and proof that nothing was taken out. */
export function ActivityView(): ReactNode {
  // Other views lead here with the operation they speak of.
  const [parameters] = useSearchParams();
  const [filters, setFilters] = useState<Filters>({
    operation: parameters.get('operation') ?? '',
    outcome: 'all',
  });
  const [activeIndex, setActiveIndex] = useState<number>();
  const [opened, setOpened] = useState<AuditEntry>();
  const [report, setReport] = useState<ChainReport>();
  const { entries, pending, error, refetch, onRange } = useAuditPages(filters);
  const verify = useVerifyChain(setReport);
  const show = (index: number): void => {
    setActiveIndex(index);
    setOpened(entries[index]);
  };
  const filtered = filters.operation !== '' || filters.outcome !== 'all';
  const table = (
    <VirtualTable
      label="Audit log"
      columns={activityColumns}
      rowCount={entries.length}
      rowAt={(index) => entries[index]}
      rowKey={(entry) => String(entry.sequence)}
      onRange={onRange}
      activeIndex={activeIndex}
      onActiveIndex={show}
    />
  );
  return (
    <Page
      fill
      title="Activity"
      lead="Every change, denial and read, in one log whose entries are chained by hashes: none can be altered or removed unnoticed."
      actions={
        <Button
          variant="outlined"
          startIcon={<Icon path={mdiShieldSearch} />}
          loading={verify.isPending}
          loadingPosition="start"
          onClick={() => verify.mutate({})}
        >
          Verify chain
        </Button>
      }
    >
      <div style={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
        {report === undefined ? null : <ChainResult report={report} onClose={() => setReport(undefined)} />}
        <ActivityFilters value={filters} onChange={setFilters} entries={entries} />
        <div style={{ flex: 1, minHeight: 0 }}>
          {error === null ? null : <ErrorState error={error} onRetry={refetch} />}
          {pending ? <LoadingSkeleton lines={10} /> : null}
          {!pending && error === null && entries.length === 0 ? (
            <EmptyState
              icon={mdiHistory}
              title={filtered ? 'No entry matches' : 'Nothing happened yet'}
              text={
                filtered
                  ? 'Change or clear the filter to see other entries.'
                  : 'Import, publish, sign or delete something: it is recorded here.'
              }
            />
          ) : null}
          {entries.length === 0 ? null : (
            <SplitPane
              id="activity"
              label="Entry"
              fixed="end"
              initial={380}
              min={280}
              start={table}
              end={
                opened === undefined ? undefined : (
                  <ActivityDetail entry={opened} onClose={() => setOpened(undefined)} />
                )
              }
            />
          )}
        </div>
      </div>
    </Page>
  );
}
