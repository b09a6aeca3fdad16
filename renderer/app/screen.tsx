import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Icon } from '../ui/icon.tsx';

interface ScreenProps {
  /** An @mdi/js path. */
  icon: string;
  title: string;
  tone?: 'primary' | 'error' | 'warning';
  children: ReactNode;
  actions?: ReactNode;
}

/** A whole-window message with actions: start failures, no session, a crash of the page. */
export function Screen({ icon, title, tone = 'primary', children, actions }: ScreenProps): ReactNode {
  return (
    <Box
      component="main"
      sx={{
        display: 'grid',
        placeItems: 'center',
        height: '100%',
        p: 6,
        overflow: 'auto',
        boxSizing: 'border-box',
      }}
    >
      <Box
        sx={{
          width: '100%',
          maxWidth: 560,
          boxSizing: 'border-box',
          p: 8,
          bgcolor: 'background.paper',
          border: 1,
          borderColor: 'divider',
          borderRadius: '12px',
        }}
      >
        <Box sx={{ color: `${tone}.main`, mb: 3 }}>
          <Icon path={icon} size={36} />
        </Box>
        <Typography variant="h1" gutterBottom>
          {title}
        </Typography>
        <Typography component="div" variant="body1" color="textSecondary" sx={{ '& p': { mt: 0, mb: 3 } }}>
          {children}
        </Typography>
        {actions === undefined ? null : (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 4 }}>{actions}</Box>
        )}
      </Box>
    </Box>
  );
}
