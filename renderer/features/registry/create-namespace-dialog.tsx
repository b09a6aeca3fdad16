import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../../app/host-context.ts';
import { describeError, errorData } from '../../ui/describe-error.ts';
import { LabelledCheckbox } from '../../ui/labelled-checkbox.tsx';
import { useToast } from '../../ui/toast-context.ts';
import { namespaceProblem } from './namespace-tree.ts';

interface CreateNamespaceDialogProps {
  initialPath: string;
  onClose(): void;
  onCreated(path: string): void;
}

/** Asks for the path of a new namespace and checks it while typing. */
export function CreateNamespaceDialog({
  initialPath,
  onClose,
  onCreated,
}: CreateNamespaceDialogProps): ReactNode {
  const api = useApi();
  const toast = useToast();
  const [path, setPath] = useState(initialPath);
  const [description, setDescription] = useState('');
  const [replaceForwarding, setReplace] = useState(false);
  const problem = namespaceProblem(path.trim());
  const create = useMutation(
    api.registry.createNamespace.mutationOptions({
      onSuccess: (created) => {
        toast.show({ message: `Namespace ${created.path} created`, severity: 'success' });
        onCreated(created.path);
      },
    }),
  );
  const refused = create.error === null ? undefined : describeError(create.error);
  // What moved away is still looked for here; only the person knows whether that may end.
  const moved = errorData(create.error, 'INVALID_STATE')?.state === 'moved';
  const typed = path !== initialPath && !path.endsWith('.');
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="create-namespace-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (problem === undefined) {
            create.mutate({ path: path.trim(), description: description.trim(), replaceForwarding });
          }
        }}
      >
        <DialogTitle id="create-namespace-title">New namespace</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 4 }}>
          <Typography variant="body2" color="textSecondary">
            A dotted path that starts with a scope: org, user, lib, pkg, hyper or local.
          </Typography>
          <TextField
            autoFocus
            label="Path"
            placeholder="org.acme.tools"
            value={path}
            onChange={(event) => setPath(event.target.value.toLowerCase())}
            error={(typed && problem !== undefined) || refused !== undefined}
            helperText={(typed ? problem : undefined) ?? refused?.message ?? ' '}
            slotProps={{ htmlInput: { maxLength: 128, spellCheck: false, autoComplete: 'off' } }}
          />
          {moved || replaceForwarding ? (
            <LabelledCheckbox
              checked={replaceForwarding}
              onChange={setReplace}
              label="Take the path, although it leads to another namespace"
            />
          ) : null}
          <TextField
            label="Description"
            value={description}
            onChange={(event) => setDescription(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" disabled={problem !== undefined || create.isPending}>
            Create namespace
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
