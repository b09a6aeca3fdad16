import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export type Tone = 'success' | 'warning' | 'error' | 'info' | 'primary' | 'secondary' | 'neutral';

interface ToneChipProps {
  tone: Tone;
  label: string;
  icon?: string;
  /** Longer words in a tooltip. */
  hint?: string;
}

/** A small label whose meaning is in its word and icon; the colour only helps. */
export function ToneChip({ tone, label, icon, hint }: ToneChipProps): ReactNode {
  const color =
    tone === 'neutral' ? 'var(--hyper-palette-text-secondary)' : `var(--hyper-palette-${tone}-main)`;
  const chip = (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        verticalAlign: 'middle',
        alignItems: 'center',
        gap: 1,
        px: 1.5,
        height: 20,
        borderRadius: '5px',
        fontSize: 12,
        fontWeight: 550,
        lineHeight: 1,
        whiteSpace: 'nowrap',
        color,
        bgcolor: `color-mix(in srgb, ${color} 10%, transparent)`,
      }}
    >
      {icon === undefined ? null : <Icon path={icon} size={14} />}
      {label}
    </Box>
  );
  return hint === undefined ? chip : <Tooltip title={hint}>{chip}</Tooltip>;
}
