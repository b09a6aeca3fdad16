import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { AuditEntry } from '../../../contract/registry.ts';
import { useApi } from '../../app/host-context.ts';
import type { Filters } from './activity-filters.tsx';

const pageSize = 100;
/** Load the next page when this many rows or fewer lie below the visible ones. */
const loadAhead = 40;

interface AuditPages {
  entries: readonly AuditEntry[];
  pending: boolean;
  error: unknown;
  refetch(): void;
  onRange(first: number, last: number): void;
}

/** The audit log page by page, newest first, as far as it was scrolled. */
export function useAuditPages({ operation, outcome }: Filters): AuditPages {
  const api = useApi();
  const filter = { ...(operation === '' ? {} : { operation }), ...(outcome === 'all' ? {} : { outcome }) };
  const first: number | undefined = undefined;
  const query = useInfiniteQuery(
    api.access.audit.infiniteOptions({
      input: (before: number | undefined) => ({
        ...filter,
        limit: pageSize,
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: first,
      getNextPageParam: ({ entries }) => (entries.length < pageSize ? undefined : entries.at(-1)?.sequence),
      placeholderData: keepPreviousData,
    }),
  );
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const entries = useMemo(() => data?.pages.flatMap((page) => page.entries) ?? [], [data]);
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (last + loadAhead >= entries.length && hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
    [entries.length, hasNextPage, isFetchingNextPage, fetchNextPage],
  );
  return { entries, pending: query.isPending, error: query.error, refetch: () => void refetch(), onRange };
}
