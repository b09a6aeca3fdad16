import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A titled block of a page inside one bordered surface. */
export function Section({ title, lead, actions, children }: SectionProps): ReactNode {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} sx={{ mb: 8 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: 4, mb: 2.5 }}>
        <Box sx={{ flex: '1 1 240px' }}>
          <Typography id={id} variant="h2">
            {title}
          </Typography>
          {lead === undefined ? null : (
            <Typography variant="body2" color="textSecondary" sx={{ maxWidth: 720 }}>
              {lead}
            </Typography>
          )}
        </Box>
        {actions}
      </Box>
      <Box
        sx={{
          bgcolor: 'background.paper',
          border: 1,
          borderColor: 'divider',
          borderRadius: '8px',
          overflow: 'auto',
        }}
      >
        {children}
      </Box>
    </Box>
  );
}
