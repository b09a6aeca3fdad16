import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { constraintText } from '../../registry/detail/constraint-text.ts';
import { ConstraintEditor } from '../constraint/constraint-editor.tsx';
import { useMatches } from '../constraint/use-matches.ts';
import { PackagePicker } from '../declared/package-picker.tsx';
import type { PairKind } from './pair-list.tsx';

interface PairDialogProps {
  kind: PairKind;
  /** Empty: a new one. */
  coordinate: string;
  value: string;
  onSave(coordinate: string, value: string): void;
  onClose(): void;
}

const words: Record<PairKind, { title: string; submit: string; lead: string }> = {
  pin: { title: 'Pin a package', submit: 'Pin', lead: 'No other version of the package is considered.' },
  override: {
    title: 'Override ranges',
    submit: 'Override',
    lead: 'Every requirement on the package is taken as this one, whoever declares it.',
  },
};

/** Choose a package and the version it must have, or the range that counts for it. */
export default function PairDialog({ kind, coordinate, value, onSave, onClose }: PairDialogProps): ReactNode {
  const [draft, setDraft] = useState({ coordinate, value });
  const named = /^[^/@\s]+\/[^/@\s]+$/u.test(draft.coordinate.trim());
  const { title, submit, lead } = words[kind];
  return (
    <FormDialog
      wide
      title={title}
      submitLabel={submit}
      ready={named && draft.value.trim() !== ''}
      onSubmit={async () => {
        onSave(draft.coordinate.trim(), draft.value.trim());
        onClose();
      }}
      onClose={onClose}
    >
      <Typography variant="body2" color="textSecondary">
        {lead}
      </Typography>
      <PackagePicker
        value={draft.coordinate}
        disabled={coordinate !== ''}
        onChange={(next) => setDraft((before) => ({ ...before, coordinate: next }))}
        onPick={(picked, version) =>
          setDraft((before) => ({
            coordinate: picked,
            value: before.value || (kind === 'pin' ? version : `^${version}`),
          }))
        }
        error={undefined}
      />
      {kind === 'pin' ? (
        <VersionField
          key={named ? draft.coordinate : ''}
          coordinate={named ? draft.coordinate.trim() : undefined}
          value={draft.value}
          onChange={(next) => setDraft((before) => ({ ...before, value: next }))}
        />
      ) : (
        <ConstraintEditor
          key={named ? draft.coordinate : ''}
          coordinate={named ? draft.coordinate.trim() : undefined}
          value={draft.value}
          onChange={(next) => setDraft((before) => ({ ...before, value: constraintText(next) }))}
        />
      )}
    </FormDialog>
  );
}

interface VersionFieldProps {
  coordinate: string | undefined;
  value: string;
  onChange(value: string): void;
}

function VersionField({ coordinate, value, onChange }: VersionFieldProps): ReactNode {
  const { data } = useMatches(coordinate, '*', 2_000);
  const versions = data?.versions.map(({ version }) => version) ?? [];
  const strange = value !== '' && data !== undefined && !versions.includes(value);
  return (
    <Autocomplete
      freeSolo
      options={versions}
      inputValue={value}
      value={value}
      onInputChange={(_event, next) => onChange(next)}
      renderInput={(params) => (
        <TextField
          {...params}
          required
          label="Version"
          helperText={
            strange ? 'This version is not in the registry: with this pin nothing can be found.' : ' '
          }
        />
      )}
    />
  );
}
