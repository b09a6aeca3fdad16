import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Hit, SearchOutput } from '../../../contract/search.ts';
import { useApi } from '../../app/host-context.ts';
import type { BrowseState } from './browse-state.ts';
import { searchOptions } from './search-options.ts';

/** Rows that can be held and selected at once. */
const mostLoaded = 5_000;

export interface SearchResult {
  hits: Hit[];
  /** The first page: total, facets, terms, problem. Undefined before the first answer. */
  first: SearchOutput | undefined;
  error: Error | null;
  retry(): void;
  hasMore: boolean;
  loadMore(): void;
  /** Read page after page, up to `mostLoaded` rows. @returns all rows then loaded. @throws what a read throws. */
  loadAll(): Promise<Hit[]>;
  /** The rows belong to an earlier query; the answer to this one is on its way. */
  stale: boolean;
}

/**
 * Search as the state says. A newer query aborts the one in flight, and the rows of the previous one stay until the answer is here,
 * so nothing flickers while typing.
 */
export function useSearch(
  state: Pick<BrowseState, 'query' | 'filters' | 'sort' | 'direction'>,
): SearchResult {
  const api = useApi();
  const result = useInfiniteQuery({ ...searchOptions(api, state), placeholderData: keepPreviousData });
  const hits = useMemo(() => distinct(result.data?.pages ?? []), [result.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData } = result;
  return {
    hits,
    first: result.data?.pages[0],
    error: result.error,
    retry: () => void result.refetch(),
    hasMore: hasNextPage,
    loadMore: () => {
      if (hasNextPage && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage();
    },
    async loadAll() {
      let latest = await fetchNextPage();
      while (latest.error === null && latest.hasNextPage && rowsIn(latest.data?.pages) < mostLoaded) {
        latest = await fetchNextPage();
      }
      if (latest.error !== null) throw latest.error;
      return distinct(latest.data?.pages ?? []);
    },
    stale: isPlaceholderData,
  };
}

function rowsIn(pages: readonly SearchOutput[] = []): number {
  return pages.reduce((sum, page) => sum + page.hits.length, 0);
}

/** A package that moved between two page reads must not stand in the list twice. */
function distinct(pages: readonly SearchOutput[]): Hit[] {
  const known = new Set<string>();
  return pages
    .flatMap((page) => page.hits)
    .filter((hit) => !known.has(hit.packageId) && known.add(hit.packageId));
}
