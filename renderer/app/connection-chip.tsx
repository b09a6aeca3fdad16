import { mdiLanConnect, mdiLanDisconnect } from '@mdi/js';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { ToneChip } from '../ui/tone-chip.tsx';
import { useHost, useStore } from './host-context.ts';

/** Says when the page is cut off; silent while all is well, so that it is noticed when it speaks. */
export function ConnectionChip(): ReactNode {
  const { connection } = useHost();
  const state = useStore(connection);
  return (
    <Box role="status" aria-label="Connection" sx={{ display: 'inline-flex' }}>
      {state === 'lost' ? (
        <ToneChip
          tone="warning"
          icon={mdiLanDisconnect}
          label="Reconnecting…"
          hint="The connection to Hyper Registry is cut. It comes back by itself; what you see may be old."
        />
      ) : null}
      {state === 'connecting' ? <ToneChip tone="neutral" icon={mdiLanConnect} label="Connecting…" /> : null}
    </Box>
  );
}
