import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useApi, useClient } from '../../app/host-context.ts';
import { describeError } from '../../ui/describe-error.ts';

/** Asks for the passphrase that opens the vault of private keys. */
export default function UnlockDialog({ onAnswer }: { onAnswer: (unlocked: boolean) => void }): ReactNode {
  const client = useClient();
  const api = useApi();
  const queryClient = useQueryClient();
  const titleId = useId();
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      await client.trust.unlock({ passphrase });
      await queryClient.invalidateQueries({ queryKey: api.settings.status.key() });
      onAnswer(true);
    } catch (error) {
      const { code, title, message } = describeError(error);
      setProblem(
        code === 'WRONG_PASSPHRASE' ? 'This is not the passphrase. Try again.' : `${title}: ${message}`,
      );
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={() => onAnswer(false)} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id={titleId}>Unlock your signing key</DialogTitle>
        <DialogContent>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 4 }}>
            Your private keys are sealed with a passphrase. They stay unlocked until you lock them or Hyper
            Registry stops.
          </Typography>
          <TextField
            autoFocus
            fullWidth
            type="password"
            label="Passphrase"
            value={passphrase}
            error={problem !== ''}
            helperText={problem}
            onChange={(event) => {
              setPassphrase(event.target.value);
              setProblem('');
            }}
            slotProps={{ htmlInput: { autoComplete: 'current-password' } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={() => onAnswer(false)}>Cancel</Button>
          <Button type="submit" variant="contained" loading={busy} disabled={passphrase === ''}>
            Unlock
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
