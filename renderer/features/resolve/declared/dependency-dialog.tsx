import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { type ReactNode, useState } from 'react';
import { conditionCanHold } from '../../../../contract/condition-can-hold.ts';
import { conditionWords } from '../../../../contract/condition-words.ts';
import { type Dependency, dependencyTypes } from '../../../../contract/kinds.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { ConstraintEditor } from '../constraint/constraint-editor.tsx';
import { rangeOf } from '../constraint/range-words.ts';
import { ConditionFields } from './condition-fields.tsx';
import { type DependencyDraft, dependencyOf, draftOf, draftProblems } from './dependency-draft.ts';
import { PackagePicker } from './package-picker.tsx';
import { WordListField } from './word-list-field.tsx';

interface DependencyDialogProps {
  /** The package that depends, `namespace/name`. */
  dependant: string;
  /** Undefined: a new one. */
  dependency: Dependency | undefined;
  onSave(dependency: Dependency): Promise<void>;
  onClose(): void;
}

const typeWords: Readonly<Record<Dependency['type'], string>> = {
  runtime: 'Runtime: needed to run it',
  dev: 'Dev: needed to work on it',
  build: 'Build: needed to build it',
  peer: 'Peer: its user brings it',
};

/** Add or change a dependency: package, versions, type, and when it counts. */
export default function DependencyDialog(props: DependencyDialogProps): ReactNode {
  const { dependant, dependency, onSave, onClose } = props;
  const [draft, setDraft] = useState(() => draftOf(dependency));
  // Half a name is no package: what is typed counts once the field is left or a suggestion taken.
  const [settled, setSettled] = useState(draft.coordinate);
  const change = (patch: Partial<DependencyDraft>): void => setDraft((before) => ({ ...before, ...patch }));
  const found = draftProblems(draft);
  const problems = Object.fromEntries(found.map(({ field, message }) => [field, message]));
  const named = problems.coordinate === undefined;
  const { coordinate, constraint } = draft;
  const readable = typeof constraint !== 'string' || rangeOf(constraint) !== undefined;
  const when = found.length === 0 ? dependencyOf(draft).when : undefined;
  const condition = conditionWords(when);
  return (
    <FormDialog
      wide
      title={dependency === undefined ? 'Add a dependency' : `Dependency on ${dependency.coordinate}`}
      submitLabel={dependency === undefined ? 'Add dependency' : 'Save'}
      ready={found.length === 0 && readable}
      onSubmit={async () => {
        await onSave(dependencyOf(draft));
        onClose();
      }}
      onClose={onClose}
    >
      {dependency === undefined ? (
        <Box onBlur={() => setSettled(coordinate.trim())}>
          <PackagePicker
            value={coordinate}
            onChange={(next) => change({ coordinate: next })}
            onPick={(picked, version) => {
              setSettled(picked);
              change({
                coordinate: picked,
                ...(constraint === '' ? { constraint: `^${version}` } : {}),
              });
            }}
            error={settled !== '' && settled === coordinate.trim() ? problems.coordinate : undefined}
          />
        </Box>
      ) : null}
      {settled === dependant ? (
        <Alert severity="warning">
          This is the package itself: only another version of it could be meant.
        </Alert>
      ) : null}
      <ConstraintEditor
        key={named && settled === coordinate.trim() ? settled : ''}
        coordinate={named && settled === coordinate.trim() ? settled : undefined}
        value={constraint}
        onChange={(next) => change({ constraint: next })}
        autoFocus={dependency !== undefined}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 4,
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
          alignItems: 'start',
        }}
      >
        <TextField
          select
          label="Type"
          value={draft.type}
          onChange={(event) => {
            const type = dependencyTypes.find((each) => each === event.target.value);
            if (type !== undefined) change({ type });
          }}
        >
          {dependencyTypes.map((type) => (
            <MenuItem key={type} value={type}>
              {typeWords[type]}
            </MenuItem>
          ))}
        </TextField>
        <FormControlLabel
          label="Optional: may be left out"
          control={
            <Checkbox checked={draft.optional} onChange={(_event, optional) => change({ optional })} />
          }
          slotProps={{ typography: { variant: 'body2' } }}
        />
      </Box>
      <WordListField
        label="Features to switch on in it"
        placeholder="None"
        value={draft.features}
        options={[]}
        onChange={(features) => change({ features })}
      />
      <details open={dependency?.when !== undefined}>
        <Box component="summary" sx={{ cursor: 'pointer', fontSize: 13, fontWeight: 600, py: 1, mb: 2 }}>
          {condition === '' ? 'Counts everywhere' : `Counts only ${condition}`}
        </Box>
        {when !== undefined && conditionCanHold(when) === false ? (
          <Alert severity="warning" sx={{ mb: 3 }}>
            This holds on no target: the dependency would never count.
          </Alert>
        ) : null}
        <ConditionFields draft={draft} onChange={change} problems={problems} />
      </details>
    </FormDialog>
  );
}
