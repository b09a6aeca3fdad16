import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import { useClient } from '../../app/host-context.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useToast } from '../../ui/toast-context.ts';
import { useUnlock } from './unlock-context.ts';

/** Make a new Ed25519 key; its private half is sealed in the vault. */
export default function CreateKeyDialog({
  onClose,
  first,
}: {
  onClose: () => void;
  first: boolean;
}): ReactNode {
  const client = useClient();
  const toast = useToast();
  const { withUnlock } = useUnlock();
  const [name, setName] = useState('');
  const [makeDefault, setMakeDefault] = useState(first);
  const create = async (): Promise<void> => {
    await withUnlock(() => client.trust.createKey({ name, makeDefault }));
    toast.show({ message: `Key ${name.trim()} is ready.` });
    onClose();
  };
  return (
    <FormDialog
      title="New key"
      submitLabel="Create key"
      ready={name.trim() !== ''}
      onSubmit={create}
      onClose={onClose}
    >
      <Typography variant="body2" color="textSecondary">
        An Ed25519 key. Its private half never leaves this registry and is sealed when not in use.
      </Typography>
      <TextField
        autoFocus
        label="Name"
        placeholder="Release key 2026"
        value={name}
        onChange={(event) => setName(event.target.value)}
        helperText="How you will recognise it"
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      <FormControlLabel
        control={
          <Checkbox checked={makeDefault} onChange={(event) => setMakeDefault(event.target.checked)} />
        }
        label="Sign with this key by default"
      />
    </FormDialog>
  );
}
