import type { Api } from '../../app/host-context.ts';
import type { BrowseState } from './browse-state.ts';

/** Rows of one page; two screens, so that scrolling rarely waits. */
export const pageSize = 100;

/** The query, page after page, that answers a browse state. Facets are asked for with the first page alone. */
export function searchOptions(
  api: Api,
  { query, filters, sort, direction }: Pick<BrowseState, 'query' | 'filters' | 'sort' | 'direction'>,
) {
  return api.search.query.infiniteOptions({
    input: (cursor: string | undefined) => ({
      query,
      filters,
      sort,
      direction,
      limit: pageSize,
      facets: cursor === undefined,
      ...(cursor === undefined ? {} : { cursor }),
    }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.cursor,
    gcTime: 30_000,
  });
}
