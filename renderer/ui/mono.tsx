import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Text a machine reads too: coordinates, paths, digests. */
export function Mono({ children, title }: { children: ReactNode; title?: string }): ReactNode {
  return (
    <Box component="code" title={title} sx={{ fontSize: '0.93em', overflowWrap: 'anywhere' }}>
      {children}
    </Box>
  );
}
