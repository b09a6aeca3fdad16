import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { AlertSpell } from '../../../../contract/quality-alerts.ts';
import { useApi } from '../../../app/host-context.ts';

const pageSize = 100;
const loadAhead = 40;

interface SpellPages {
  spells: readonly AlertSpell[];
  pending: boolean;
  error: unknown;
  refetch(): void;
  onRange(first: number, last: number): void;
}

/** Spells page by page, newest first: of one rule or all. */
export function useSpells(ruleId: string | undefined): SpellPages {
  const api = useApi();
  const first: string | undefined = undefined;
  const query = useInfiniteQuery(
    api.quality.alertHistory.infiniteOptions({
      input: (before: string | undefined) => ({
        limit: pageSize,
        ...(ruleId === undefined ? {} : { ruleId }),
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: first,
      getNextPageParam: ({ spells, more }) => (more ? spells.at(-1)?.id : undefined),
      placeholderData: keepPreviousData,
    }),
  );
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const spells = useMemo(() => data?.pages.flatMap((page) => page.spells) ?? [], [data]);
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (last + loadAhead >= spells.length && hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
    [spells.length, hasNextPage, isFetchingNextPage, fetchNextPage],
  );
  return { spells, pending: query.isPending, error: query.error, refetch: () => void refetch(), onRange };
}
