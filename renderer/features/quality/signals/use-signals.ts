import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Signal } from '../../../../contract/control-chart.ts';
import { useApi } from '../../../app/host-context.ts';

const pageSize = 100;
const loadAhead = 40;
/** Milliseconds until it is looked again: events do not tell of single signals. */
const againMs = 5_000;

interface SignalPages {
  signals: readonly Signal[];
  pending: boolean;
  error: unknown;
  refetch(): void;
  onRange(first: number, last: number): void;
}

/** Signals page by page, newest first: of one process or all, open ones or all. */
export function useSignals(filter: { process?: string; state?: Signal['state'] }): SignalPages {
  const api = useApi();
  const first: string | undefined = undefined;
  const query = useInfiniteQuery(
    api.quality.signals.infiniteOptions({
      input: (before: string | undefined) => ({
        ...filter,
        limit: pageSize,
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: first,
      getNextPageParam: ({ signals, more }) => (more ? signals.at(-1)?.at : undefined),
      placeholderData: keepPreviousData,
      refetchInterval: againMs,
    }),
  );
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const signals = useMemo(() => data?.pages.flatMap((page) => page.signals) ?? [], [data]);
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (last + loadAhead >= signals.length && hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
    [signals.length, hasNextPage, isFetchingNextPage, fetchNextPage],
  );
  return { signals, pending: query.isPending, error: query.error, refetch: () => void refetch(), onRange };
}
