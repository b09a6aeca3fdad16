import { mdiAlertCircleOutline, mdiCheckCircle } from '@mdi/js';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import CircularProgress from '@mui/material/CircularProgress';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi, useClient } from '../../app/host-context.ts';
import { describeError } from '../../ui/describe-error.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { LoadingSkeleton } from '../../ui/loading-skeleton.tsx';
import { useUnlock } from '../trust/unlock-context.ts';
import { importSample } from './import-sample.ts';
import { WelcomeForm } from './welcome-form.tsx';

type Progress = { state: 'running' } | { state: 'done' } | { state: 'failed'; message: string };

/** Offer a few artifacts, so that the first view has something in it. */
export function WelcomeSamples({ onDone }: { onDone: () => void }): ReactNode {
  const client = useClient();
  const { withUnlock } = useUnlock();
  const { data, error } = useQuery(useApi().transfer.samples.queryOptions({ input: {} }));
  const offered = data?.samples.filter((sample) => sample.offered) ?? [];
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [progress, setProgress] = useState<Readonly<Record<string, Progress>>>({});
  const chosen = offered.filter(({ name }) => !left.has(name));
  const toggle = (name: string): void => {
    const next = new Set(left);
    if (!next.delete(name)) next.add(name);
    setLeft(next);
  };
  const mark = (name: string, value: Progress): void =>
    setProgress((current) => ({ ...current, [name]: value }));

  const importChosen = async (): Promise<void> => {
    let failures = 0;
    for (const { name, token } of chosen) {
      if (progress[name]?.state === 'done') continue;
      mark(name, { state: 'running' });
      try {
        await withUnlock(() => importSample(client, token));
        mark(name, { state: 'done' });
      } catch (failure) {
        failures += 1;
        mark(name, { state: 'failed', message: describeError(failure).message });
      }
    }
    if (failures === 0) onDone();
  };
  const count = chosen.length;
  return (
    <WelcomeForm
      submitLabel={count === 0 ? 'Start empty' : `Import ${count === 1 ? '1 sample' : `${count} samples`}`}
      ready={data !== undefined || error !== null}
      onSubmit={importChosen}
    >
      <Typography variant="body1" color="textSecondary">
        These samples show what an artifact looks like. They can be deleted at any time. Later, drop files or
        folders anywhere on this window to import your own.
      </Typography>
      {error === null ? null : <ErrorState error={error} />}
      {data === undefined && error === null ? <LoadingSkeleton lines={3} /> : null}
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
        {offered.map(({ name, kind, description }) => (
          <Box component="label" key={name} sx={cardStyles}>
            <Checkbox checked={!left.has(name)} onChange={() => toggle(name)} sx={{ p: 0 }} />
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', fontWeight: 600 }}>
                <KindIcon kind={kind} />
                {name}
              </Box>
              <Typography variant="body2" color="textSecondary">
                {description}
              </Typography>
              <SampleFailure progress={progress[name]} />
            </Box>
            <SampleState progress={progress[name]} />
          </Box>
        ))}
      </Box>
    </WelcomeForm>
  );
}

function SampleFailure({ progress }: { progress: Progress | undefined }): ReactNode {
  if (progress?.state !== 'failed') return null;
  return (
    <Typography variant="body2" color="error">
      {progress.message}
    </Typography>
  );
}

function SampleState({ progress }: { progress: Progress | undefined }): ReactNode {
  if (progress?.state === 'running') return <CircularProgress size={18} aria-label="Importing" />;
  if (progress?.state === 'done') return <Icon path={mdiCheckCircle} color="success" title="Imported" />;
  if (progress?.state === 'failed') return <Icon path={mdiAlertCircleOutline} color="error" title="Failed" />;
  return null;
}

const cardStyles = {
  display: 'flex',
  alignItems: 'center',
  gap: 3,
  p: 3,
  border: 1,
  borderColor: 'divider',
  borderRadius: '8px',
  cursor: 'pointer',
  '&:hover': { bgcolor: 'action.hover' },
} as const;
