import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import { passphraseStrength } from './passphrase-strength.ts';
import { useCreateProfile } from './use-create-profile.ts';
import { WelcomeForm } from './welcome-form.tsx';
import type { ProfileDraft } from './welcome-profile.tsx';

interface WelcomePassphraseProps {
  draft: ProfileDraft;
  onBack(): void;
  onDone(): void;
}

const colors = ['error', 'warning', 'info', 'success'] as const;

/** Where no system keychain can keep the private key, a passphrase seals it. */
export function WelcomePassphrase({ draft, onBack, onDone }: WelcomePassphraseProps): ReactNode {
  const createProfile = useCreateProfile();
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const strength = passphraseStrength(passphrase);
  const differs = repeated !== '' && repeated !== passphrase;
  const submit = async (): Promise<void> => {
    await createProfile(draft, passphrase);
    onDone();
  };
  return (
    <WelcomeForm
      submitLabel="Create profile and key"
      ready={strength.level > 0 && repeated === passphrase}
      onSubmit={submit}
      onBack={onBack}
    >
      <Typography variant="body1" color="textSecondary">
        Hyper Registry signs what you import, so that you can prove it is unchanged. The private key for that
        is stored encrypted with this passphrase, and asked for once per start.{' '}
        <strong>The passphrase cannot be recovered.</strong> If you lose it you can make a new key, but not
        sign with this one.
      </Typography>
      <Box>
        <TextField
          autoFocus
          fullWidth
          size="medium"
          type="password"
          label="Passphrase"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
          helperText={
            passphrase === ''
              ? 'Four or five unrelated words are easy to remember and hard to guess'
              : strength.text
          }
          slotProps={{ htmlInput: { autoComplete: 'new-password' } }}
        />
        <LinearProgress
          variant="determinate"
          aria-label={`Strength: ${strength.text}`}
          color={colors[strength.level]}
          value={passphrase === '' ? 0 : (strength.level + 1) * 25}
          sx={{ mt: 2, mb: 2, height: 4 }}
        />
      </Box>
      <TextField
        size="medium"
        type="password"
        label="Repeat the passphrase"
        value={repeated}
        onChange={(event) => setRepeated(event.target.value)}
        error={differs}
        helperText={differs ? 'The two are different' : ' '}
        slotProps={{ htmlInput: { autoComplete: 'new-password' } }}
      />
    </WelcomeForm>
  );
}
