import { mdiBroom } from '@mdi/js';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useClient } from '../../app/host-context.ts';
import { formatBytes } from '../../ui/bytes.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useToast } from '../../ui/toast-context.ts';
import { SettingRow } from './setting-row.tsx';

interface Sweep {
  versions: number;
  blobs: number;
  stagedFiles: number;
  bytes: number;
}

function described({ versions, blobs, stagedFiles, bytes }: Sweep): string {
  return `${formatBytes(bytes)}: ${versions} deleted versions, ${blobs} unreferenced contents, ${stagedFiles} abandoned uploads`;
}

/** Look first what a sweep would remove, then remove exactly that. */
export function Storage(): ReactNode {
  const client = useClient();
  const toast = useToast();
  const [plan, setPlan] = useState<Sweep>();
  const look = useMutation({
    mutationFn: () => client.registry.sweep({ dryRun: true }),
    onSuccess: setPlan,
    onError: toast.error,
  });
  const sweep = useMutation({
    mutationFn: () => client.registry.sweep({ dryRun: false }),
    onSuccess: (done) => {
      setPlan(undefined);
      toast.show({ message: `Removed ${described(done)}.` });
    },
    onError: toast.error,
  });
  const nothing = plan !== undefined && plan.versions + plan.blobs + plan.stagedFiles === 0;
  const text =
    plan === undefined
      ? 'See first what would be removed; nothing is touched by looking.'
      : nothing
        ? 'There is nothing to remove.'
        : `Would remove ${described(plan)}.`;
  return (
    <SettingRow title="Sweep" text={<span role="status">{text}</span>}>
      <div style={{ display: 'flex', gap: 8, flexShrink: 0 }}>
        <Button variant="outlined" loading={look.isPending} onClick={() => look.mutate()}>
          {plan === undefined ? 'See what can go' : 'Look again'}
        </Button>
        {plan === undefined || nothing ? null : (
          <Button
            variant="contained"
            startIcon={<Icon path={mdiBroom} />}
            loading={sweep.isPending}
            loadingPosition="start"
            onClick={() => sweep.mutate()}
          >
            Remove
          </Button>
        )}
      </div>
    </SettingRow>
  );
}
