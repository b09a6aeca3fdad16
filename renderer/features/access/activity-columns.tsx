import { mdiAlertCircleOutline, mdiCancel, mdiCheck } from '@mdi/js';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { AuditEntry } from '../../../contract/registry.ts';
import { Mono } from '../../ui/mono.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { type Tone, ToneChip } from '../../ui/tone-chip.tsx';
import type { Column } from '../../ui/virtual-table-types.ts';

const outcomes: Record<AuditEntry['outcome'], { tone: Tone; label: string; icon: string }> = {
  success: { tone: 'success', label: 'Done', icon: mdiCheck },
  denied: { tone: 'warning', label: 'Denied', icon: mdiCancel },
  failure: { tone: 'error', label: 'Failed', icon: mdiAlertCircleOutline },
};

/** How an audited operation ended. */
export function OutcomeChip({ outcome }: { outcome: AuditEntry['outcome'] }): ReactNode {
  return <ToneChip {...outcomes[outcome]} />;
}

export const activityColumns: readonly Column<AuditEntry>[] = [
  {
    id: 'sequence',
    header: 'No.',
    width: '72px',
    align: 'end',
    render: ({ sequence }) => (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {sequence}
      </Box>
    ),
  },
  { id: 'at', header: 'When', width: '110px', render: ({ at }) => <RelativeTime value={at} /> },
  {
    id: 'outcome',
    header: 'Outcome',
    width: '110px',
    render: ({ outcome }) => <OutcomeChip outcome={outcome} />,
  },
  {
    id: 'operation',
    header: 'Operation',
    width: 'minmax(190px, 1fr)',
    render: ({ operation }) => <Mono>{operation}</Mono>,
  },
  { id: 'subject', header: 'Subject', width: 'minmax(180px, 2fr)', render: ({ subject }) => subject },
  { id: 'actor', header: 'By', width: 'minmax(120px, 160px)', render: ({ actor }) => actor },
];
