import { mdiAlertDecagramOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import type { ProcessSummary } from '../../../../contract/quality-figures.ts';
import { ToneChip } from '../../../ui/tone-chip.tsx';
import { valueText } from '../chart/value-words.ts';
import { Sparkline } from './sparkline.tsx';

interface ResourceCardsProps {
  resources: readonly ProcessSummary[];
  addressOf(process: ProcessSummary): string;
}

/** What the core uses: how high it stands now, between what it moved, and how it went. */
export function ResourceCards({ resources, addressOf }: ResourceCardsProps): ReactNode {
  if (resources.length === 0) return null;
  return (
    <Box component="ul" aria-label="Resources" sx={listStyles}>
      {resources.map((resource) => (
        <Box component="li" key={resource.process} sx={{ flex: '1 1 180px', maxWidth: 300, minWidth: 0 }}>
          <Box component={RouterLink} to={addressOf(resource)} sx={cardStyles}>
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, height: 20 }}>
              <Box sx={labelStyles}>{resource.label}</Box>
              {resource.openSignals > 0 ? (
                <ToneChip
                  tone="error"
                  icon={mdiAlertDecagramOutline}
                  label={String(resource.openSignals)}
                  hint="Open signals: points of its charts that break a rule, not looked after yet."
                />
              ) : null}
            </Box>
            <Box sx={{ display: 'flex', alignItems: 'flex-end', gap: 2 }}>
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Level resource={resource} />
              </Box>
              <Sparkline values={resource.trend} width={56} />
            </Box>
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function Level({ resource: { level } }: { resource: ProcessSummary }): ReactNode {
  if (level === undefined) return <Box sx={{ color: 'text.secondary' }}>not sampled yet</Box>;
  const { unit, last, min, max } = level;
  return (
    <>
      <Box sx={{ fontSize: 15, fontWeight: 600 }}>{valueText(last, unit)}</Box>
      <Box sx={{ fontSize: 11.5, color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {valueText(min, unit)} – {valueText(max, unit)}
      </Box>
    </>
  );
}

const listStyles = {
  listStyle: 'none',
  m: 0,
  px: 6,
  py: 3,
  display: 'flex',
  flexWrap: 'wrap',
  gap: 3,
  flexShrink: 0,
} as const;

const labelStyles = {
  flex: 1,
  minWidth: 0,
  fontSize: 12,
  color: 'text.secondary',
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
} as const;

const cardStyles = {
  display: 'block',
  px: 3,
  py: 2,
  borderRadius: '8px',
  border: 1,
  borderColor: 'divider',
  bgcolor: 'background.paper',
  color: 'text.primary',
  textDecoration: 'none',
  '&:hover': { borderColor: 'primary.main' },
} as const;
