import Alert from '@mui/material/Alert';
import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useClient } from '../../app/host-context.ts';
import { countText } from '../../ui/count-text.ts';
import { Digest } from '../../ui/digest.tsx';
import { useToast } from '../../ui/toast-context.ts';

export interface ChainReport {
  entries: number;
  intact: boolean;
  brokenAt?: number | undefined;
  head: string;
}

/** Walk the whole chain in the core; the report goes to `onReport`. */
export function useVerifyChain(
  onReport: (report: ChainReport) => void,
): UseMutationResult<ChainReport, unknown, Record<never, never>> {
  const client = useClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (): Promise<ChainReport> => client.access.verifyAudit({}),
    onSuccess: onReport,
    onError: toast.error,
  });
}

/** What the walk found. */
export function ChainResult({ report, onClose }: { report: ChainReport; onClose: () => void }): ReactNode {
  const { entries, intact, brokenAt, head } = report;
  return (
    <Alert
      severity={intact ? 'success' : 'error'}
      onClose={onClose}
      sx={{ mx: 6, mb: 3, alignItems: 'center' }}
    >
      {intact
        ? `The chain is whole: all ${countText(entries)} entries were hashed again and match. `
        : `The chain is broken at entry ${brokenAt ?? 'unknown'}: something was changed or removed outside Hyper Registry. Keep a copy of the database and restore a backup. `}
      Head <Digest value={head} what="head hash" />
    </Alert>
  );
}
