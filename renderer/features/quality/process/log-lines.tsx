import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../../../app/host-context.ts';
import { ErrorState } from '../../../ui/error-state.tsx';

/** What the log says of one failed call, asked for only when somebody wants to see it. */
export function LogLines({ logId }: { logId: string }): ReactNode {
  const [shown, setShown] = useState(false);
  return (
    <>
      <Button size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? 'Hide the log' : 'Log lines'}
      </Button>
      {shown ? <Lines logId={logId} /> : null}
    </>
  );
}

function Lines({ logId }: { logId: string }): ReactNode {
  const api = useApi();
  const { data, error } = useQuery(api.quality.logLines.queryOptions({ input: { logId } }));
  if (error !== null) return <ErrorState error={error} />;
  if (data === undefined) return null;
  return (
    <Box component="pre" tabIndex={0} aria-label={`Log of ${logId}`} sx={linesStyles}>
      {data.lines.length === 0
        ? 'The log was rotated away: nothing of this call is left.'
        : data.lines.join('\n')}
    </Box>
  );
}

const linesStyles = {
  m: 0,
  p: 2,
  fontSize: 11.5,
  maxHeight: 200,
  overflow: 'auto',
  borderRadius: '6px',
  bgcolor: 'background.default',
  border: 1,
  borderColor: 'divider',
} as const;
