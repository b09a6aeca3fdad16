import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '../../../app/host-context.ts';
import { useSettled } from '../../registry/namespace/use-settled.ts';

/** Milliseconds without a key before the core is asked. */
const settledMs = 150;

/** What the core makes of a condition while it is typed; `current` when that is about the very text. */
export function useCheckedCondition(condition: string) {
  const api = useApi();
  const settled = useSettled(condition, settledMs);
  const { data, error, isPlaceholderData } = useQuery(
    api.quality.checkAlert.queryOptions({
      input: { condition: settled },
      placeholderData: keepPreviousData,
      staleTime: 0,
      gcTime: 30_000,
    }),
  );
  return { checked: data, failure: error, current: settled === condition && !isPlaceholderData };
}

export type CheckedCondition = NonNullable<ReturnType<typeof useCheckedCondition>['checked']>;
