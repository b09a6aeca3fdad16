import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Capability } from '../../../../contract/control-chart.ts';
import type { Span } from '../../../../contract/quality-words.ts';
import { useApi } from '../../../app/host-context.ts';
import { countText } from '../../../ui/count-text.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { ToneChip } from '../../../ui/tone-chip.tsx';
import { indexWords, judgement } from './capability-words.ts';

const CapabilityHistogram = lazy(() => import('./capability-histogram.tsx'));

interface CapabilityBlockProps {
  process: string;
  span: Span;
}

/** Whether the process, as it varies now, keeps within what is wanted: indices with intervals, and the values behind them. */
export function CapabilityBlock({ process, span }: CapabilityBlockProps): ReactNode {
  const api = useApi();
  const [limit, setLimit] = useState<number>();
  const { data, error, refetch } = useQuery(
    api.quality.capability.queryOptions({
      input: { process, span, ...(limit === undefined ? {} : { upperLimit: limit }) },
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  );
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingSkeleton lines={4} label="Computing the capability" />;
  return (
    <Box sx={{ p: 4, display: 'flex', flexWrap: 'wrap', gap: 6 }}>
      <Box sx={{ flex: '1 1 340px', minWidth: 0 }}>
        <Status capability={data} />
        <Indices capability={data} />
        {data.unit === 'ms' ? (
          <LimitField key={data.upperLimit} shown={data.upperLimit} onLimit={setLimit} />
        ) : null}
      </Box>
      {data.histogram.length === 0 ? null : (
        <Box sx={{ flex: '1 1 420px', minWidth: 0 }}>
          <Suspense fallback={<LoadingSkeleton lines={6} />}>
            <CapabilityHistogram capability={data} />
          </Suspense>
        </Box>
      )}
    </Box>
  );
}

function Status({ capability: { status, provisional, note, n } }: { capability: Capability }): ReactNode {
  if (status !== 'ok')
    return (
      <Alert severity="warning" sx={{ mb: 2 }}>
        {note}
      </Alert>
    );
  return (
    <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 2 }}>
      {provisional
        ? `Provisional: ${countText(n)} values are few; the intervals say how much that leaves open. `
        : ''}
      {note}
    </Box>
  );
}

function Indices({ capability }: { capability: Capability }): ReactNode {
  const known = capability.indices.filter(({ value }) => value !== undefined);
  if (known.length === 0) return null;
  return (
    <Box component="ul" aria-label="Capability indices" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {known.map(({ name, value = 0, lower, upper }) => (
        <Tooltip key={name} title={indexWords[name]} placement="left">
          <Box component="li" tabIndex={0} sx={indexStyles}>
            <Box sx={{ width: 44, color: 'text.secondary' }}>{name}</Box>
            <Box sx={{ width: 52, fontWeight: 600, fontSize: 15 }}>{value.toFixed(2)}</Box>
            <Box sx={{ flex: 1, color: 'text.secondary', fontSize: 12 }}>
              {lower === undefined || upper === undefined
                ? ''
                : `${lower.toFixed(2)} – ${upper.toFixed(2)} with 95 % confidence`}
            </Box>
            <ToneChip {...judgement(lower ?? value)} />
          </Box>
        </Tooltip>
      ))}
      <Box component="li" sx={{ fontSize: 13, mt: 2 }}>
        {capability.observedPpm === undefined
          ? ''
          : `${countText(Math.round(capability.observedPpm))} per million were beyond the limit`}
        {capability.expectedPpm === undefined
          ? ''
          : `; ${countText(Math.round(capability.expectedPpm))} per million are to be expected.`}
      </Box>
    </Box>
  );
}

/** Another limit to try; the target itself stays. */
function LimitField({
  shown,
  onLimit,
}: {
  shown: number | undefined;
  onLimit(limit: number | undefined): void;
}): ReactNode {
  const [text, setText] = useState(shown === undefined ? '' : String(shown));
  const value = Number(text.replace(',', '.'));
  const usable = text.trim() !== '' && value > 0;
  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (usable) onLimit(value);
      }}
      sx={{ display: 'flex', gap: 2, mt: 3, alignItems: 'flex-start' }}
    >
      <TextField
        label="Upper limit, ms"
        value={text}
        onChange={({ target }) => setText(target.value)}
        error={!usable}
        helperText={usable ? '' : 'A number above 0'}
        slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 20 } }}
        sx={{ width: 150 }}
      />
      <Button type="submit" variant="outlined" disabled={!usable || value === shown}>
        Try this limit
      </Button>
      <Button onClick={() => onLimit(undefined)}>As the target</Button>
    </Box>
  );
}

const indexStyles = {
  display: 'flex',
  alignItems: 'baseline',
  gap: 2,
  py: 1,
  fontSize: 13,
  borderBottom: 1,
  borderColor: 'divider',
} as const;
