import { mdiClose } from '@mdi/js';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { AuditEntry } from '../../../contract/registry.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Mono } from '../../ui/mono.tsx';
import { OutcomeChip } from './activity-columns.tsx';

const timeFormat = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'long' });

/** One audit entry whole. */
export function ActivityDetail({ entry, onClose }: { entry: AuditEntry; onClose: () => void }): ReactNode {
  const json = JSON.stringify(entry.detail, undefined, 2);
  const facts: [name: string, value: ReactNode][] = [
    ['Outcome', <OutcomeChip key="outcome" outcome={entry.outcome} />],
    ['When', timeFormat.format(new Date(entry.at))],
    ['By', entry.actor],
    ['Subject', entry.subject === '' ? 'None' : entry.subject],
    ['Entry', entry.sequence],
  ];
  return (
    <Box
      component="aside"
      aria-label="Audit entry"
      sx={{ height: '100%', overflow: 'auto', p: 4, boxSizing: 'border-box' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 3 }}>
        <Typography variant="h2" sx={{ flex: 1 }}>
          <Mono>{entry.operation}</Mono>
        </Typography>
        <IconButton aria-label="Close" onClick={onClose}>
          <Icon path={mdiClose} />
        </IconButton>
      </Box>
      <Box
        component="dl"
        sx={{ display: 'grid', gridTemplateColumns: '84px 1fr', gap: 2, m: 0, mb: 4, fontSize: 13 }}
      >
        {facts.map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center' }}>
        <Typography variant="h3" sx={{ flex: 1 }}>
          Detail
        </Typography>
        <CopyButton text={json} what="detail" />
      </Box>
      <Box
        component="pre"
        tabIndex={0}
        aria-label="Detail as JSON"
        sx={{
          m: 0,
          mt: 1,
          p: 3,
          fontSize: 12,
          overflow: 'auto',
          borderRadius: '6px',
          bgcolor: 'background.default',
          border: 1,
          borderColor: 'divider',
        }}
      >
        {json}
      </Box>
    </Box>
  );
}
