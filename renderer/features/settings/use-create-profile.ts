import { useQueryClient } from '@tanstack/react-query';
import { useApi, useClient } from '../../app/host-context.ts';
import type { ProfileDraft } from './welcome-profile.tsx';

/** Create the profile, its home namespace and its signing key in one step. */
export function useCreateProfile(): (draft: ProfileDraft, passphrase?: string) => Promise<void> {
  const client = useClient();
  const queryClient = useQueryClient();
  const { queryKey } = useApi().settings.status.queryOptions({ input: {} });
  return async ({ handle, displayName }, passphrase) => {
    await client.settings.createProfile({
      handle,
      displayName: displayName.trim(),
      ...(passphrase === undefined ? {} : { passphrase }),
    });
    await queryClient.invalidateQueries({ queryKey });
  };
}
