import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

interface PageProps {
  title: string;
  /** One sentence on what this view is for. */
  lead?: ReactNode;
  actions?: ReactNode;
  /** The content fills the height itself (a virtual list) instead of scrolling with the page. */
  fill?: boolean;
  children: ReactNode;
}

/** A view with a heading: title, lead, actions, content. */
export function Page({ title, lead, actions, fill = false, children }: PageProps): ReactNode {
  return (
    <Box
      sx={{
        height: '100%',
        boxSizing: 'border-box',
        display: 'flex',
        flexDirection: 'column',
        overflow: fill ? 'hidden' : 'auto',
      }}
    >
      <Box sx={headStyles}>
        <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
          <Typography variant="h1">{title}</Typography>
          {lead === undefined ? null : (
            <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5, maxWidth: 720 }}>
              {lead}
            </Typography>
          )}
        </Box>
        {actions === undefined ? null : <Box sx={{ display: 'flex', gap: 2, flexShrink: 0 }}>{actions}</Box>}
      </Box>
      <Box sx={fill ? { flex: 1, minHeight: 0 } : { px: 6, pb: 8 }}>{children}</Box>
    </Box>
  );
}

/** Where the words would be squeezed, the actions go below them. */
const headStyles = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'flex-start',
  gap: 4,
  px: 6,
  pt: 5,
  pb: 4,
  flexShrink: 0,
} as const;
