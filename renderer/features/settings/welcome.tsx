import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Status } from '../../../contract/settings.ts';
import { useSetPreferences } from './use-set-preferences.ts';
import { WelcomePassphrase } from './welcome-passphrase.tsx';
import { type ProfileDraft, WelcomeProfile } from './welcome-profile.tsx';
import { WelcomeSamples } from './welcome-samples.tsx';

type Step = 'profile' | 'passphrase' | 'samples';

const titles: Record<Step, string> = {
  profile: 'Welcome to Hyper Registry',
  passphrase: 'Seal your signing key',
  samples: 'Start with something to look at',
};

/** The first run: who you are, a passphrase where no keychain keeps it, samples. Every step can be skipped. */
export function Welcome({ status }: { status: Status }): ReactNode {
  const titleId = useId();
  const navigate = useNavigate();
  const setPreferences = useSetPreferences();
  // Fixed at the start: the steps must not change under the person once the profile exists.
  const [steps] = useState<readonly Step[]>(() => [
    ...(status.profile === undefined ? (['profile'] as const) : []),
    ...(status.profile === undefined && status.vault.kind === 'passphrase' ? (['passphrase'] as const) : []),
    'samples',
  ]);
  const [at, setAt] = useState(0);
  const [draft, setDraft] = useState<ProfileDraft>({ handle: '', displayName: '' });
  // Another window, or the command line, may create the profile while this one asks: what is left then are the samples.
  const last = steps.length - 1;
  const reached = status.profile === undefined ? at : last;
  const step = steps[reached] ?? 'samples';
  const next = (): void => setAt((current) => Math.min(current + 1, last));
  const finish = (): void => {
    void setPreferences({ welcomeDone: true });
    void navigate('/browse');
  };
  return (
    <Dialog open aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <Box sx={{ p: 8 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, mb: 5 }}>
          <Steps count={steps.length} at={reached} />
          <Box sx={{ flex: 1 }} />
          <Button onClick={finish} sx={{ color: 'text.secondary', mr: -3 }}>
            Skip
          </Button>
        </Box>
        <Typography id={titleId} variant="h1" sx={{ fontSize: 24, mb: 2 }}>
          {titles[step]}
        </Typography>
        {step === 'profile' ? (
          <WelcomeProfile
            draft={draft}
            onDraft={setDraft}
            creates={!steps.includes('passphrase')}
            onDone={next}
          />
        ) : null}
        {step === 'passphrase' ? (
          <WelcomePassphrase draft={draft} onBack={() => setAt(0)} onDone={next} />
        ) : null}
        {step === 'samples' ? <WelcomeSamples onDone={finish} /> : null}
      </Box>
    </Dialog>
  );
}

function Steps({ count, at }: { count: number; at: number }): ReactNode {
  return (
    <Box role="img" aria-label={`Step ${at + 1} of ${count}`} sx={{ display: 'flex', gap: 1.5 }}>
      {Array.from({ length: count }, (_, step) => (
        <Box
          key={`step-${String(step)}`}
          sx={{ width: 28, height: 4, borderRadius: '2px', bgcolor: step <= at ? 'primary.main' : 'divider' }}
        />
      ))}
    </Box>
  );
}
