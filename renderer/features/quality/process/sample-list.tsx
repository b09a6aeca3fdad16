import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { Sample } from '../../../../contract/control-chart.ts';
import { useApi } from '../../../app/host-context.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { timeText } from '../chart/value-words.ts';
import { LogLines } from './log-lines.tsx';
import { OutcomeWord } from './outcome-word.tsx';
import type { Stretch } from './process-state.ts';

const fewSamples = 25;
const allSamples = 500;

interface SampleListProps {
  process: string;
  window: Stretch;
  /** Only failures of this class. */
  errorClass?: string;
}

/** The operations behind a point or a class of defects as they were recorded, newest first, with their errors and log lines. */
export function SampleList({ process, window, errorClass }: SampleListProps): ReactNode {
  const api = useApi();
  const [limit, setLimit] = useState(fewSamples);
  const { data, error, isPending, refetch } = useQuery(
    api.quality.samples.queryOptions({
      input: {
        process,
        from: new Date(window.from).toISOString(),
        // The end of the question is not part of it.
        to: new Date(window.to + 1).toISOString(),
        limit,
        ...(errorClass === undefined ? {} : { class: errorClass }),
      },
      placeholderData: keepPreviousData,
    }),
  );
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending || data === undefined) return <LoadingSkeleton lines={4} label="Loading the operations" />;
  const keptSince = data.keptSince === undefined ? undefined : Date.parse(data.keptSince);
  if (data.samples.length === 0)
    return (
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
        {keptSince !== undefined && window.from < keptSince
          ? 'Single operations are kept for some days; of this point only its sums are left.'
          : 'No operation was recorded in this time.'}
      </Box>
    );
  return (
    <>
      <Box component="ul" aria-label="Operations" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data.samples.map((sample) => (
          <SampleLine key={sample.id} sample={sample} />
        ))}
      </Box>
      {data.more && limit < allSamples ? (
        <Button onClick={() => setLimit(allSamples)}>Show more</Button>
      ) : null}
      {process.startsWith('operation:') ? (
        <Link
          component={RouterLink}
          to={`/activity?operation=${encodeURIComponent(process.replace('operation:', ''))}`}
          sx={{ fontSize: 13, display: 'inline-block', mt: 2 }}
        >
          Audit log of this operation
        </Link>
      ) : null}
    </>
  );
}

function SampleLine({ sample }: { sample: Sample }): ReactNode {
  const { at, durationMs, outcome, message, subject, actor, attempts, logId, code } = sample;
  const who = [
    attempts > 1 ? `${attempts} attempts` : undefined,
    subject,
    actor === undefined ? undefined : `by ${actor}`,
  ].filter((part) => part !== undefined);
  return (
    <Box component="li" sx={{ py: 1.5, fontSize: 12.5, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', whiteSpace: 'nowrap' }}>
        <OutcomeWord outcome={outcome} errorClass={sample.class} />
        <Box sx={{ flex: 1 }} />
        <strong>{timeText(durationMs)}</strong>
        <Box sx={{ color: 'text.secondary' }}>
          <RelativeTime value={at} />
        </Box>
      </Box>
      {message === undefined ? null : (
        <Box sx={{ overflowWrap: 'anywhere' }}>
          {code === undefined ? '' : `${code}: `}
          {message}
        </Box>
      )}
      {who.length === 0 ? null : (
        <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>{who.join(', ')}</Box>
      )}
      {logId === undefined ? null : <LogLines logId={logId} />}
    </Box>
  );
}
