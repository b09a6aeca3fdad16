import { mdiShieldCheckOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { type ReactNode, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import { signalAddress } from './signal-address.ts';
import { allSignalColumns } from './signal-columns.tsx';
import { useSignals } from './use-signals.ts';

/** Signals of all processes, newest first. One is opened on its chart. */
export function SignalsView(): ReactNode {
  const [parameters, setParameters] = useSearchParams();
  const navigate = useNavigate();
  const [active, setActive] = useState<number>();
  const open = parameters.get('state') !== 'all';
  const { signals, pending, error, refetch, onRange } = useSignals(open ? { state: 'open' } : {});
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ px: 6, py: 3, flexShrink: 0 }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label="Show"
          value={open ? 'open' : 'all'}
          onChange={(_event, next: 'open' | 'all' | null) => {
            if (next !== null) setParameters(next === 'all' ? { state: 'all' } : {}, { replace: true });
          }}
        >
          <ToggleButton value="open">Open</ToggleButton>
          <ToggleButton value="all">All</ToggleButton>
        </ToggleButtonGroup>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, borderTop: 1, borderColor: 'divider' }}>
        {error === null ? null : <ErrorState error={error} onRetry={refetch} />}
        {pending ? <LoadingSkeleton lines={10} /> : null}
        {!pending && error === null && signals.length === 0 ? (
          <EmptyState
            icon={mdiShieldCheckOutline}
            title={open ? 'No open signals' : 'No signals yet'}
            text="When a point of a control chart breaks a rule, it appears here with what was seen, how likely that is while nothing changed, and what to look at next. Open it to see the operations behind it and to note its cause."
          />
        ) : null}
        {signals.length === 0 ? null : (
          <VirtualTable
            label="Signals"
            columns={allSignalColumns}
            rowCount={signals.length}
            rowAt={(index) => signals[index]}
            rowKey={({ id }) => id}
            onRange={onRange}
            activeIndex={active}
            onActiveIndex={setActive}
            onOpen={(signal) => void navigate(signalAddress(signal, Date.now()))}
          />
        )}
      </Box>
    </Box>
  );
}
