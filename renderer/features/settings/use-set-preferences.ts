import { useQueryClient } from '@tanstack/react-query';
import type { Preferences, Status } from '../../../contract/settings.ts';
import { useApi, useClient } from '../../app/host-context.ts';
import { useToast } from '../../ui/toast-context.ts';

/** Change preferences: seen at once, stored behind it, taken back with a message when storing fails. */
export function useSetPreferences(): (changes: Partial<Preferences>) => Promise<void> {
  const client = useClient();
  const queryClient = useQueryClient();
  const toast = useToast();
  const { queryKey } = useApi().settings.status.queryOptions({ input: {} });
  const apply = (changes: Partial<Preferences>): void => {
    queryClient.setQueryData<Status>(queryKey, (status) =>
      status === undefined ? undefined : { ...status, preferences: { ...status.preferences, ...changes } },
    );
  };
  return async (changes) => {
    apply(changes);
    try {
      const { preferences } = await client.settings.setPreferences(changes);
      apply(preferences);
    } catch (error) {
      toast.error(error);
      await queryClient.invalidateQueries({ queryKey });
    }
  };
}
