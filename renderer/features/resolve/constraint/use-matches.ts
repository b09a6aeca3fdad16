import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Constraint } from '../../../../contract/kinds.ts';
import { useApi } from '../../../app/host-context.ts';

/**
 * The versions of a package against a constraint, asked anew with every key; the answer before stays until the next is here. Draw its
 * user anew (by a key) for another package.
 */
export function useMatches(coordinate: string | undefined, constraint: Constraint, most: number) {
  const api = useApi();
  return useQuery(
    api.resolve.matches.queryOptions({
      input: { coordinate: coordinate ?? '', constraint, most },
      enabled: coordinate !== undefined,
      placeholderData: keepPreviousData,
      gcTime: 30_000,
    }),
  );
}
