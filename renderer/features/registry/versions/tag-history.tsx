import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { TagChange } from '../../../../contract/registry-tags.ts';
import { useApi } from '../../../app/host-context.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { ToneChip } from '../../../ui/tone-chip.tsx';
import { changeArrow, changeWords } from './tag-change-words.ts';

const pageSize = 20;

/** Every move of tags and channels, newest first. */
export function TagHistory({ packageId }: { packageId: string }): ReactNode {
  const api = useApi();
  const first: number | undefined = undefined;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    api.registry.tagHistory.infiniteOptions({
      input: (before: number | undefined) => ({
        packageId,
        limit: pageSize,
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: first,
      getNextPageParam: ({ next }) => next,
    }),
  );
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingSkeleton lines={3} label="Loading the history of tags" />;
  const entries = data.pages.flatMap((page) => page.entries);
  if (entries.length === 0)
    return (
      <Typography variant="body2" color="textSecondary">
        No tag or channel was moved yet. Promote a version, or give one a tag: each move is kept here.
      </Typography>
    );
  return (
    <>
      <Box component="ol" aria-label="History of tags and channels" sx={lineStyles}>
        {entries.map((entry) => (
          <Move key={entry.sequence} entry={entry} />
        ))}
      </Box>
      {hasNextPage ? (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show older
        </Button>
      ) : null}
    </>
  );
}

function Move({ entry }: { entry: TagChange }): ReactNode {
  return (
    <li>
      <span>
        <ToneChip tone={entry.kind === 'channel' ? 'secondary' : 'info'} label={entry.name} />
      </span>
      <span className="move">
        <b>{changeArrow(entry)}</b> <span className="quiet">{changeWords(entry)}</span>
        {entry.reason === undefined ? null : <div className="quiet">{entry.reason}</div>}
      </span>
      <span className="quiet">
        <RelativeTime value={entry.at} />
      </span>
    </li>
  );
}

/** A line down the left with a dot for each move. */
const lineStyles = {
  m: 0,
  p: 0,
  listStyle: 'none',
  fontSize: 13,
  '& li': {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: 'minmax(72px, max-content) minmax(0, 1fr) max-content',
    gap: 3,
    alignItems: 'baseline',
    py: 1.25,
    pl: 4.5,
  },
  '& li::before': {
    content: '""',
    position: 'absolute',
    left: 4,
    top: 0,
    bottom: 0,
    borderLeft: 1,
    borderColor: 'divider',
  },
  '& li::after': {
    content: '""',
    position: 'absolute',
    left: 1,
    top: 14,
    width: 7,
    height: 7,
    borderRadius: '50%',
    bgcolor: 'primary.main',
  },
  '& .move': { overflowWrap: 'anywhere' },
  '& .quiet': { color: 'text.secondary', whiteSpace: 'normal' },
} as const;
