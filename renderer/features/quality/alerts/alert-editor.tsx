import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { type ReactNode, useState } from 'react';
import { type AlertRule, severities } from '../../../../contract/quality-alerts.ts';
import { useClient } from '../../../app/host-context.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { LabelledCheckbox } from '../../../ui/labelled-checkbox.tsx';
import { severityLooks } from './alert-words.ts';
import { ConditionField } from './condition-field.tsx';
import { useCheckedCondition } from './use-checked-condition.ts';

interface AlertEditorProps {
  /** Undefined: a new one. */
  rule: AlertRule | undefined;
  onDone(name: string): void;
  onClose(): void;
}

type Draft = Pick<AlertRule, 'name' | 'condition' | 'severity' | 'actions'>;

const empty: Draft = {
  name: '',
  condition: 'error_rate > 1 %',
  severity: 'warning',
  actions: ['notify', 'log'],
};

/** A rule as a form: the condition is read while it is typed. */
export default function AlertEditor({ rule, onDone, onClose }: AlertEditorProps): ReactNode {
  const { quality } = useClient();
  const [draft, setDraft] = useState<Draft>(rule ?? empty);
  const change = (patch: Partial<Draft>): void => setDraft({ ...draft, ...patch });
  const { condition, severity, actions } = draft;
  const name = draft.name.trim();
  const reading = useCheckedCondition(condition);
  const read = reading.current && reading.checked !== undefined && reading.checked.error === undefined;
  const tick = (action: AlertRule['actions'][number], on: boolean): void =>
    change({ actions: on ? [...actions, action] : actions.filter((each) => each !== action) });
  const save = async (): Promise<void> => {
    const input = { name, condition: condition.trim(), severity, actions };
    if (rule === undefined) await quality.addAlert({ ...input, enabled: true });
    else await quality.updateAlert({ ruleId: rule.id, ...input });
    onDone(name);
  };
  return (
    <FormDialog
      wide
      title={rule === undefined ? 'New alert' : `Edit “${rule.name}”`}
      submitLabel={rule === undefined ? 'Add the alert' : 'Save'}
      ready={name !== '' && read && actions.length > 0}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        label="Name"
        required
        autoFocus={rule === undefined}
        value={draft.name}
        placeholder="Imports fail"
        onChange={({ target }) => change({ name: target.value })}
        slotProps={{ htmlInput: { maxLength: 100 }, inputLabel: { shrink: true } }}
        sx={{ mt: 2 }}
      />
      <ConditionField
        value={condition}
        onChange={(next) => change({ condition: next })}
        reading={reading}
        autoFocus={rule !== undefined}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 4, rowGap: 2 }}>
        <TextField
          select
          label="Severity"
          value={severity}
          onChange={({ target }) => {
            const next = severities.find((each) => each === target.value);
            if (next !== undefined) change({ severity: next });
          }}
          sx={{ width: 150 }}
        >
          {severities.toReversed().map((each) => (
            <MenuItem key={each} value={each}>
              {severityLooks[each].label}
            </MenuItem>
          ))}
        </TextField>
        <Box role="group" aria-label="When it fires">
          <LabelledCheckbox
            label="Notify me"
            checked={actions.includes('notify')}
            onChange={(on) => tick('notify', on)}
          />
          <LabelledCheckbox
            label="Write to the log"
            checked={actions.includes('log')}
            onChange={(on) => tick('log', on)}
          />
        </Box>
      </Box>
      {actions.length === 0 ? (
        <Alert severity="warning">Choose at least one: an alert that tells nobody is of no use.</Alert>
      ) : null}
      {rule?.state === 'firing' && condition.trim() !== rule.condition ? (
        <Alert severity="info">
          It fires now. Another condition ends that, and is judged from its beginning.
        </Alert>
      ) : null}
    </FormDialog>
  );
}
