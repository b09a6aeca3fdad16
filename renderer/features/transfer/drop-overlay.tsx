import { mdiTrayArrowDown } from '@mdi/js';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';

/** Over the whole window while files are dragged across it: says what letting go will do. */
export function DropOverlay({ count }: { count: number }): ReactNode {
  const what = count <= 1 ? 'it' : `${count} items`;
  return (
    <Box
      aria-hidden
      data-testid="drop-overlay"
      sx={{
        position: 'fixed',
        inset: 0,
        zIndex: 2_000,
        pointerEvents: 'none',
        p: 4,
        bgcolor: 'color-mix(in srgb, var(--hyper-palette-background-default) 82%, transparent)',
      }}
    >
      <Box
        sx={{
          height: '100%',
          boxSizing: 'border-box',
          display: 'flex',
          flexDirection: 'column',
          alignItems: 'center',
          justifyContent: 'center',
          gap: 2,
          border: 2,
          borderStyle: 'dashed',
          borderColor: 'primary.main',
          borderRadius: '14px',
          color: 'primary.main',
        }}
      >
        <Icon path={mdiTrayArrowDown} size={48} />
        <Typography variant="h1" component="p" color="textPrimary">
          Drop to import {what}
        </Typography>
        <Typography variant="body1" color="textSecondary">
          You see what is inside before anything is stored.
        </Typography>
      </Box>
    </Box>
  );
}
