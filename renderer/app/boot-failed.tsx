import { mdiDatabaseAlertOutline } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { type ReactNode, useState } from 'react';
import type { StoreProblem } from '../../contract/boot.ts';
import { backupStore, retryBoot } from '../host/boot-client.ts';
import { Mono } from '../ui/mono.tsx';
import { Screen } from './screen.tsx';

const titles: Record<StoreProblem['reason'], string> = {
  locked: 'The registry is in use by another program',
  corrupt: 'The registry’s database is damaged',
  'newer-schema': 'The registry was written by a newer version',
  'read-only': 'The registry’s folder cannot be written',
  full: 'The disk is full',
  unreachable: 'The registry’s folder cannot be reached',
};

type Outcome = { severity: 'success' | 'error'; text: string };

/** The store did not open: why, what to do, and a safe copy of it. Nothing is overwritten from here. */
export default function BootFailed({
  problem,
  onRetried,
}: {
  problem: StoreProblem;
  onRetried: () => void;
}): ReactNode {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const attempt = async (work: () => Promise<Outcome | undefined>): Promise<void> => {
    setBusy(true);
    setOutcome(undefined);
    try {
      setOutcome(await work());
    } catch (error) {
      setOutcome({ severity: 'error', text: error instanceof Error ? error.message : String(error) });
    } finally {
      setBusy(false);
    }
  };
  const retry = (): Promise<void> =>
    attempt(async () => {
      await retryBoot();
      onRetried();
      return undefined;
    });
  const backup = (): Promise<void> =>
    attempt(async () => ({ severity: 'success', text: `Copied to ${await backupStore()}` }));

  return (
    <Screen
      icon={mdiDatabaseAlertOutline}
      tone="error"
      title={titles[problem.reason]}
      actions={
        <>
          <Button variant="contained" loading={busy} onClick={() => void retry()}>
            Try again
          </Button>
          {problem.canBackup ? (
            <Button variant="outlined" disabled={busy} onClick={() => void backup()}>
              Back up the database
            </Button>
          ) : null}
        </>
      }
    >
      <p>{problem.message}</p>
      <p>{problem.help}</p>
      <p>
        Database: <Mono>{problem.databasePath}</Mono>. Nothing in it was changed.
      </p>
      {outcome === undefined ? null : <Alert severity={outcome.severity}>{outcome.text}</Alert>}
    </Screen>
  );
}
