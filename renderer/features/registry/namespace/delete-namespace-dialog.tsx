import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { NamespaceDetail } from '../../../../contract/registry-namespaces.ts';
import { useApi, useClient } from '../../../app/host-context.ts';
import { formatBytes } from '../../../ui/bytes.tsx';
import { errorData } from '../../../ui/describe-error.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { useToast } from '../../../ui/toast-context.ts';
import { plural } from '../words.ts';

interface DeleteNamespaceDialogProps {
  path: string;
  onDeleted(path: string): void;
  onClose(): void;
}

/** Dependents named; the rest is counted. */
const named = 12;

/** Say what is in a namespace before it goes; what is not empty asks for its name. */
export default function DeleteNamespaceDialog({
  path,
  onDeleted,
  onClose,
}: DeleteNamespaceDialogProps): ReactNode {
  const client = useClient();
  const toast = useToast();
  const { data, error, refetch } = useQuery(useApi().registry.namespace.queryOptions({ input: { path } }));
  const [typed, setTyped] = useState('');
  const [dependents, setDependents] = useState<string[]>();
  const full = data !== undefined && (data.counts.versions > 0 || data.counts.below > 0);
  const remove = async (): Promise<void> => {
    const answer = await client.registry
      .deleteNamespace({
        path,
        recursive: full,
        ...(dependents === undefined ? {} : { overrideDependents: dependents }),
      })
      .catch((refusal: unknown) => {
        const found = errorData(refusal, 'HAS_DEPENDENTS')?.dependents;
        if (!Array.isArray(found)) throw refusal;
        setDependents(found.map(String));
        return undefined;
      });
    if (answer === undefined) return;
    toast.show({
      message: `Deleted ${path}`,
      severity: 'success',
      ...(answer.restorableUntil === undefined
        ? {}
        : { undo: () => client.registry.undeleteNamespace({ path }) }),
    });
    onDeleted(path);
  };
  return (
    <FormDialog
      danger
      title={`Delete ${path}?`}
      submitLabel={dependents === undefined ? 'Delete' : 'Delete nevertheless'}
      ready={data !== undefined && data.fixed === undefined && (!full || typed.trim() === path)}
      onSubmit={remove}
      onClose={onClose}
    >
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <LoadingSkeleton lines={2} /> : null}
      {data === undefined ? null : <Inside detail={data} full={full} />}
      {full ? (
        <TextField
          autoFocus
          label={`Type ${path} to confirm`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false } }}
          sx={{ mt: 1 }}
        />
      ) : null}
      {dependents === undefined ? null : <Dependents dependents={dependents} />}
    </FormDialog>
  );
}

function Inside({ detail, full }: { detail: NamespaceDetail; full: boolean }): ReactNode {
  const { counts, pools, fixed, formerPaths } = detail;
  if (fixed !== undefined)
    return <Alert severity="info">{fixed} It cannot be deleted; delete what is inside it.</Alert>;
  if (!full)
    return (
      <Typography variant="body2" color="textSecondary">
        It is empty. Its description, labels, settings and limits go with it
        {formerPaths.length === 0 ? '.' : ', and old paths no longer lead to it.'}
      </Typography>
    );
  return (
    <Typography component="div" variant="body2" color="textSecondary">
      This is in it:
      <Box component="ul" sx={{ m: 0, my: 1, pl: 5, color: 'text.primary' }}>
        <li>
          {plural(counts.packages, 'package')} with {plural(counts.versions, 'version')},{' '}
          {formatBytes(pools.at(-1)?.bytes.used ?? 0)}
        </li>
        {counts.below === 0 ? null : <li>{plural(counts.below, 'namespace')}</li>}
      </Box>
      All versions go to the trash, from where they can be brought back for 24 hours. To keep them, move the
      namespace instead.
    </Typography>
  );
}

function Dependents({ dependents }: { dependents: readonly string[] }): ReactNode {
  const rest = dependents.length - named;
  return (
    <Alert severity="warning">
      <strong>{plural(dependents.length, 'artifact')} outside would break</strong>
      <Box component="ul" sx={{ m: 0, mt: 1, pl: 5 }}>
        {dependents.slice(0, named).map((dependent) => (
          <li key={dependent}>
            <Mono>{dependent}</Mono>
          </li>
        ))}
        {rest > 0 ? <li>and {plural(rest, 'more', 'more')}</li> : null}
      </Box>
    </Alert>
  );
}
