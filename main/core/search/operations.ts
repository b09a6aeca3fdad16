/** Handlers of the search operations. */
import type { DomainHandlers } from '../operations/index.ts';
import type { Services } from '../services.ts';

export function searchOperations({ store }: Pick<Services, 'store'>): DomainHandlers<'search'> {
  return {
    query: (input) => store.read('search.query', input),
    list: ({ namespace, kind, limit, cursor }) =>
      store.read('search.query', {
        query: '',
        filters: { ...(namespace ? { namespace: [namespace] } : {}), ...(kind ? { kind: [kind] } : {}) },
        sort: 'name',
        direction: 'ascending',
        limit,
        cursor,
        facets: false,
      }),
  };
}
