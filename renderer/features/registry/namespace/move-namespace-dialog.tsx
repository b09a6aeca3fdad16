import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useApi, useClient } from '../../../app/host-context.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { LabelledCheckbox } from '../../../ui/labelled-checkbox.tsx';
import { useToast } from '../../../ui/toast-context.ts';
import { namespaceProblem } from '../namespace-tree.ts';
import { plural } from '../words.ts';
import { MovePreview } from './move-preview.tsx';
import { useSettled } from './use-settled.ts';

interface MoveNamespaceDialogProps {
  path: string;
  onMoved(from: string, to: string): void;
  onClose(): void;
}

/** Milliseconds without a key press before the preview is asked for. */
const pause = 200;

/** Ask where a namespace is to go, show what goes with it and what stands in the way. */
export default function MoveNamespaceDialog({ path, onMoved, onClose }: MoveNamespaceDialogProps): ReactNode {
  const client = useClient();
  const api = useApi();
  const toast = useToast();
  const [target, setTarget] = useState(path);
  const [replaceForwarding, setReplace] = useState(false);
  const to = target.trim();
  const problem = to === path ? undefined : namespaceProblem(to);
  const asked = useSettled(useDeferredValue(to), pause);
  const sensible = asked !== path && namespaceProblem(asked) === undefined;
  const preview = useQuery({
    ...api.registry.moveNamespace.queryOptions({
      input: { from: path, to: asked, dryRun: true, replaceForwarding },
    }),
    enabled: sensible,
    // Another registry may have changed meanwhile; the answer to the same question is asked for again.
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  const current = sensible && asked === to && !preview.isPlaceholderData ? preview.data : undefined;
  const forwarded = replaceForwarding || preview.data?.problems.some(({ rule }) => rule === 'forwarding');

  const move = async (): Promise<void> => {
    const moved = await client.registry.moveNamespace({ from: path, to, replaceForwarding });
    const joined = moved.namespaces.some(({ joins }) => joins);
    toast.show({
      message: `${path} is ${moved.to} now, with ${plural(moved.packages, 'package')}`,
      severity: 'success',
      // What was mixed with others cannot be told apart again.
      ...(joined ? {} : { undo: () => client.registry.moveNamespace({ from: moved.to, to: path }) }),
    });
    onMoved(path, moved.to);
  };
  return (
    <FormDialog
      wide
      title={`Move ${path}`}
      submitLabel="Move"
      ready={current !== undefined && current.problems.length === 0}
      onSubmit={move}
      onClose={onClose}
    >
      <Typography variant="body2" color="textSecondary">
        Everything below moves too. What names the old path, dependencies and lockfiles among it, leads to the
        new one, and what was signed stays signed.
      </Typography>
      <TextField
        autoFocus
        label="New path"
        value={target}
        onChange={(event) => setTarget(event.target.value.toLowerCase())}
        error={problem !== undefined}
        helperText={problem ?? ' '}
        slotProps={{ htmlInput: { maxLength: 128, spellCheck: false, autoComplete: 'off' } }}
      />
      {forwarded === true ? (
        <LabelledCheckbox
          checked={replaceForwarding}
          onChange={setReplace}
          label="Take the path, although it leads to another namespace"
        />
      ) : null}
      {sensible ? <MovePreview preview={preview.data} error={preview.error} /> : null}
    </FormDialog>
  );
}
