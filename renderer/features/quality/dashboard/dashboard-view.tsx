import { mdiChartBellCurveCumulative } from '@mdi/js';
import Box from '@mui/material/Box';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ProcessSummary } from '../../../../contract/quality-figures.ts';
import { useCommand } from '../../../app/commands.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import { processAddress } from '../quality-address.ts';
import { useQualityStatus } from '../use-status.ts';
import { DashboardBar } from './dashboard-bar.tsx';
import {
  type DashboardState,
  dashboardRows,
  readDashboardState,
  type Shown,
  shownChoices,
  writeDashboardState,
} from './dashboard-state.ts';
import { processColumns } from './process-columns.tsx';
import { RecordingBanner } from './recording-banner.tsx';
import { ResourceCards } from './resource-cards.tsx';

/** Two lines a row. */
const rowHeight = 46;

/** Everything that is watched, with what may be said of it; it follows what happens. */
export function DashboardView(): ReactNode {
  const [parameters, setParameters] = useSearchParams();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [active, setActive] = useState<string>();
  const state = useMemo(() => readDashboardState(parameters), [parameters]);
  const { status, error, retry } = useQualityStatus(state.span);
  const change = (patch: Partial<DashboardState>): void =>
    setParameters(writeDashboardState({ ...state, ...patch }), { replace: true });
  useCommand({
    id: 'quality.find',
    title: 'Find an operation',
    keys: 'f',
    section: 'Quality',
    run: () => field.current?.focus(),
  });
  const addressOf = useCallback(
    ({ process }: ProcessSummary): string =>
      processAddress(process, state.span === '24h' ? undefined : new URLSearchParams({ span: state.span })),
    [state.span],
  );
  const columns = useMemo(() => processColumns(status?.targets, addressOf), [status?.targets, addressOf]);
  if (status === undefined)
    return error === undefined ? (
      <LoadingSkeleton lines={10} />
    ) : (
      <ErrorState error={error} onRetry={retry} />
    );
  const operations = status.processes.filter(({ kind }) => kind === 'operation');
  const rows = dashboardRows(operations, state);
  const activeIndex = rows.findIndex(({ process }) => process === active);
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <RecordingBanner recording={status.recording} />
      <ResourceCards
        resources={status.processes.filter(({ kind }) => kind === 'resource')}
        addressOf={addressOf}
      />
      {operations.length === 0 ? (
        <Nothing />
      ) : (
        <>
          <DashboardBar state={state} onChange={change} counts={countsOf(operations)} field={field} />
          <Box sx={{ flex: 1, minHeight: 0, borderTop: 1, borderColor: 'divider' }}>
            {rows.length === 0 ? (
              <EmptyState
                icon={mdiChartBellCurveCumulative}
                title="Nothing matches"
                text="Clear the filter, or look further back."
              />
            ) : (
              <VirtualTable
                label="Watched operations"
                columns={columns}
                rowCount={rows.length}
                rowAt={(index) => rows[index]}
                rowKey={({ process }) => process}
                rowHeight={rowHeight}
                sort={state.sort}
                onSort={(sort) => change({ sort })}
                activeIndex={activeIndex < 0 ? undefined : activeIndex}
                onActiveIndex={(index) => setActive(rows[index]?.process)}
                onOpen={(row) => void navigate(addressOf(row))}
              />
            )}
          </Box>
        </>
      )}
    </Box>
  );
}

function countsOf(processes: readonly ProcessSummary[]): Record<Shown, number> {
  const count = (shown: Shown): number =>
    dashboardRows(processes, { filter: '', shown, sort: { column: '', direction: 'ascending' } }).length;
  const [all, signals, defects, unproven] = shownChoices.map(count);
  return { all: all ?? 0, signals: signals ?? 0, defects: defects ?? 0, unproven: unproven ?? 0 };
}

function Nothing(): ReactNode {
  return (
    <EmptyState
      icon={mdiChartBellCurveCumulative}
      title="Nothing was recorded in this span"
      text="Every operation becomes a trial the moment it runs: import a package, search, resolve or sign something, and it appears here with its reliability, its durations and its control charts. No claim is made before there is evidence for it."
    />
  );
}
