import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface EmptyStateProps {
  /** An @mdi/js path. */
  icon: string;
  title: string;
  /** Teaches what belongs here and how it gets here. */
  text: ReactNode;
  /** Usually one or two buttons. */
  action?: ReactNode;
}

/** Shown where there is nothing yet: says what would be here and how to make it so. */
export function EmptyState({ icon, title, text, action }: EmptyStateProps): ReactNode {
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        justifyContent: 'center',
        textAlign: 'center',
        gap: 2,
        p: 8,
        minHeight: 240,
        height: '100%',
        boxSizing: 'border-box',
      }}
    >
      <Box
        sx={{
          display: 'grid',
          placeItems: 'center',
          width: 56,
          height: 56,
          mb: 2,
          borderRadius: '16px',
          color: 'primary.main',
          bgcolor: 'color-mix(in srgb, var(--hyper-palette-primary-main) 10%, transparent)',
        }}
      >
        <Icon path={icon} size={28} />
      </Box>
      <Typography variant="h2" component="h2">
        {title}
      </Typography>
      <Typography component="div" variant="body2" color="textSecondary" sx={{ maxWidth: 440 }}>
        {text}
      </Typography>
      {action === undefined ? null : <Box sx={{ mt: 3, display: 'flex', gap: 2 }}>{action}</Box>}
    </Box>
  );
}
