import type { Api } from '../../app/host-context.ts';
import type { BrowseState } from './browse-state.ts';

/** Rows of the first page, which is read with every key press: about two screens. */
const firstRows = 40;
/** Rows of every further page, so that scrolling rarely waits. */
const moreRows = 100;

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
      limit: cursor === undefined ? firstRows : moreRows,
      facets: cursor === undefined,
      ...(cursor === undefined ? {} : { cursor }),
    }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.cursor,
    gcTime: 30_000,
  });
}
