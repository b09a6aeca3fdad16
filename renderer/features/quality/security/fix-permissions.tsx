import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../../app/host-context.ts';
import { useConfirm } from '../../../ui/confirm-context.ts';
import { useToast } from '../../../ui/toast-context.ts';

/** Takes from everybody else what rights they have in the data folder, after asking. */
export function FixPermissions({ onMended }: { onMended(): void }): ReactNode {
  const api = useApi();
  const confirm = useConfirm();
  const toast = useToast();
  const fix = useMutation(
    api.quality.fixPermissions.mutationOptions({
      onSuccess: ({ fixed, left }) => {
        const first = left[0];
        toast.show(
          first === undefined
            ? { message: `Closed ${fixed.length === 1 ? 'one place' : `${fixed.length} places`}.` }
            : { severity: 'warning', message: `${first.path}: ${first.text}` },
        );
        onMended();
      },
      onError: toast.error,
    }),
  );
  const ask = async () => {
    const answer = await confirm({
      title: 'Close the data folder to everybody else?',
      body: 'Only your user will be able to read and write what the registry keeps. Other users and groups lose the rights they have there.',
      confirmLabel: 'Close it',
    });
    if (answer !== undefined) fix.mutate({});
  };
  return (
    <Button disabled={fix.isPending} onClick={() => void ask()}>
      Close the folder to others
    </Button>
  );
}
