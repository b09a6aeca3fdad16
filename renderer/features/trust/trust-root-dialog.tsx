import Autocomplete from '@mui/material/Autocomplete';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Key, TrustRoot } from '../../../contract/trust.ts';
import { useApi, useClient } from '../../app/host-context.ts';
import { namespacesOptions } from '../../app/namespaces.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useToast } from '../../ui/toast-context.ts';

interface TrustRootDialogProps {
  keys: readonly Key[];
  /** Undefined: make a new one. */
  root: TrustRoot | undefined;
  onClose(): void;
}

/** Choose a namespace, the keys it trusts and how many of them are needed. */
export default function TrustRootDialog({ keys, root, onClose }: TrustRootDialogProps): ReactNode {
  const client = useClient();
  const toast = useToast();
  const namespaces = useQuery(namespacesOptions(useApi()));
  const [namespace, setNamespace] = useState(root?.namespace ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(root?.keyIds ?? []);
  const [threshold, setThreshold] = useState(root?.threshold ?? 1);
  const [expires, setExpires] = useState(root?.expiresAt?.slice(0, 10) ?? '');
  const thresholdFits = Number.isInteger(threshold) && threshold >= 1 && threshold <= chosen.length;
  const usable = keys.filter(({ keyId, state }) => state !== 'revoked' || chosen.includes(keyId));

  const save = async (): Promise<void> => {
    const { affectedVersions } = await client.trust.setRoot({
      namespace: namespace.trim(),
      keyIds: [...chosen],
      threshold,
      ...(expires === '' ? {} : { expiresAt: `${expires}T23:59:59Z` }),
    });
    toast.show({
      message: `The trust root of ${namespace.trim()} is saved. Versions checked anew: ${affectedVersions}.`,
    });
    onClose();
  };
  return (
    <FormDialog
      wide
      title={root === undefined ? 'New trust root' : `Trust root of ${root.namespace}`}
      submitLabel="Save"
      ready={namespace.trim() !== '' && chosen.length > 0 && thresholdFits}
      onSubmit={save}
      onClose={onClose}
    >
      {root === undefined ? (
        <Autocomplete
          freeSolo
          options={(namespaces.data?.namespaces ?? []).map(({ path }) => path)}
          inputValue={namespace}
          onInputChange={(_event, value) => setNamespace(value)}
          renderInput={(params) => (
            <TextField
              {...params}
              autoFocus
              label="Namespace"
              placeholder="org.acme"
              helperText="It also holds for the namespaces below"
            />
          )}
          sx={{ mt: 2 }}
        />
      ) : null}
      <FormGroup>
        <FormLabel component="p" sx={{ fontSize: 13, m: 0 }}>
          Keys it trusts
        </FormLabel>
        {usable.map(({ keyId, name, state }) => (
          <FormControlLabel
            key={keyId}
            control={
              <Checkbox
                size="small"
                checked={chosen.includes(keyId)}
                onChange={(event) =>
                  setChosen(
                    event.target.checked ? [...chosen, keyId] : chosen.filter((other) => other !== keyId),
                  )
                }
              />
            }
            label={`${name}${state === 'active' ? '' : ` (${state})`} · ${keyId.slice(0, 12)}…`}
          />
        ))}
      </FormGroup>
      <TextField
        type="number"
        label="Signatures needed"
        value={threshold}
        onChange={(event) => setThreshold(Number(event.target.value))}
        error={chosen.length > 0 && !thresholdFits}
        helperText={
          chosen.length > 0 && !thresholdFits
            ? `A number from 1 to ${chosen.length}, the keys chosen`
            : 'A version is trusted when this many of the keys signed it'
        }
        slotProps={{ htmlInput: { min: 1, max: Math.max(1, chosen.length) } }}
      />
      <TextField
        type="date"
        label="Expires (optional)"
        value={expires}
        onChange={(event) => setExpires(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    </FormDialog>
  );
}
