import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { handle as handleShape } from '../../../contract/settings.ts';
import { Mono } from '../../ui/mono.tsx';
import { useCreateProfile } from './use-create-profile.ts';
import { WelcomeForm } from './welcome-form.tsx';

export interface ProfileDraft {
  handle: string;
  displayName: string;
}

interface WelcomeProfileProps {
  draft: ProfileDraft;
  onDraft(draft: ProfileDraft): void;
  /** This step creates the profile itself; else the passphrase step does. */
  creates: boolean;
  onDone(): void;
}

/** Who signs: a name for people, a handle for the home namespace. */
export function WelcomeProfile({ draft, onDraft, creates, onDone }: WelcomeProfileProps): ReactNode {
  const createProfile = useCreateProfile();
  const { handle, displayName } = draft;
  const checked = handleShape.safeParse(handle);
  const problem =
    handle === '' || checked.success ? undefined : (checked.error.issues[0]?.message ?? 'not valid');
  const submit = async (): Promise<void> => {
    if (creates) await createProfile(draft);
    onDone();
  };
  return (
    <WelcomeForm
      submitLabel={creates ? 'Create profile' : 'Continue'}
      ready={checked.success && displayName.trim() !== ''}
      onSubmit={submit}
    >
      <Typography variant="body1" color="textSecondary">
        Everything you ship, in one place on this machine: imported, signed, verified and searchable without a
        network. First, who are you? It stays here; no account is made anywhere.
      </Typography>
      <TextField
        autoFocus
        size="medium"
        label="Your name"
        value={displayName}
        onChange={(event) => onDraft({ ...draft, displayName: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 100, autoComplete: 'name' } }}
      />
      <TextField
        size="medium"
        label="Handle"
        value={handle}
        onChange={(event) => onDraft({ ...draft, handle: event.target.value })}
        error={problem !== undefined}
        helperText={
          problem === undefined ? (
            <>
              Your home namespace will be <Mono>user.{handle === '' ? '…' : handle}</Mono>
            </>
          ) : (
            `Use ${problem}`
          )
        }
        slotProps={{
          htmlInput: { maxLength: 39, spellCheck: false, autoCapitalize: 'none', autoComplete: 'username' },
        }}
      />
    </WelcomeForm>
  );
}
