import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { AlertSpell } from '../../../../contract/quality-alerts.ts';
import { Mono } from '../../../ui/mono.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { ToneChip } from '../../../ui/tone-chip.tsx';
import type { Column } from '../../../ui/virtual-table-types.ts';
import { timeText } from '../chart/value-words.ts';
import { peakText, severityLooks } from './alert-words.ts';

/** What is said of one spell; together they fit beside the navigation of a window 1,280 pixels wide. */
export const spellColumns: readonly Column<AlertSpell>[] = [
  { id: 'fired', header: 'Fired', width: '112px', render: ({ firedAt }) => <RelativeTime value={firedAt} /> },
  {
    id: 'alert',
    header: 'Alert',
    width: 'minmax(190px, 1fr)',
    render: ({ name, condition }) => <Two first={name} second={<Mono>{condition}</Mono>} title={condition} />,
  },
  {
    id: 'severity',
    header: 'Severity',
    width: '104px',
    render: ({ severity }) => <ToneChip {...severityLooks[severity]} />,
  },
  { id: 'lasted', header: 'Lasted', width: '104px', render: (spell) => <Lasted spell={spell} /> },
  { id: 'worst', header: 'Worst', width: '96px', align: 'end', render: peakText },
  {
    id: 'ended',
    header: 'Last seen, and how it ended',
    width: 'minmax(200px, 1.3fr)',
    render: ({ text, resolvedBy }) => (
      <Two first={text} second={resolvedBy ?? ''} title={`${text}. ${resolvedBy ?? ''}`.trim()} />
    ),
  },
  {
    id: 'who',
    header: 'Looked after',
    width: 'minmax(130px, 0.8fr)',
    render: (spell) => <LookedAfter spell={spell} />,
  },
];

function Lasted({ spell: { firedAt, resolvedAt, unwatched } }: { spell: AlertSpell }): ReactNode {
  if (resolvedAt === undefined) return <ToneChip tone="error" label="Still fires" />;
  const lasted = timeText(Date.parse(resolvedAt) - Date.parse(firedAt));
  if (unwatched.length === 0) return lasted;
  return (
    <Two
      first={lasted}
      second="not all watched"
      title="For some of this time the registry was not running, so nobody looked."
    />
  );
}

function LookedAfter({ spell: { acknowledged, silenced } }: { spell: AlertSpell }): ReactNode {
  if (acknowledged !== undefined)
    return <Two first={acknowledged.by} second={acknowledged.note} title={acknowledged.note} />;
  return <Box sx={{ color: 'text.secondary' }}>{silenced ? 'silenced' : 'nobody'}</Box>;
}

function Two({ first, second, title }: { first: ReactNode; second: ReactNode; title: string }): ReactNode {
  return (
    <Box title={title} sx={{ lineHeight: 1.35, minWidth: 0, '& > div': cutOff }}>
      <div>{first}</div>
      <Box sx={{ fontSize: 11.5, color: 'text.secondary' }}>{second}</Box>
    </Box>
  );
}

const cutOff = {
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  '& code': { overflowWrap: 'normal' },
} as const;
