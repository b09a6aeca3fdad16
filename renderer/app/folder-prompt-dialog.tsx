import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import type { FolderRequest } from '../host/folder-prompt.ts';
import { useApi } from './host-context.ts';

const parentKey = 'hyper.extract-parent';

/** Where to write a folder, typed as a path of the machine the core runs on; the core checks it. */
export default function FolderPromptDialog({ request }: { request: FolderRequest }): ReactNode {
  const titleId = useId();
  const status = useQuery(useApi().settings.status.queryOptions({ input: {} }));
  const separator = status.data?.home.includes('\\') === true ? '\\' : '/';
  const parent = localStorage.getItem(parentKey) ?? `${status.data?.home ?? ''}${separator}extracted`;
  const [path, setPath] = useState(`${parent}${separator}${request.name}`);
  const chosen = path.trim();
  return (
    <Dialog open onClose={() => request.answer(undefined)} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const end = Math.max(chosen.lastIndexOf('/'), chosen.lastIndexOf('\\'));
          if (end > 0) localStorage.setItem(parentKey, chosen.slice(0, end));
          request.answer(chosen);
        }}
      >
        <DialogTitle id={titleId}>Choose a folder</DialogTitle>
        <DialogContent>
          <TextField
            autoFocus
            fullWidth
            label="Folder"
            value={path}
            onChange={(event) => setPath(event.target.value)}
            helperText="A full path on the machine where Hyper Registry runs. It is created; if it exists it must be empty."
            slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off' } }}
            sx={{ mt: 2 }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={() => request.answer(undefined)}>Cancel</Button>
          <Button type="submit" variant="contained" disabled={chosen === ''}>
            Use this folder
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
