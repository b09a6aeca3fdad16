import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { useClient } from '../../../app/host-context.ts';
import { countText } from '../../../ui/count-text.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useToast } from '../../../ui/toast-context.ts';
import { artifactAddress } from '../../search/browse-state.ts';
import type { ResolveInput } from './resolve-input.ts';

interface SaveLockfileDialogProps {
  input: ResolveInput;
  /** Where it would be kept, and as what. */
  suggested: { namespace: string; name: string };
  onClose(): void;
}

/** Keep the solution as a config artifact that says which versions were chosen, with their digests. */
export default function SaveLockfileDialog({
  input,
  suggested,
  onClose,
}: SaveLockfileDialogProps): ReactNode {
  const client = useClient();
  const toast = useToast();
  const navigate = useNavigate();
  const [namespace, setNamespace] = useState(suggested.namespace);
  const [name, setName] = useState(suggested.name);
  const [version, setVersion] = useState('');
  const [license, setLicense] = useState('');
  const save = async (): Promise<void> => {
    const saved = await client.resolve.lock({
      ...input,
      namespace: namespace.trim(),
      name: name.trim(),
      ...(version.trim() === '' ? {} : { version: version.trim() }),
      ...(license.trim() === '' ? {} : { license: license.trim() }),
    });
    onClose();
    toast.show({
      message: `Locked ${countText(saved.packages)} packages as ${saved.coordinate} ${saved.version}`,
      severity: 'success',
      action: {
        label: 'Show',
        run: () => void navigate(artifactAddress(saved.coordinate, saved.version, 'lockfile')),
      },
    });
  };
  return (
    <FormDialog
      title="Save lockfile"
      submitLabel="Save"
      ready={namespace.trim() !== '' && name.trim() !== ''}
      onSubmit={save}
      onClose={onClose}
    >
      <Typography variant="body2" color="textSecondary">
        The same options are solved again and the answer is kept: every package with its version and digest.
      </Typography>
      <TextField
        label="Namespace"
        required
        value={namespace}
        onChange={(event) => setNamespace(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 128, spellCheck: false } }}
      />
      <TextField
        label="Name"
        required
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 128, spellCheck: false } }}
      />
      <TextField
        label="Version"
        placeholder="The next one"
        value={version}
        helperText="Empty: the next version after those that are there."
        onChange={(event) => setVersion(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 256, spellCheck: false }, inputLabel: { shrink: true } }}
      />
      <TextField
        label="Licence"
        placeholder={'versionId' in input.root ? 'That of the version' : 'None'}
        value={license}
        onChange={(event) => setLicense(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200, spellCheck: false }, inputLabel: { shrink: true } }}
      />
    </FormDialog>
  );
}
