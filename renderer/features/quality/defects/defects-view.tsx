import { mdiCheckDecagramOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { useApi } from '../../../app/host-context.ts';
import { countText } from '../../../ui/count-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LabelledCheckbox } from '../../../ui/labelled-checkbox.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { readSpan, spanWords } from '../quality-address.ts';
import { SpanPicker } from '../span-picker.tsx';
import { DefectTable } from './defect-table.tsx';

const ParetoChart = lazy(() => import('./pareto-chart.tsx'));

/** What went wrong, by class: the few that make most of it first. */
export function DefectsView(): ReactNode {
  const api = useApi();
  const [parameters, setParameters] = useSearchParams();
  const change = (name: string, value: string | undefined) =>
    setParameters(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === undefined) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const span = readSpan(parameters.get('span') ?? '30d');
  const slow = parameters.get('slow') === 'true';
  const { data, error, refetch } = useQuery(
    api.quality.defects.queryOptions({
      input: { span, slow },
      placeholderData: keepPreviousData,
      refetchInterval: 5_000,
    }),
  );
  return (
    <Box sx={{ height: '100%', overflow: 'auto', px: 6, py: 3, boxSizing: 'border-box' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 4, mb: 2 }}>
        <SpanPicker span={span} onSpan={(next) => change('span', next)} />
        <LabelledCheckbox
          label="With those beyond their target"
          checked={slow}
          onChange={(next) => change('slow', next ? 'true' : undefined)}
        />
        <Box role="status" sx={{ color: 'text.secondary', fontSize: 13 }}>
          {data === undefined ? '' : `${countText(data.total)} ${data.total === 1 ? 'defect' : 'defects'}`}
        </Box>
      </Box>
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <LoadingSkeleton lines={8} /> : null}
      {data !== undefined && data.classes.length === 0 ? (
        <EmptyState
          icon={mdiCheckDecagramOutline}
          title={`No defect in the last ${spanWords[span]}`}
          text="A defect is an operation that failed by a fault of the registry or of what it runs on. Refusals of wrong input and what callers cancelled are none. Each class would stand here with the operations and the lines of the log behind it."
        />
      ) : null}
      {data !== undefined && data.classes.length > 0 ? (
        <>
          <Suspense fallback={<Box sx={{ height: 260 }} />}>
            <ParetoChart classes={data.classes} />
          </Suspense>
          <DefectTable
            classes={data.classes}
            open={parameters.get('class') ?? undefined}
            onOpen={(key) => change('class', key)}
          />
        </>
      ) : null}
    </Box>
  );
}
