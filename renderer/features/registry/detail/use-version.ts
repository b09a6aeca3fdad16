import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { VersionDetail } from '../../../../contract/registry.ts';
import { useApi } from '../../../app/host-context.ts';

/** The version shown: the one named, else the one that speaks for the package. Changing the version keeps the old one until the new is here. */
export function useVersion(
  coordinate: string,
  version: string | undefined,
): UseQueryResult<VersionDetail, Error> {
  const api = useApi();
  return useQuery(
    api.registry.get.queryOptions({
      input: { coordinate: version === undefined ? coordinate : `${coordinate}@${version}` },
      placeholderData: keepPreviousData,
    }),
  );
}
