import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../app/host-context.ts';

const limit = 500;
/** While one runs it is asked for again, milliseconds. Looking on by `runDemonstration` could resume what another person just paused. */
const againMs = 1_000;

/** All demonstrations of this registry, newest first, as they go. */
export function useDemonstrations() {
  const api = useApi();
  return useQuery(
    api.quality.demonstrations.queryOptions({
      input: { limit },
      refetchInterval: ({ state }) =>
        state.data?.demonstrations.some((each) => each.state === 'running') ? againMs : false,
    }),
  );
}
