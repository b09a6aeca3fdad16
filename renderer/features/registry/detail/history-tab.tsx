import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../../../app/host-context.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import type { TabProps } from './artifact-detail.tsx';
import { historyLine } from './history-words.ts';

/** Rows read at first and at most. */
const firstRows = 100;
const mostRows = 500;

/** Who did what with this package, newest first. */
export function HistoryTab({ detail }: TabProps): ReactNode {
  const api = useApi();
  const [limit, setLimit] = useState(firstRows);
  const { data, error, refetch } = useQuery(
    api.registry.history.queryOptions({ input: { packageId: detail.packageId, limit } }),
  );
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingSkeleton label="Loading the history" />;
  return (
    <Box sx={{ p: 4 }}>
      <Box component="ol" aria-label="History" sx={{ m: 0, p: 0, listStyle: 'none', fontSize: 13 }}>
        {data.entries.map((entry) => {
          const { text, note } = historyLine(entry);
          return (
            <Box
              component="li"
              key={entry.sequence}
              sx={{ display: 'flex', gap: 3, py: 2, borderBottom: 1, borderColor: 'divider' }}
            >
              <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
                {text}
                {note === '' ? null : (
                  <Typography variant="caption" component="div" color="textSecondary">
                    {note}
                  </Typography>
                )}
              </Box>
              <Box sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
                <RelativeTime value={entry.at} />
              </Box>
            </Box>
          );
        })}
      </Box>
      {data.entries.length >= limit && limit < mostRows ? (
        <Button onClick={() => setLimit(mostRows)} sx={{ mt: 2 }}>
          Show older
        </Button>
      ) : null}
    </Box>
  );
}
