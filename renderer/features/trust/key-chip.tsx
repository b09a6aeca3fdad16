import { mdiKeyOutline, mdiKeyRemove, mdiLockOpenVariantOutline, mdiLockOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Tooltip from '@mui/material/Tooltip';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Status } from '../../../contract/settings.ts';
import { useCommand } from '../../app/commands.tsx';
import { useApi, useClient } from '../../app/host-context.ts';
import { Icon } from '../../ui/icon.tsx';
import { useToast } from '../../ui/toast-context.ts';
import { useUnlock } from './unlock-context.ts';

type Look = { icon: string; label: string; hint: string };

function lookOf({ profile, vault }: Status): Look {
  if (profile?.keyId === undefined) {
    return { icon: mdiKeyRemove, label: 'No key', hint: 'Nothing can be signed yet: create a key' };
  }
  if (vault.kind === 'keychain') {
    return { icon: mdiKeyOutline, label: 'Key ready', hint: 'Your key is sealed by the system’s keychain' };
  }
  return vault.locked
    ? { icon: mdiLockOutline, label: 'Key locked', hint: 'Unlock your signing key' }
    : { icon: mdiLockOpenVariantOutline, label: 'Key unlocked', hint: 'Lock your signing key' };
}

/** The signing key's state in the top bar: unlocks, locks, or leads to the keys. */
export function KeyChip(): ReactNode {
  const api = useApi();
  const client = useClient();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const { ask } = useUnlock();
  const { data: status } = useQuery(api.settings.status.queryOptions({ input: {} }));
  const sealed = status?.vault.kind === 'passphrase' && status.profile?.keyId !== undefined;
  const locked = status?.vault.locked === true;

  const lock = async (): Promise<void> => {
    await client.trust.lock({});
    await queryClient.invalidateQueries({ queryKey: api.settings.status.key() });
    toast.show({ message: 'Your signing key is locked.' });
  };
  const press = (): void => {
    if (!sealed) void navigate('/keys');
    else if (locked) void ask();
    else lock().catch(toast.error);
  };
  useCommand({
    id: 'vault',
    title: locked ? 'Unlock the signing key' : 'Lock the signing key',
    section: 'Keys',
    icon: locked ? mdiLockOpenVariantOutline : mdiLockOutline,
    enabled: sealed,
    run: press,
  });
  if (status === undefined) return null;
  const { icon, label, hint } = lookOf(status);
  return (
    <Tooltip title={hint}>
      <ButtonBase
        onClick={press}
        aria-label={label}
        sx={{
          gap: 1.5,
          height: 32,
          px: 2.5,
          borderRadius: '6px',
          fontSize: 13,
          fontWeight: 550,
          whiteSpace: 'nowrap',
          color: locked ? 'warning.main' : 'text.secondary',
          '&:hover': { bgcolor: 'action.hover' },
        }}
      >
        <Icon path={icon} />
        <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
          {label}
        </Box>
      </ButtonBase>
    </Tooltip>
  );
}
