import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { type ReactNode, useEffect, useState } from 'react';

/** True once a wait has lasted `delayMs`: shorter waits show nothing, so that nothing flickers. */
function useAfter(delayMs: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return passed;
}

const widths = ['84%', '68%', '76%', '52%'];

/** Lines in place of content that is on its way; appears after 100 ms. */
export function LoadingSkeleton({
  lines = 6,
  label = 'Loading',
}: {
  lines?: number;
  label?: string;
}): ReactNode {
  const visible = useAfter(100);
  return (
    <Box role="status" aria-label={label} sx={{ p: 4 }}>
      {visible
        ? Array.from({ length: lines }, (_, line) => (
            <Skeleton
              key={`line-${String(line)}`}
              width={widths[line % widths.length] ?? '60%'}
              height={28}
            />
          ))
        : null}
    </Box>
  );
}
