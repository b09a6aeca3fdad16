import { mdiLightbulbOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { SignalState } from '../signals/signal-columns.tsx';
import { chanceText, type Explanation } from './explanation.ts';

/** A signal explained: the rule, what was seen, how likely that is by chance, what to do next. */
export function ExplanationCard({
  explanation,
  onAcknowledge,
}: {
  explanation: Explanation;
  onAcknowledge(): void;
}): ReactNode {
  const { title, text, probability, next, signal } = explanation;
  return (
    <Box component="section" aria-label={title} sx={cardStyles}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start' }}>
        <Box sx={{ flex: 1, fontWeight: 600 }}>{title}</Box>
        {signal === undefined ? null : <SignalState signal={signal} />}
      </Box>
      <Box>{text}</Box>
      {signal === undefined || signal.spells < 2 ? null : (
        <Box sx={{ color: 'text.secondary' }}>
          It stands for {signal.spells} spells, the newest <RelativeTime value={signal.lastAt} />.
        </Box>
      )}
      {probability === undefined ? null : (
        <Box sx={{ color: 'text.secondary' }}>
          While nothing changed, {chanceText(probability)} looks like this by chance.
        </Box>
      )}
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        <Icon path={mdiLightbulbOutline} size={16} color="primary" />
        <span>{next}</span>
      </Box>
      {signal?.annotation === undefined ? null : (
        <Box sx={{ borderLeft: 2, borderColor: 'success.main', pl: 2 }}>
          {signal.annotation.cause}
          {signal.annotation.action === '' ? '' : ` – ${signal.annotation.action}`}
          <Box sx={{ color: 'text.secondary', fontSize: 12 }}>by {signal.annotation.by}</Box>
        </Box>
      )}
      {signal?.state === 'open' ? (
        <Button variant="outlined" sx={{ alignSelf: 'flex-start' }} onClick={onAcknowledge}>
          Say what caused it
        </Button>
      ) : null}
    </Box>
  );
}

const cardStyles = {
  display: 'flex',
  flexDirection: 'column',
  gap: 2,
  p: 3,
  mb: 3,
  fontSize: 13,
  lineHeight: 1.45,
  borderRadius: '8px',
  border: 1,
  borderColor: 'color-mix(in srgb, var(--hyper-palette-error-main) 40%, transparent)',
  bgcolor: 'color-mix(in srgb, var(--hyper-palette-error-main) 5%, transparent)',
} as const;
